import * as Y from 'yjs'
import type { Scheduler } from './scheduler.ts'

/** Updates merged into one frame at most; merging cost grows faster than their number. */
const MERGE_AT_MOST = 100
/** The longest time an update waits for company when the room is full, in milliseconds. */
const LONGEST_WINDOW = 33

/** Something that is on disk and may be sent. */
interface Waiting<Holder> {
  readonly update: Uint8Array
  readonly from: Holder | null
}

export interface OutboxBatch<Holder> {
  readonly update: Uint8Array
  /** The one who need not get it because all of it came from there; null when several wrote. */
  readonly onlyFrom: Holder | null
}

/**
 * Gathers what is to be sent to a room. The first thing after a pause leaves at once; while it is busy, later ones
 * leave together, because half of the server's work is the socket write. The window grows with the number of readers.
 */
export function createOutbox<Holder>(options: {
  readonly scheduler: Scheduler
  readonly readers: () => number
  /** Sends the batches, and whatever else goes out with a flush. */
  readonly send: (batches: readonly OutboxBatch<Holder>[]) => void
}): { push(update: Uint8Array, from: Holder | null): void; poke(): void; close(): void } {
  const { scheduler, readers, send } = options
  let waiting: Waiting<Holder>[] = []
  let lastFlush = -Infinity
  let cancel: (() => void) | null = null

  function flush(): void {
    cancel = null
    lastFlush = scheduler.now()
    const batches: OutboxBatch<Holder>[] = []
    for (let at = 0; at < waiting.length; at += MERGE_AT_MOST) {
      batches.push(merge(waiting.slice(at, at + MERGE_AT_MOST)))
    }
    waiting = []
    send(batches)
  }

  function poke(): void {
    if (cancel !== null) return
    const since = scheduler.now() - lastFlush
    const window = Math.min(LONGEST_WINDOW, readers())
    cancel = since >= window ? soon() : scheduler.after(window - since, flush)
  }

  /** After whatever reached the disk in the same commit, so that it leaves together. */
  function soon(): () => void {
    let wanted = true
    void Promise.resolve().then(() => {
      if (wanted) flush()
    })
    return () => {
      wanted = false
    }
  }

  return {
    push(update, from) {
      waiting.push({ update, from })
      poke()
    },
    poke,
    close() {
      cancel?.()
      cancel = null
      waiting = []
    },
  }
}

function merge<Holder>(list: readonly Waiting<Holder>[]): OutboxBatch<Holder> {
  const first = list[0]
  const onlyFrom = first !== undefined && list.every((one) => one.from === first.from)
  return {
    update:
      first !== undefined && list.length === 1
        ? first.update
        : Y.mergeUpdates(list.map((one) => one.update)),
    onlyFrom: onlyFrom && first !== undefined ? first.from : null,
  }
}
