import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { no, type Result, yes } from '../../../shared/lib/result.ts'
import type { PrintFailure } from '../../core/exportPlan.ts'
import type { Log } from '../../core/log.ts'
import { createPrintQueue } from '../../core/printQueue.ts'
import type { WordJob, WordMaker } from '../../core/wordJob.ts'
import type { WordAnswer } from './worker.ts'

export interface WordMakerOptions {
  readonly log: Log
  /** How long one document may take. */
  readonly limitMs?: number
  /** The worker's program; by default the compiled one beside this file. */
  readonly workerFile?: string
}

/** A plan of 28 full points takes a tenth of a second, warm; a hundred times as much is more than anybody writes. */
const LIMIT_MS = 60_000
/** Documents that are waited for at once, the one being made included. */
const MAX_WAITING = 16
/** A job with more characters would take longer than anybody waits. */
const MAX_JOB_CHARACTERS = 24_000_000
/** Of a worker; one that needs more ends, and the server goes on. */
const MAX_HEAP_MB = 768

type Outcome = WordAnswer | { readonly kind: 'took-too-long' } | { readonly kind: 'ended' }

/**
 * Makes Word documents in a thread of its own, one at a time. The thread starts with the first document, stays warm, and
 * is replaced when it ends or takes too long.
 */
export function createWordMaker(options: WordMakerOptions): WordMaker {
  const { log, limitMs = LIMIT_MS } = options
  const workerFile = options.workerFile ?? fileURLToPath(new URL('./worker.js', import.meta.url))
  let worker: Worker | null = null
  const queue = createPrintQueue(MAX_WAITING, async () => worker?.terminate())

  function start(): Worker {
    const started = new Worker(workerFile, {
      // It reads what strangers wrote, so it is given nothing that it could give away.
      env: {},
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB },
    })
    started.on('error', (error) => {
      log.warn('word worker ended', { why: error instanceof Error ? error.name : 'unknown' })
    })
    started.once('exit', () => {
      if (worker === started) worker = null
    })
    worker = started
    return started
  }

  function run(used: Worker, job: string): Promise<Outcome> {
    return new Promise((resolve) => {
      const end = (): void => done({ kind: 'ended' })
      const limit = setTimeout(() => done({ kind: 'took-too-long' }), limitMs)
      const done = (outcome: Outcome): void => {
        clearTimeout(limit)
        used.off('message', done)
        used.off('exit', end)
        resolve(outcome)
      }
      used.on('message', done)
      used.once('exit', end)
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
      used.postMessage(job)
    })
  }

  async function make(job: WordJob): Promise<Result<Uint8Array, PrintFailure>> {
    // As one text it is handed over in one piece, and only once is it known how much it is.
    const json = JSON.stringify(job)
    if (json.length > MAX_JOB_CHARACTERS) return no('too-large')
    const used = worker ?? start()
    const outcome = await run(used, json)
    switch (outcome.kind) {
      case 'made':
        return yes(outcome.bytes)
      case 'failed':
        log.error('word document not made', { why: outcome.why })
        return no('printer-failed')
      case 'took-too-long':
        await used.terminate()
        return no('took-too-long')
      case 'ended':
        return no(!queue.isClosed() ? 'printer-failed' : 'closed')
    }
  }

  return {
    make: (job) => queue.take(() => make(job)),
    close: () => queue.close(),
  }
}
