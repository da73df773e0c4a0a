/** What the server counts and times. The core reports through this port and never asks for a number back. */
export interface Metrics {
  /** One decision on an arrived update: `accepted`, `empty`, or the reason it was refused for. */
  update(outcome: string): void
  /** One group commit, from the first waiting write to the disk's answer. */
  committed(seconds: number): void
  exported(seconds: number): void
  request(method: string, route: string, status: number, seconds: number): void
}

/** Counts nothing. */
export const noMetrics: Metrics = { update() {}, committed() {}, exported() {}, request() {} }
