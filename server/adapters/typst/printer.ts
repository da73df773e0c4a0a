import { existsSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { no, type Result, yes } from '../../../shared/lib/result.ts'
import type { PrintDocument } from '../../../shared/print/printDocument.ts'
import type { PdfPrinter, PrintFailure, PrintOptions } from '../../core/exportPlan.ts'
import type { Log } from '../../core/log.ts'
import { createPrintQueue } from '../../core/printQueue.ts'
import { FONT_FILES, readFamilies } from './fonts.ts'
import { createLegible, type Legible } from './legible.ts'
import { makeSettable } from './settable.ts'
import { withoutWords } from './withoutWords.ts'
import type { CompilerName, WorkerJob, WorkerSetup } from './worker.ts'
import { type Outcome, startWorker, type WorkerProcess } from './workerProcess.ts'

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
/** Documents that are waited for at once, the one being made included: copies for a whole table and some more. */
const MAX_WAITING = 32
/** A job with more characters would take longer than anybody waits. */
const MAX_JOB_CHARACTERS = 12_000_000
/** A worker that has come to hold more is replaced by a fresh one. */
const MAX_MEMORY = 768 * 1024 * 1024

const NATIVE_PACKAGE = '@myriaddreamin/typst-ts-node-compiler-linux-x64-gnu'
const WASM_PACKAGE = '@myriaddreamin/typst-ts-web-compiler'
const MAIN_TEMPLATE = 'plan.typ'

/**
 * A printer that sets type with Typst in a process of its own. The process starts with the first document, stays warm,
 * and is replaced when it crashes, hangs or grows; one document is made at a time.
 */
export function createTypstPrinter(options: TypstPrinterOptions): PdfPrinter {
  const { log, limitsMs = LIMITS_MS } = options
  const workerFile = options.workerFile ?? fileURLToPath(new URL('./worker.js', import.meta.url))
  let setup: WorkerSetup | null = null
  let legible: Legible | null = null
  let worker: WorkerProcess | null = null
  const queue = createPrintQueue(MAX_WAITING, async () => worker?.stop())

  async function make(
    document: PrintDocument,
    { paper, standard = 'ua' }: PrintOptions,
  ): Promise<Result<Uint8Array, PrintFailure>> {
    legible ??= createLegible(await readFamilies())
    const json = JSON.stringify({ document: makeSettable(document, legible), paper })
    if (json.length > MAX_JOB_CHARACTERS) return no('too-large')
    const job = { json, madeAt: Math.floor(Date.parse(document.date.iso) / 1000), standard }
    let outcome: Outcome = { kind: 'ended' }
    // A warm worker may have died of itself since its last document; a fresh one that ends dies of this one.
    if (worker !== null) outcome = await run(worker, job)
    if (outcome.kind === 'ended' && !queue.isClosed()) {
      setup ??= findParts(options.compiler ?? 'best')
      worker = startWorker(workerFile, setup, log)
      outcome = await run(worker, job)
    }
    switch (outcome.kind) {
      case 'made':
        if (outcome.note !== null) {
          log.warn('document is not PDF/UA', { note: withoutWords(outcome.note) })
        }
        return yes(outcome.pdf)
      case 'failed':
        log.error('document not made', { why: withoutWords(outcome.why) })
        return no('printer-failed')
      case 'not-archivable':
        log.info('document is not PDF/A', { why: withoutWords(outcome.why) })
        return no('not-archivable')
      case 'no-archives':
        return no('no-archives')
      case 'took-too-long':
        return no('took-too-long')
      case 'ended':
        return no(!queue.isClosed() ? 'printer-failed' : 'closed')
    }
  }

  /** Runs a job, and parts with a worker that is of no more use. */
  async function run(used: WorkerProcess, job: WorkerJob): Promise<Outcome> {
    const compiler = await used.ready
    const outcome: Outcome =
      compiler === null ? { kind: 'ended' } : await used.run(job, limitsMs[compiler])
    const isOver = outcome.kind === 'took-too-long' || outcome.kind === 'ended'
    if (isOver || (outcome.kind === 'made' && outcome.memory > MAX_MEMORY)) {
      await used.stop()
      worker = null
    }
    return outcome
  }

  return {
    print: (document, asked) => queue.take(() => make(document, asked), asked.signal),
    close: () => queue.close(),
  }
}

/** What a worker is started with on this machine. */
export function findParts(compiler: 'best' | 'wasm'): WorkerSetup {
  const require = createRequire(import.meta.url)
  return {
    native: compiler === 'wasm' ? null : resolved(require, NATIVE_PACKAGE),
    wasm: {
      module: pathToFileURL(require.resolve(WASM_PACKAGE)).href,
      code: require.resolve(`${WASM_PACKAGE}/wasm`),
    },
    templates: templateFiles(),
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

/** The templates lie with the sources, wherever this file was compiled to: they are looked for from the package down. */
function templateFiles(): readonly string[] {
  const here = dirname(fileURLToPath(import.meta.url))
  for (let above = here; ; above = dirname(above)) {
    const folder = join(above, 'server', 'adapters', 'typst')
    if (existsSync(join(folder, MAIN_TEMPLATE))) {
      const names = readdirSync(folder).filter((name) => name.endsWith('.typ'))
      return names.map((name) => join(folder, name))
    }
    if (above === dirname(above)) throw new Error(`The template ${MAIN_TEMPLATE} was not found`)
  }
}
