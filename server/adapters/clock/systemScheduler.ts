import type { Scheduler } from '../../core/scheduler.ts'

/** The machine's clock and timers. A timer alone does not keep the process alive. */
export const systemScheduler: Scheduler = {
  now: () => Date.now(),
  precise: () => performance.now(),
  after(ms, task) {
    const timer = setTimeout(task, ms)
    timer.unref()
    return () => clearTimeout(timer)
  },
}

/** Resolves in the next turn of the event loop, once what is waiting has been served. */
export const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
