import { no, yes } from '../../../shared/lib/result.ts'
import type { MemberId, PlanId } from '../../../shared/model/ids.ts'
import {
  type Claim,
  type Directory,
  type Invitation,
  invitationRefusal,
  type PlanEntry,
  type Session,
} from '../../core/directory.ts'

/** The directory in memory, for tests: each method decides and changes in one turn, so nothing comes between. */
export function createMemoryDirectory(): Directory {
  const plans = new Map<PlanId, PlanEntry>()
  /** By token hash, in the order in which they were made. */
  const invitations = new Map<string, Invitation>()
  const claims = new Map<string, Claim>()
  const sessions = new Map<string, Session>()

  const claimedNow = (tokenHash: string, now: number): boolean => {
    const claim = claims.get(tokenHash)
    return claim !== undefined && claim.until > now
  }

  const sessionsOf = (planId: PlanId, memberId: MemberId): Session[] =>
    [...sessions.values()].filter((one) => one.planId === planId && one.memberId === memberId)

  return {
    async addPlan(plan, invited, session) {
      const taken =
        plans.has(plan.id) ||
        invited.some((one) => invitations.has(one.tokenHash)) ||
        (session !== null && sessions.has(session.tokenHash))
      if (taken) throw new Error('A plan, invitation or session of that name is there already')
      plans.set(plan.id, plan)
      for (const one of invited) invitations.set(one.tokenHash, one)
      if (session !== null) sessions.set(session.tokenHash, session)
    },
    plans: async () => [...plans.values()].sort((a, b) => a.createdAt - b.createdAt),
    invitations: async (planId) => [...invitations.values()].filter((one) => one.planId === planId),
    findInvitation: async (tokenHash) => invitations.get(tokenHash),
    async claim(tokenHash, claim, now) {
      const invitation = invitations.get(tokenHash)
      const refusal = invitationRefusal(invitation, now)
      if (invitation === undefined || refusal !== null) return no(refusal ?? 'unknown')
      if (claimedNow(tokenHash, now)) return no('busy')
      claims.set(tokenHash, claim)
      return yes(invitation)
    },
    async release(tokenHash, claimId) {
      if (claims.get(tokenHash)?.id === claimId) claims.delete(tokenHash)
    },
    async redeem(tokenHash, claimId, session) {
      const invitation = invitations.get(tokenHash)
      if (invitation === undefined || claims.get(tokenHash)?.id !== claimId) return false
      if (invitation.usedAt !== null || invitation.revokedAt !== null) return false
      invitations.set(tokenHash, { ...invitation, usedAt: session.createdAt })
      claims.delete(tokenHash)
      sessions.set(session.tokenHash, session)
      return true
    },
    async replaceInvitation(id, next, now) {
      const old = [...invitations.values()].find((one) => one.id === id)
      if (old === undefined || old.usedAt !== null || old.revokedAt !== null) return false
      if (claimedNow(old.tokenHash, now)) return false
      invitations.set(old.tokenHash, { ...old, revokedAt: now })
      invitations.set(next.tokenHash, next)
      return true
    },
    async addInvitation(invitation) {
      if (invitations.has(invitation.tokenHash)) throw new Error('That token is taken')
      invitations.set(invitation.tokenHash, invitation)
    },
    async revokeInvitation(planId, id, now) {
      const old = [...invitations.values()].find((one) => one.id === id && one.planId === planId)
      if (old === undefined || old.revokedAt !== null) return undefined
      const revoked = { ...old, revokedAt: now }
      invitations.set(old.tokenHash, revoked)
      return revoked
    },
    findSession: async (tokenHash) => sessions.get(tokenHash),
    async renewSession(tokenHash, expiresAt) {
      const session = sessions.get(tokenHash)
      if (session !== undefined) sessions.set(tokenHash, { ...session, expiresAt })
    },
    async endSession(tokenHash) {
      sessions.delete(tokenHash)
    },
    async endSessionsOf(planId, memberId) {
      const theirs = sessionsOf(planId, memberId)
      for (const session of theirs) sessions.delete(session.tokenHash)
      return theirs.length
    },
    async rotateSessionsOf(planId, memberId, until) {
      for (const session of sessionsOf(planId, memberId)) {
        const expiresAt = Math.min(session.expiresAt, until)
        sessions.set(session.tokenHash, { ...session, expiresAt, rotates: true })
      }
    },
    async replaceSession(tokenHash, next, until) {
      const old = sessions.get(tokenHash)
      if (old === undefined) return false
      const expiresAt = Math.min(old.expiresAt, until)
      sessions.set(tokenHash, { ...old, expiresAt })
      sessions.set(next.tokenHash, next)
      return true
    },
    async forgetSessions(now) {
      const ended = [...sessions.values()].filter((session) => session.expiresAt < now)
      for (const session of ended) sessions.delete(session.tokenHash)
      return ended.length
    },
    async probe() {},
  }
}
