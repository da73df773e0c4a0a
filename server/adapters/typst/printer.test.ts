import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readPdf } from '../../../e2e/pdf.ts'
import type { Block, PointText } from '../../../shared/model/pointText.ts'
import { planDocument } from '../../../shared/print/planDocument.ts'
import type { PrintDocument } from '../../../shared/print/printDocument.ts'
import { aPlan } from '../../../shared/print/testing/aPlan.ts'
import {
  cell,
  clauses,
  footnote,
  heading,
  paragraph,
  reference,
  table,
  words,
} from '../../../shared/print/testing/aText.ts'
import { ARABIC, CYRILLIC, filledPlan, INDONESIAN } from '../../bench/filledPlan.ts'
import type { Paper, PdfPrinter } from '../../core/exportPlan.ts'
import type { Log } from '../../core/log.ts'
import { templateSchema } from '../../core/template.ts'
import { createTypstPrinter, type TypstPrinterOptions } from './printer.ts'
import { type WorkerProgram, workerFromSource } from './testing/workerFromSource.ts'

const AT = Date.UTC(2025, 10, 20, 14, 5)
/** Cold, on a machine that does much else. */
const SLOW = 120_000

const template = templateSchema.parse(
  JSON.parse(readFileSync(new URL('../../templates/28-points.json', import.meta.url), 'utf8')),
)

let program: WorkerProgram
const complaints: string[] = []
const log: Log = {
  debug() {},
  info() {},
  warn: (message) => complaints.push(message),
  error: (message) => complaints.push(message),
}
const started: PdfPrinter[] = []
function aPrinter(options: Partial<TypstPrinterOptions> = {}): PdfPrinter {
  const printer = createTypstPrinter({ log, workerFile: program.file, ...options })
  started.push(printer)
  return printer
}

beforeAll(async () => {
  program = await workerFromSource()
})
afterAll(async () => {
  await Promise.all(started.map((printer) => printer.close()))
  await program.remove()
})

async function bytesOf(
  printer: PdfPrinter,
  document: PrintDocument,
  paper: Paper = 'a4',
): Promise<Uint8Array> {
  const printed = await printer.print(document, { paper })
  if (!printed.ok) throw new Error(printed.reason)
  return printed.value
}

/** A plan of one pillar with this text in its first point. */
const withText = (...text: PointText): PrintDocument =>
  planDocument(
    aPlan({ Peace: [{ heading: 'Sovereignty', sourceNumber: 21 }, { heading: 'Next' }] }),
    (id) => (id === 'p1' ? text : []),
    { at: AT },
  )

/** Words without the places where a line may break. */
const flat = (text: string): string => text.replace(/[\u200b\u00ad]/g, '')

