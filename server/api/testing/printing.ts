import { inflateSync } from 'node:zlib'
import { unzipSync } from 'fflate'
import { readPdf } from '../../../e2e/pdf.ts'
import { nextTurn } from '../../adapters/clock/systemScheduler.ts'
import { createTypstPrinter } from '../../adapters/typst/printer.ts'
import { workerFromSource } from '../../adapters/typst/testing/workerFromSource.ts'
import { copyCode } from '../../core/copies.ts'
import { exportPlan, type PdfPrinter } from '../../core/exportPlan.ts'
import { silentLog } from '../../core/log.ts'
import { aServer, type TestServer } from './aServer.ts'

/** A printer as the server has it, from its sources. Whoever opens it closes it. */
export async function aRealPrinter(): Promise<PdfPrinter> {
  const program = await workerFromSource()
  const printer = createTypstPrinter({ log: silentLog, workerFile: program.file })
  return {
    print: (document, options) => printer.print(document, options),
    async close() {
      await printer.close()
      await program.remove()
    },
  }
}

/** A whole server on memory that prints real documents. */
export async function aPrintingServer(printer: PdfPrinter): Promise<TestServer> {
  let running: TestServer | null = null
  const server = await aServer({
    async exportPlan(planId, by, query) {
      if (running === null) throw new Error('The server has not started')
      const { rooms, now, versions, secrets } = running.context
      const ports = { rooms, printer, now, store: versions.store, pause: nextTurn }
      const newCode = () => copyCode(secrets.newToken())
      return exportPlan({ ...ports, newCode }, planId, by, query)
    },
  })
  running = server
  return server
}

/** All that somebody could find in a file: its bytes, what is packed in them, and what a reader of PDF shows. */
export async function allIn(bytes: Uint8Array): Promise<string> {
  const raw = Buffer.from(bytes)
  const found = [textsOf(raw)]
  if (raw.subarray(0, 2).toString() === 'PK') {
    for (const part of Object.values(unzipSync(bytes))) found.push(textsOf(Buffer.from(part)))
  }
  if (raw.subarray(0, 5).toString() === '%PDF-') {
    for (const stream of streamsOf(raw)) found.push(textsOf(stream))
    found.push((await readPdf(bytes)).text)
  }
  return found.join('\n')
}

/** In the encodings that texts in files have. */
const textsOf = (bytes: Buffer): string =>
  [bytes.toString('utf8'), bytes.toString('utf16le'), bytes.subarray(1).toString('utf16le')].join(
    '\n',
  )

/** The streams of a PDF, unpacked where they are packed. */
function streamsOf(pdf: Buffer): Buffer[] {
  const streams: Buffer[] = []
  for (let from = 0; ;) {
    const begin = pdf.indexOf('stream\n', from)
    if (begin === -1) return streams
    const end = pdf.indexOf('endstream', begin)
    const packed = pdf.subarray(begin + 'stream\n'.length, end)
    try {
      streams.push(inflateSync(packed, { finishFlush: 2 }))
    } catch {
      streams.push(packed)
    }
    from = end + 'endstream'.length
  }
}
