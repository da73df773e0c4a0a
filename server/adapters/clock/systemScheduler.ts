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
