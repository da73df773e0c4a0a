import { no, type Result } from '../../shared/lib/result.ts'
import type { PrintFailure } from './exportPlan.ts'

/** Documents that are made one after the other. Whoever opens it closes it; `close` is safe twice. */
export interface PrintQueue {
  readonly isClosed: () => boolean
  /** Makes a document in its turn, unless there are too many already or whoever asked has gone by then. */
  take<Made>(
    make: () => Promise<Result<Made, PrintFailure>>,
    signal?: AbortSignal,
  ): Promise<Result<Made, PrintFailure>>
  /** Ends what is under way; resolves when nothing is. */
  close(): Promise<void>
}

/** `most` are waited for at once, the one being made included; `stop` ends whatever makes them. */
export function createPrintQueue(most: number, stop: () => Promise<unknown>): PrintQueue {
  let last: Promise<unknown> = Promise.resolve()
  let waiting = 0
  let closed: Promise<void> | null = null
  return {
    isClosed: () => closed !== null,
    async take(make, signal) {
      if (closed !== null) return no('closed')
      if (waiting >= most) return no('busy')
      waiting++
      const made = last.then(() => {
        if (closed !== null) return no('closed')
        return signal?.aborted === true ? no('given-up') : make()
      })
      last = made.catch(() => {})
      try {
        return await made
      } finally {
        waiting--
      }
    },
    close() {
      closed ??= (async () => {
        await stop()
        await last
      })()
      return closed
    },
  }
}
