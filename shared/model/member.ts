import type { MemberId, PartyId } from './ids.ts'
import type { Role } from './role.ts'

export type MemberStanding = 'active' | 'suspended' | 'removed'

/** A person in a plan. Members are never deleted, so that what they did keeps its name. */
export interface Member {
  readonly id: MemberId
  readonly name: string
  readonly role: Role
  readonly partyId: PartyId | null
  readonly standing: MemberStanding
  /** Milliseconds since 1970, server clock. */
  readonly joinedAt: number
}
