import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readPdf } from '../../../e2e/pdf.ts'
import { no } from '../../../shared/lib/result.ts'
import type { PointText } from '../../../shared/model/pointText.ts'
import { planDocument } from '../../../shared/print/planDocument.ts'
import type { PrintDocument } from '../../../shared/print/printDocument.ts'
import { aPlan } from '../../../shared/print/testing/aPlan.ts'
import {
  clauses,
  footnote,
  heading,
  paragraph,
  table,
  words,
} from '../../../shared/print/testing/aText.ts'
import { ARABIC, CYRILLIC } from '../../bench/filledPlan.ts'
import type { PdfPrinter } from '../../core/exportPlan.ts'
import { silentLog } from '../../core/log.ts'
import { createTypstPrinter, findParts } from './printer.ts'
import { aProgram, type WorkerProgram, workerFromSource } from './testing/workerFromSource.ts'
import { startWorker } from './workerProcess.ts'

/** Cold, on a machine that does much else. */
const SLOW = 120_000
/** The compiler that knows the standard runs on these machines alone. */
const hasNative = process.platform === 'linux' && process.arch === 'x64'

let program: WorkerProgram
const printers: PdfPrinter[] = []
function aPrinter(compiler: 'best' | 'wasm' = 'best'): PdfPrinter {
  const printer = createTypstPrinter({ log: silentLog, workerFile: program.file, compiler })
  printers.push(printer)
  return printer
}
beforeAll(async () => {
  program = await workerFromSource()
})
afterAll(async () => {
  await Promise.all(printers.map((printer) => printer.close()))
  await program.remove()
})

/** A copy with a watermark, whose first point has this text. */
const withText = (...text: PointText): PrintDocument =>
  planDocument(aPlan({ Peace: [{ heading: 'Sovereignty' }] }), () => text, {
    at: Date.UTC(2025, 10, 20, 14, 5),
    watermark: 'CONFIDENTIAL',
    recipient: { name: 'Room 4', code: 'K7QM-2XRD' },
    lineNumbers: true,
  })
const EVERYTHING = withText(
  paragraph(
    'See ',
    words('this', { link: 'https://example.org/a', bold: true }),
    footnote('Note.'),
  ),
  paragraph(CYRILLIC[0]),
  paragraph(ARABIC),
  clauses('One', ['Two', clauses('Inner')]),
  table([heading('Step'), heading('Days')], ['First', '中']),
)

const archived = (printer: PdfPrinter, document: PrintDocument) =>
  printer.print(document, { paper: 'a4', standard: 'a' })

/** What the file says about itself: XMP is never compressed. */
const saidBy = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1')

describe('a PDF for archives', { timeout: SLOW }, () => {
  it.runIf(hasNative)('says that it is PDF/A-2a, and holds all its words and tags', async () => {
    const made = await archived(aPrinter(), EVERYTHING)
    if (!made.ok) throw new Error(made.reason)
    const said = saidBy(made.value)
    expect(said).toContain('<pdfaid:part>2</pdfaid:part>')
    expect(said).toContain('<pdfaid:conformance>A</pdfaid:conformance>')
    expect(said).toContain('/OutputIntents')
    const { text, tagged } = await readPdf(made.value)
    expect(tagged).toBe(true)
    for (const shown of [
      'See this',
      'Note.',
      'Сторони',
      'التفاوض',
      'Inner',
      '[U+4E2D]',
      'Room 4',
    ]) {
      expect(text).toContain(shown)
    }
  })

  it.runIf(hasNative)('is the same, byte for byte, when it is made again', async () => {
    const printer = aPrinter()
    const first = await archived(printer, EVERYTHING)
    expect(await archived(printer, withText(paragraph('Something else')))).not.toEqual(first)
    expect(await archived(aPrinter(), EVERYTHING)).toEqual(first)
    expect(first.ok).toBe(true)
  })

  it.runIf(hasNative)(
    'is refused, and not made as something less, where it cannot be',
    async () => {
      // No words of a plan are known to come to this: a sign that no font has is spelled out before.
      const look = await aProgram(
        '#set document(title: "Odd")\nA sign that no font has: 中',
        'plan.typ',
      )
      const setup = { ...findParts('best'), templates: [look.file] }
      const worker = startWorker(program.file, setup, silentLog)
      const run = (standard: 'ua' | 'a') => worker.run({ json: '{}', madeAt: 0, standard }, SLOW)
      expect(await worker.ready).toBe('native')
      expect((await run('a')).kind).toBe('not-archivable')
      const read = await run('ua')
      expect(read).toMatchObject({ kind: 'made', note: expect.stringContaining('PDF/UA') })
      expect(read.kind === 'made' && saidBy(read.pdf)).not.toContain('pdfaid')
      await worker.stop()
      await look.remove()
    },
  )

  it('is refused where the compiler knows no such standard', async () => {
    const printer = aPrinter('wasm')
    expect(await archived(printer, EVERYTHING)).toEqual(no('no-archives'))
    expect((await printer.print(EVERYTHING, { paper: 'a4' })).ok).toBe(true)
  })
})
