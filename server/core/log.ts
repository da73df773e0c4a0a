/** Facts that go with a log line. Never a token, never the words of a text. */
export type LogFields = Readonly<Record<string, unknown>>

/** Where the server's own account of itself goes: for the operator, not for the people at the table. */
export interface Log {
  debug(message: string, fields?: LogFields): void
  info(message: string, fields?: LogFields): void
  warn(message: string, fields?: LogFields): void
  /** An `error` field that holds an Error is written with its stack. */
  error(message: string, fields?: LogFields): void
}

/** A log that keeps nothing. */
export const silentLog: Log = { debug() {}, info() {}, warn() {}, error() {} }

/** Lets a promise run without anyone waiting for it; a rejection is logged, never lost and never fatal. */
export function inBackground(log: Log, what: string, work: Promise<unknown>): void {
  work.catch((error: unknown) => log.error(`${what} failed`, { error }))
}