describe('a printed plan', { timeout: SLOW }, () => {
  let printer: PdfPrinter
  beforeAll(() => {
    printer = aPrinter()
  })
  const readingOf = async (...text: Block[]) => readPdf(await bytesOf(printer, withText(...text)))

  it('has a title page, contents, pillars and numbered points, and is tagged', async () => {
    const { plan, text } = filledPlan(template)
    const document = planDocument(plan, text, { at: AT })
    const { pages, title, tagged } = await readPdf(await bytesOf(printer, document))
    expect(title).toBe(template.title)
    expect(tagged).toBe(true)
    expect(pages[0]).toContain(template.title)
    expect(pages[0]).toContain('Draft 1')
    expect(pages[0]).toContain('The text as it stood on 20 November 2025 at 14:05 UTC')
    for (const party of template.parties) expect(pages[0]).toContain(party.name)
    for (const pillar of template.pillars) {
      expect(pages[1]).toContain(pillar.heading)
      for (const point of pillar.points) expect(pages[1]).toContain(point.heading)
    }
    expect(pages.length).toBeGreaterThan(15)
    pages.slice(1).forEach((page, at) => {
      expect(page).toContain(`Page ${at + 2} of ${pages.length}`)
      expect(page).toContain(template.symbol)
    })
  })

  it('holds the words of every script and language', async () => {
    const { text } = await readingOf(
      ...CYRILLIC.map((one) => paragraph(one)),
      paragraph(ARABIC),
      paragraph(INDONESIAN),
    )
    // Words are broken at the ends of lines.
    const joined = flat(text).replace(/[\s-]/g, '')
    for (const word of ['Сторони', 'переговорів', 'чинності', 'Объединённая', 'учреждается']) {
      expect(joined).toContain(word)
    }
    for (const word of ['الأطراف', 'التفاوض', 'لجنة', 'تقاريرها']) expect(joined).toContain(word)
    for (const word of ['Pihak', 'perundingan', 'prasyarat']) expect(joined).toContain(word)
  })

  it('shows labels, notes, tables and references with their numbers', async () => {
    const { text } = await readingOf(
      paragraph('See ', reference('p2'), footnote('As agreed in the annex.')),
      clauses(['One', clauses('Inner')], 'Two'),
      table([heading('Step'), heading('Days')], ['First', '30']),
    )
    for (const shown of ['See point 2', '(a)', '(i)', 'Inner', '(b)', 'As agreed in the annex.']) {
      expect(text).toContain(shown)
    }
    expect(text).toMatch(/Step\s+Days\s+First\s+30/)
    expect(text).toContain('source no. 21')
    expect(text).toContain('[Text to be proposed]')
  })

  it('says of a struck point that it was struck, and no more', async () => {
    const plan = aPlan({ Peace: [{ heading: 'One' }, { heading: 'Gone', struck: true }] })
    const document = planDocument(plan, () => [paragraph('These words')], { at: AT })
    const { pages } = await readPdf(await bytesOf(printer, document))
    expect(pages[2]).toMatch(/Gone\s+Struck\./)
    expect(pages[2]?.match(/These words/g)).toHaveLength(1)
  })

  it('repeats the headings of a table on every page that it reaches', async () => {
    const rows = Array.from({ length: 2_000 }, (_, at) => [`row ${at + 1}`, 'some words', `${at}`])
    const { pages } = await readingOf(
      table([heading('Row'), heading('Words'), heading('Number')], ...rows),
    )
    const body = pages.slice(2)
    expect(body.length).toBeGreaterThan(20)
    for (const page of body.slice(0, -1)) expect(page).toMatch(/Row\s+Words\s+Number/)
    expect(body.at(-1)).toContain('row 2000')
  })

  it('takes what Typst means by a character for the character', async () => {
    const signs =
      '#panic("x") #import "@preview/a:1.0.0" {} [] $x^2$ *b* _i_ `r` @ref <label> \\ // /* */ ~ = - + -- "q"'
    const { text } = await readingOf(paragraph(signs))
    expect(text).toContain(signs)
  })

  it('keeps a word of any length on the page', async () => {
    const { pages } = await readingOf(paragraph('x'.repeat(100_000)))
    const letters = pages.slice(2).join('').match(/x/g)?.length ?? 0
    expect(letters).toBeGreaterThanOrEqual(100_000)
    expect(pages.length).toBeGreaterThan(10)
  })

  it('shows the code point of a letter that it has no picture for', async () => {
    const { text } = await readingOf(paragraph('In 中 and 😀, half \ud800'))
    expect(flat(text)).toContain('In [U+4E2D] and [U+1F600], half [U+FFFD]')
  })

  it('cannot be made to read as other words by marks of direction or control', async () => {
    const { text } = await readingOf(paragraph('We \u202etcejer\u202c this\u0000\u0008.'))
    expect(text.replace(/[\u2066-\u2069]/g, '')).toContain('We tcejer this.')
  })

  it('bears headings with notes, spans beyond the table, and nesting beyond all measure', async () => {
    let deep: Block[] = [paragraph('innermost')]
    for (let level = 0; level < 35; level++) deep = [clauses([`level ${level}`, ...deep])]
    let boxes: Block[] = [paragraph('in a box')]
    for (let level = 0; level < 35; level++) boxes = [table([cell(boxes)])]
    const { text } = await readingOf(
      table(
        [cell([paragraph('Head', footnote('of the head'))], { header: true, rowspan: 9 })],
        [cell('wide', { colspan: 100, rowspan: 100 })],
        [],
      ),
      ...deep,
      ...boxes,
    )
    for (const shown of ['of the head', 'wide', 'innermost', 'in a box']) {
      expect(text).toContain(shown)
    }
  })

  it('keeps every link, and its tags, whatever words are linked', async () => {
    const linked = (text: string, marks = {}) =>
      words(text, { link: 'https://example.org/a', ...marks })
    const long = 'responsibilities of an institution '.repeat(5)
    const links = [
      paragraph('A ', linked('bold', { bold: true }), linked(' word')),
      paragraph(linked('soft\u00ad')),
      paragraph(linked(' '), linked('\u200b')),
      paragraph('ع ', linked(`${long}التفاوض `), long),
      paragraph('\u202e', linked('#'), long),
    ]
    const { text, tagged } = await readingOf(...links)
    expect(tagged).toBe(true)
    expect(text).toContain('A bold word soft')
    expect(complaints).toEqual([])
  })

  it('is the same, byte for byte, when it is made again', async () => {
    const document = withText(paragraph('The same words', footnote('and note')), clauses('a', 'b'))
    const first = await bytesOf(printer, document)
    const other = aPrinter()
    expect(await bytesOf(other, withText(paragraph('Something else')))).not.toEqual(first)
    expect(await bytesOf(other, document)).toEqual(first)
    await other.close()
  })

  it('fits the paper', async () => {
    const document = withText(paragraph('Words'))
    // The size of a page in points stands in the file as it is.
    const sizeOf = async (paper: Paper) =>
      /\/MediaBox ?\[([^\]]*)\]/.exec(
        Buffer.from(await bytesOf(printer, document, paper)).toString('latin1'),
      )?.[1]
    expect(await sizeOf('a4')).toMatch(/595\.\d* 841\.\d*/)
    expect(await sizeOf('letter')).toMatch(/612 792/)
  })

  it('is PDF/UA where the compiler can, and nobody complained', async () => {
    const bytes = await bytesOf(printer, withText(paragraph(words('Words', { bold: true }))))
    if (process.platform === 'linux' && process.arch === 'x64') {
      expect(Buffer.from(bytes).toString('latin1')).toContain('<pdfuaid:part>1</pdfuaid:part>')
    }
    expect(complaints).toEqual([])
  })
})

describe('where there is no native compiler', { timeout: SLOW }, () => {
  it('a plan is printed all the same, tagged and with all its words', async () => {
    const printer = aPrinter({ compiler: 'wasm' })
    const document = withText(
      paragraph(CYRILLIC[0], footnote('As agreed.')),
      paragraph(ARABIC),
      table([heading('Step')], ['中']),
    )
    const bytes = await bytesOf(printer, document)
    const { text, tagged, title } = await readPdf(bytes)
    expect(tagged).toBe(true)
    expect(title).toBe('A framework')
    for (const word of ['Сторони', 'التفاوض', 'As agreed.', '[U+4E2D]', 'Page 3 of 3']) {
      expect(text).toContain(word)
    }
    expect(await bytesOf(printer, document)).toEqual(bytes)
  })
})
