import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { no } from '../../../shared/lib/result.ts'
import { planDocument } from '../../../shared/print/planDocument.ts'
import type { PrintDocument } from '../../../shared/print/printDocument.ts'
import { aPlan } from '../../../shared/print/testing/aPlan.ts'
import { paragraph } from '../../../shared/print/testing/aText.ts'
import type { PdfPrinter } from '../../core/exportPlan.ts'
import type { Log, LogFields } from '../../core/log.ts'
import { createTypstPrinter, type TypstPrinterOptions } from './printer.ts'
import { aProgram, type WorkerProgram } from './testing/workerFromSource.ts'

/** A worker that does what the text of its document says, and else answers with its own process id. */
const OBEDIENT = `
process.on('message', ({ json, standard }) => {
  if (json.includes('old compiler')) return process.send({ kind: 'no-archives' })
  if (standard === 'a') return process.send({ kind: 'not-archivable', why: 'a sign' })
  if (json.includes('never end')) while (true);
  if (json.includes('crash')) process.abort();
  if (json.includes('be refused'))
    return process.send({ kind: 'failed', why: 'cannot show "secret words" here' })
  const memory = json.includes('grow') ? 2 ** 40 : 1
  process.send({ kind: 'made', pdf: Buffer.from(String(process.pid)), memory, note: null })
})
process.on('disconnect', () => process.exit())
process.send({ kind: 'ready', compiler: 'native' })
`
const STILLBORN = `process.exit(3)`

const documentSaying = (text: string): PrintDocument =>
  planDocument(aPlan({ Peace: [{ heading: 'One' }] }), () => [paragraph(text)], { at: 0 })

let obedient: WorkerProgram
let stillborn: WorkerProgram
beforeAll(async () => {
  obedient = await aProgram(OBEDIENT)
  stillborn = await aProgram(STILLBORN)
})
afterAll(async () => {
  await obedient.remove()
  await stillborn.remove()
})

const printers: PdfPrinter[] = []
afterEach(async () => {
  await Promise.all(printers.splice(0).map((printer) => printer.close()))
})

const lines: { message: string; fields: LogFields }[] = []
const keep = (message: string, fields: LogFields = {}): void => {
  lines.push({ message, fields })
}
const log: Log = { debug: keep, info: keep, warn: keep, error: keep }

function aPrinter(options: Partial<TypstPrinterOptions> = {}) {
  const printer = createTypstPrinter({ log, workerFile: obedient.file, ...options })
  printers.push(printer)
  /** The worker's process id, or why there is no document. */
  const print = async (text: string): Promise<string> => {
    const printed = await printer.print(documentSaying(text), { paper: 'a4' })
    return printed.ok ? Buffer.from(printed.value).toString() : printed.reason
  }
  return { print, printer, close: () => printer.close() }
}

describe('a printer', () => {
  it('keeps its worker warm', async () => {
    const { print } = aPrinter()
    const pid = await print('peace')
    expect(pid).toMatch(/^\d+$/)
    expect(await print('more peace')).toBe(pid)
  })

  it('ends a worker that takes too long, and goes on with another', async () => {
    const { print } = aPrinter({ limitsMs: { native: 300, wasm: 300 } })
    const pid = await print('peace')
    const [late, next] = await Promise.all([print('never end'), print('peace')])
    expect(late).toBe('took-too-long')
    expect(next).toMatch(/^\d+$/)
    expect(next).not.toBe(pid)
    expect(() => process.kill(Number(pid), 0)).toThrow(/ESRCH/)
  })

  it('outlives a worker that crashes', async () => {
    const { print } = aPrinter()
    const pid = await print('peace')
    const [crashed, next] = await Promise.all([print('crash'), print('peace')])
    expect(crashed).toBe('printer-failed')
    expect(next).toMatch(/^\d+$/)
    expect(next).not.toBe(pid)
  })

  it('replaces a worker that died of itself between two documents', async () => {
    const { print } = aPrinter()
    const pid = await print('peace')
    process.kill(Number(pid), 'SIGKILL')
    const next = await print('peace')
    expect(next).toMatch(/^\d+$/)
    expect(next).not.toBe(pid)
  })

  it('replaces a worker that has grown too large, after its document', async () => {
    const { print } = aPrinter()
    const pid = await print('grow')
    expect(pid).toMatch(/^\d+$/)
    expect(await print('peace')).not.toBe(pid)
  })

  it('says when a worker cannot be started, and tries again', async () => {
    const { print } = aPrinter({ workerFile: stillborn.file })
    expect(await print('peace')).toBe('printer-failed')
    expect(await print('peace')).toBe('printer-failed')
  })

  it('says why a document failed without the words of the text', async () => {
    lines.length = 0
    const { print } = aPrinter()
    expect(await print('be refused')).toBe('printer-failed')
    expect(lines).toContainEqual({
      message: 'document not made',
      fields: { why: 'cannot show … here' },
    })
    expect(await print('peace')).toMatch(/^\d+$/)
  })

  it('takes so many documents at once and no more', async () => {
    const { print } = aPrinter()
    const all = await Promise.all(Array.from({ length: 36 }, () => print('peace')))
    expect(all.filter((one) => /^\d+$/.test(one))).toHaveLength(32)
    expect(all.filter((one) => one === 'busy')).toHaveLength(4)
    expect(await print('peace')).toMatch(/^\d+$/)
  })

  it('refuses a document too large to wait for', async () => {
    const { print } = aPrinter()
    expect(await print('x'.repeat(13_000_000))).toBe('too-large')
    expect(await print('peace')).toMatch(/^\d+$/)
  })

  it('does not make a document that nobody waits for any more', async () => {
    const { print, printer } = aPrinter()
    const leaving = new AbortController()
    const before = print('peace')
    const late = printer.print(documentSaying('late'), { paper: 'a4', signal: leaving.signal })
    leaving.abort()
    expect(await before).toMatch(/^\d+$/)
    expect(await late).toEqual(no('given-up'))
    expect(await print('peace')).toBe(await before)
  })

  it('keeps its worker when a text cannot be archived', async () => {
    const { print, printer } = aPrinter()
    const pid = await print('peace')
    const archive = (text: string) =>
      printer.print(documentSaying(text), { paper: 'a4', standard: 'a' })
    expect(await archive('peace')).toEqual(no('not-archivable'))
    expect(await archive('old compiler')).toEqual(no('no-archives'))
    expect(await print('peace')).toBe(pid)
  })

  it('closes at once, also in the middle of a document, and twice', async () => {
    const { print, close } = aPrinter()
    const pid = await print('peace')
    const underWay = Promise.all([print('never end'), print('waits')])
    await close()
    await close()
    expect(await underWay).toEqual(['closed', 'closed'])
    expect(await print('peace')).toBe('closed')
    expect(() => process.kill(Number(pid), 0)).toThrow(/ESRCH/)
  })

  it('closes before it ever printed', async () => {
    const { print, close } = aPrinter()
    await close()
    expect(await print('peace')).toBe('closed')
  })
})
