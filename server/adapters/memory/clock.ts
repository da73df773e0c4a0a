import type { Scheduler } from '../../core/scheduler.ts'

/** Time that stands still until it is moved. */
export interface HandClock extends Scheduler {
  advance(ms: number): void
}

export function createHandClock(): HandClock {
  let time = 1_800_000_000_000
  let tasks: { readonly at: number; readonly task: () => void }[] = []
  return {
    now: () => time,
    precise: () => time,
    after(ms, task) {
      const entry = { at: time + ms, task }
      tasks.push(entry)
      return () => {
        tasks = tasks.filter((one) => one !== entry)
      }
    },
    advance(ms) {
      time += ms
      const due = tasks.filter((one) => one.at <= time)
      tasks = tasks.filter((one) => one.at > time)
      for (const { task } of due) task()
    },
  }
}

/** Lets every promise that can go on go on. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 40; turn++) await Promise.resolve()
}
