import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { no, type Result, yes } from '../../../shared/lib/result.ts'
import type { PrintDocument } from '../../../shared/print/printDocument.ts'
import type { Paper, PdfPrinter, PrintFailure } from '../../core/exportPlan.ts'
import type { Log } from '../../core/log.ts'
import { FONT_FILES, readFamilies } from './fonts.ts'
import { createLegible, type Legible } from './legible.ts'
import { makeSettable } from './settable.ts'
import { withoutWords } from './withoutWords.ts'
import type { CompilerName, WorkerSetup } from './worker.ts'
import { startWorker, type WorkerProcess } from './workerProcess.ts'

export interface TypstPrinterOptions {
  readonly log: Log
  /** `wasm` leaves the native compiler alone even where there is one. */
  readonly compiler?: 'best' | 'wasm'
  /** How long one document may take. */
  readonly limitsMs?: Readonly<Record<CompilerName, number>>
  /** The worker's program; by default the compiled one beside this file. */
  readonly workerFile?: string
}

/** A document of 150 pages takes a second or two native and some ten times that otherwise, cold and on a busy machine. */
const LIMITS_MS = { native: 20_000, wasm: 90_000 }
/** Documents that are waited for at once, the one being made included. */
const MAX_WAITING = 16
/** A job with more characters would take longer than anybody waits. */
const MAX_JOB_CHARACTERS = 12_000_000
/** A worker that has come to hold more is replaced by a fresh one. */
const MAX_MEMORY = 768 * 1024 * 1024

const NATIVE_PACKAGE = '@myriaddreamin/typst-ts-node-compiler-linux-x64-gnu'
const WASM_PACKAGE = '@myriaddreamin/typst-ts-web-compiler'

/**
 * A printer that sets type with Typst in a process of its own. The process starts with the first document, stays warm,
 * and is replaced when it crashes, hangs or grows; one document is made at a time.
 */
export function createTypstPrinter(options: TypstPrinterOptions): PdfPrinter {
  const { log, limitsMs = LIMITS_MS } = options
  const workerFile = options.workerFile ?? fileURLToPath(new URL('./worker.js', import.meta.url))
  let setup: WorkerSetup | null = null
  let legible: Promise<Legible> | null = null
  let worker: WorkerProcess | null = null
  let last: Promise<unknown> = Promise.resolve()
  let waiting = 0
  let closed: Promise<void> | null = null

  function warmWorker(): WorkerProcess {
    if (worker === null || worker.ended()) {
      setup ??= findParts(options.compiler ?? 'best')
      worker = startWorker(workerFile, setup, log)
    }
    return worker
  }

  async function make(
    document: PrintDocument,
    paper: Paper,
  ): Promise<Result<Uint8Array, PrintFailure>> {
    if (closed !== null) return no('closed')
    legible ??= readFamilies().then(createLegible)
    const json = JSON.stringify({ document: makeSettable(document, await legible), paper })
    if (json.length > MAX_JOB_CHARACTERS) return no('too-large')
    const madeAt = Math.floor(Date.parse(document.date.iso) / 1000)
    const used = warmWorker()
    const compiler = await used.ready
    if (compiler === null) return no(closed === null ? 'printer-failed' : 'closed')
    const outcome = await used.run({ json, madeAt }, limitsMs[compiler])
    switch (outcome.kind) {
      case 'made':
        if (outcome.note !== null)
          log.warn('document is not PDF/UA', { note: withoutWords(outcome.note) })
        if (outcome.memory > MAX_MEMORY) await used.stop()
        return yes(outcome.pdf)
      case 'failed':
        log.error('document not made', { why: withoutWords(outcome.why) })
        return no('printer-failed')
      case 'took-too-long':
        await used.stop()
        return no('took-too-long')
      case 'ended':
        return no(closed === null ? 'printer-failed' : 'closed')
    }
  }

  return {
    async print(document, { paper }) {
      if (closed !== null) return no('closed')
      if (waiting >= MAX_WAITING) return no('busy')
      waiting++
      const made = last.then(() => make(document, paper))
      last = made.catch(() => {})
      try {
        return await made
      } finally {
        waiting--
      }
    },
    close() {
      closed ??= (async () => {
        await worker?.stop()
        await last
      })()
      return closed
    },
  }
}

function findParts(compiler: 'best' | 'wasm'): WorkerSetup {
  const require = createRequire(import.meta.url)
  return {
    native: compiler === 'wasm' ? null : resolved(require, NATIVE_PACKAGE),
    wasm: {
      module: pathToFileURL(require.resolve(WASM_PACKAGE)).href,
      code: require.resolve(`${WASM_PACKAGE}/wasm`),
    },
    template: templateFile(),
    fonts: FONT_FILES,
  }
}

/** An optional package's file; null where it is not installed. */
function resolved(require: NodeJS.Require, name: string): string | null {
  try {
    return require.resolve(name)
  } catch {
    return null
  }
}

/** The template lies with the sources, wherever this file was compiled to: it is looked for from the package down. */
function templateFile(): string {
  const here = dirname(fileURLToPath(import.meta.url))
  for (let folder = here; ; folder = dirname(folder)) {
    const file = join(folder, 'server', 'adapters', 'typst', 'plan.typ')
    if (existsSync(file)) return file
    if (folder === dirname(folder)) throw new Error('The template plan.typ was not found')
  }
}
