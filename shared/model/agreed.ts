import type { MemberId } from './ids.ts'

/** How a point was marked as agreed: subject to confirmation by capitals, or for good. */
export const AGREED_KINDS = ['ad-referendum', 'final'] as const
export type AgreedKind = (typeof AGREED_KINDS)[number]

/** The mark that a convener put on a point whose text all parties accepted. Such a point is locked. */
export interface Agreed {
  readonly kind: AgreedKind
  readonly by: MemberId
  /** Milliseconds since 1970, server clock. */
  readonly at: number
  /** The words that were agreed. */
  readonly textHash: string
}

/** For people, and the reason of the lock that comes with it. */
export const agreedWords = (kind: AgreedKind): string =>
  kind === 'final' ? 'Agreed' : 'Agreed ad referendum'
