/** Time as the core sees it; real in the server, moved by hand in tests. */
export interface Scheduler {
  /** Milliseconds since 1970. */
  now(): number
  /** Milliseconds since some fixed moment, finer than `now` and never going back: for measuring work. */
  precise(): number
  /** Runs `task` once after `ms` milliseconds; the answer cancels it and is safe to call twice or late. */
  after(ms: number, task: () => void): () => void
}
