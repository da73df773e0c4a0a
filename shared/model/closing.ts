import type { MemberId, PartyId } from './ids.ts'

/** The initials of one head of delegation under the closed text. */
export interface Initial {
  readonly memberId: MemberId
  readonly partyId: PartyId
  /** Milliseconds since 1970, server clock. */
  readonly at: number
}

/** Every point is agreed and the talks on the text are over. */
export interface Closing {
  readonly by: MemberId
  /** Milliseconds since 1970, server clock. */
  readonly at: number
  /** Names all that stood in the plan when it was closed: order, headings and words. Initials are put under this. */
  readonly versionHash: string
  readonly initials: readonly Initial[]
}

/** What holds until a plan is closed, however many points are agreed. */
export const NOTHING_IS_AGREED = 'Nothing is agreed until everything is agreed.'
