import { fork } from 'node:child_process'
import { availableParallelism, setPriority } from 'node:os'
import type { Log } from '../../core/log.ts'
import { withoutWords } from './withoutWords.ts'
import type { CompilerName, WorkerAnswer, WorkerJob, WorkerSetup } from './worker.ts'

/** A worker that is not ready by then never will be. */
const START_LIMIT_MS = 60_000
/** JavaScript in the worker only hands documents over; the compiler's memory is its own and watched by the printer. */
const MAX_HEAP_MB = 512
/** What a worker says on standard error before it dies is a few lines. */
const MAX_LAST_WORDS = 2_000

export type Outcome =
  | Exclude<WorkerAnswer, { kind: 'ready' }>
  | { readonly kind: 'took-too-long' }
  | { readonly kind: 'ended' }

/** A print worker that runs. It does one job at a time. */
export interface WorkerProcess {
  /** Resolves once it takes jobs; null when it ended before. */
  readonly ready: Promise<CompilerName | null>
  /** Never rejects. After `took-too-long` and `ended` the worker is of no more use. */
  run(job: WorkerJob, limitMs: number): Promise<Outcome>
  /** Ends it at once, whatever it does; resolves when it is gone. Safe twice. */
  stop(): Promise<void>
}

export function startWorker(file: string, setup: WorkerSetup, log: Log): WorkerProcess {
  const child = fork(file, [JSON.stringify(setup)], {
    // It reads what strangers wrote, so it is given nothing that it could give away, and one core less than there are.
    env: { RAYON_NUM_THREADS: String(Math.max(1, availableParallelism() - 1)) },
    execArgv: [`--max-old-space-size=${MAX_HEAP_MB}`],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  let over = false
  let lastWords = ''
  let take: ((outcome: Outcome) => void) | null = null
  let settleReady: (compiler: CompilerName | null) => void = () => {}
  const ready = new Promise<CompilerName | null>((resolve) => (settleReady = resolve))
  const startLimit = setTimeout(() => child.kill('SIGKILL'), START_LIMIT_MS)

  const gone = new Promise<void>((resolve) => {
    const end = (how: Record<string, unknown>): void => {
      if (over && how['error'] === undefined) log.debug('print worker stopped')
      else log.warn('print worker ended', { ...how, lastWords: withoutWords(lastWords) })
      over = true
      clearTimeout(startLimit)
      settleReady(null)
      take?.({ kind: 'ended' })
      resolve()
    }
    child.once('exit', (code, signal) => end({ code, signal }))
    // Could not be started at all; then there is no `exit`.
    child.once('error', (error) => end({ error }))
  })
  child.stderr?.setEncoding('utf8').on('data', (words: string) => {
    lastWords = (lastWords + words).slice(-MAX_LAST_WORDS)
  })
  child.on('message', (message: WorkerAnswer) => {
    if (message.kind === 'ready') {
      clearTimeout(startLimit)
      settleReady(message.compiler)
    } else take?.(message)
  })
  lowerPriority(child.pid, log)

  function stop(): Promise<void> {
    over = true
    child.kill('SIGKILL')
    return gone
  }

  return {
    ready,
    stop,
    run(job, limitMs) {
      return new Promise<Outcome>((resolve) => {
        const limit = setTimeout(() => take?.({ kind: 'took-too-long' }), limitMs)
        take = (outcome) => {
          take = null
          clearTimeout(limit)
          resolve(outcome)
        }
        if (over) return take({ kind: 'ended' })
        child.send(job, (error) => {
          if (error !== null) take?.({ kind: 'ended' })
        })
      })
    },
  }
}

/** On the scale of `nice`: whoever types goes before whoever prints, who is still served on a busy machine. */
const PRIORITY = 5

function lowerPriority(pid: number | undefined, log: Log): void {
  if (pid === undefined) return
  try {
    setPriority(pid, PRIORITY)
  } catch (error) {
    log.debug('print worker keeps its priority', { error })
  }
}
