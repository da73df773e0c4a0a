/** The outcome of something that may be refused: a value, or a reason out of a closed union. */
export type Result<T, Reason extends string = string> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly reason: Reason }

export const yes = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value })

export const no = <Reason extends string>(
  reason: Reason,
): { readonly ok: false; readonly reason: Reason } => ({ ok: false, reason })

/** Marks a branch that the types say cannot be reached; throws if it is (a bug). */
export function assertNever(value: never): never {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`)
}
