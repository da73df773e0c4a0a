/** Knows up to which entry a document is on disk, and lets others wait for one. Waiters run in the order they came. */
export interface Durability {
  /** The last entry that is on disk. */
  seq(): number
  /** Entry `seq` is on disk, and so are all before it. */
  reached(seq: number): void
  /** Runs `then` as soon as entry `seq` is on disk, at once if it is. Never, if the disk fails first. */
  when(seq: number, then: () => void): void
  /** Resolves as soon as entry `seq` is on disk; rejects if the disk fails first. */
  until(seq: number): Promise<void>
  /** No further entry will reach the disk. */
  fail(error: unknown): void
}

interface Waiter {
  readonly seq: number
  readonly then: () => void
  readonly failed: (error: unknown) => void
}

export function createDurability(start: number): Durability {
  let durable = start
  let failure: { readonly error: unknown } | null = null
  // Numbers only grow, so the waiters stand in the order of their numbers.
  let waiters: Waiter[] = []

  function wait(waiter: Waiter): void {
    if (waiter.seq <= durable) waiter.then()
    else if (failure !== null) waiter.failed(failure.error)
    else waiters.push(waiter)
  }

  return {
    seq: () => durable,
    reached(seq) {
      durable = seq
      const due = waiters.findIndex((waiter) => waiter.seq > seq)
      const ready = due === -1 ? waiters : waiters.slice(0, due)
      waiters = due === -1 ? [] : waiters.slice(due)
      for (const waiter of ready) waiter.then()
    },
    when: (seq, then) => wait({ seq, then, failed: () => undefined }),
    until: (seq) => new Promise((resolve, reject) => wait({ seq, then: resolve, failed: reject })),
    fail(error) {
      failure = { error }
      const lost = waiters
      waiters = []
      for (const waiter of lost) waiter.failed(error)
    },
  }
}
