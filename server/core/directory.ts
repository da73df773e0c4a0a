import type { Result } from '../../shared/lib/result.ts'
import type { InvitationId, MemberId, PartyId, PlanId } from '../../shared/model/ids.ts'
import type { Role } from '../../shared/model/role.ts'

/** A plan that this server keeps; all else about it stands in its record. */
export interface PlanEntry {
  readonly id: PlanId
  /** Empty for a plan that was made from a file. */
  readonly template: string
  /** Milliseconds since 1970, server clock, like every time in this file. */
  readonly createdAt: number
}

/** A seat that one person may take, once. */
export interface Invitation {
  readonly id: InvitationId
  readonly planId: PlanId
  readonly role: Role
  readonly partyId: PartyId | null
  /** The member that whoever redeems it becomes: reserved, so that a join cut short can be taken up again. */
  readonly memberId: MemberId
  readonly tokenHash: string
  readonly createdAt: number
  readonly expiresAt: number
  readonly usedAt: number | null
  readonly revokedAt: number | null
}

/** The standing proof that somebody is a member; whoever holds its token is that member. */
export interface Session {
  readonly tokenHash: string
  readonly planId: PlanId
  readonly memberId: MemberId
  readonly createdAt: number
  readonly expiresAt: number
  /** The member's role changed since: the next request gets a new token, and this one ends soon. */
  readonly rotates: boolean
}

/** Why an invitation cannot be used. `busy`: somebody is redeeming it at this moment. */
export type InvitationRefusal = 'unknown' | 'used' | 'expired' | 'revoked' | 'busy'

/** For so long one attempt to redeem an invitation keeps others out, unless it says that it gave up. */
export interface Claim {
  readonly id: string
  readonly until: number
}

/**
 * Which plans there are, who may come in and who is in. An adapter is named by its medium and passes
 * `directoryContract`. Every method is all or nothing, and what it changed is on disk when it resolves.
 */
export interface Directory {
  /** Adds a plan with its first invitations and, if somebody made it, that person's session. */
  addPlan(
    plan: PlanEntry,
    invitations: readonly Invitation[],
    session: Session | null,
  ): Promise<void>
  /** Oldest first. */
  plans(): Promise<readonly PlanEntry[]>
  /** All invitations of a plan in the order in which they were made. */
  invitations(planId: PlanId): Promise<readonly Invitation[]>

  findInvitation(tokenHash: string): Promise<Invitation | undefined>
  /** Keeps everybody else away from an invitation; of several at once one succeeds, the others are told `busy`. */
  claim(
    tokenHash: string,
    claim: Claim,
    now: number,
  ): Promise<Result<Invitation, InvitationRefusal>>
  /** Gives a claim back. Does nothing when the claim has passed to somebody else. */
  release(tokenHash: string, claimId: string): Promise<void>
  /** Uses an invitation up and opens the session; false, and nothing happens, when the claim no longer holds it. */
  redeem(tokenHash: string, claimId: string, session: Session): Promise<boolean>
  /** Revokes an invitation and puts `next` in its place; false, and nothing happens, when it is used, revoked or claimed now. */
  replaceInvitation(id: InvitationId, next: Invitation, now: number): Promise<boolean>

  addInvitation(invitation: Invitation): Promise<void>
  /** Revokes an invitation, used or not; answers it, or undefined when there is none that was not revoked already. */
  revokeInvitation(planId: PlanId, id: InvitationId, now: number): Promise<Invitation | undefined>
  findSession(tokenHash: string): Promise<Session | undefined>
  /** Moves the end of a session. Does nothing to a session that is not there. */
  renewSession(tokenHash: string, expiresAt: number): Promise<void>
  endSession(tokenHash: string): Promise<void>
  /** Ends all sessions of a member; answers how many. */
  endSessionsOf(planId: PlanId, memberId: MemberId): Promise<number>
  /** Marks all sessions of a member to be replaced, and ends them at `until` at the latest. */
  rotateSessionsOf(planId: PlanId, memberId: MemberId, until: number): Promise<void>
  /**
   * Puts a new session in the place of an old one, which works until `until`; false when there is no old one. The old
   * one stays marked: use does not prolong it, and whoever comes with it in that time gets a new one as well.
   */
  replaceSession(tokenHash: string, next: Session, until: number): Promise<boolean>
  /** Deletes sessions that ended before `now`; answers how many. */
  forgetSessions(now: number): Promise<number>

  /** Writes something and waits for the disk; rejects when the store cannot be written. */
  probe(now: number): Promise<void>
}

/** Whether an invitation can be used now, leaving aside who is at it at this moment. */
export function invitationRefusal(
  invitation: Invitation | undefined,
  now: number,
): Exclude<InvitationRefusal, 'busy'> | null {
  if (invitation === undefined) return 'unknown'
  if (invitation.usedAt !== null) return 'used'
  if (invitation.revokedAt !== null) return 'revoked'
  return invitation.expiresAt <= now ? 'expired' : null
}
