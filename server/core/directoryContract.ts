import { describe, expect, it } from 'vitest'
import type { InvitationId, MemberId, PartyId, PlanId } from '../../shared/model/ids.ts'
import type { Directory, Invitation, PlanEntry, Session } from './directory.ts'

const NOW = 1_700_000_000_000
const planId = 'plan-a' as PlanId
const plan: PlanEntry = { id: planId, template: 'blank', createdAt: NOW }

const invitation = (name: string, more: Partial<Invitation> = {}): Invitation => ({
  id: `invitation-${name}` as InvitationId,
  planId,
  role: 'drafter',
  partyId: 'party-a' as PartyId,
  memberId: `member-${name}` as MemberId,
  tokenHash: `hash-${name}`,
  createdAt: NOW,
  expiresAt: NOW + 1000,
  usedAt: null,
  revokedAt: null,
  ...more,
})

const session = (name: string, more: Partial<Session> = {}): Session => ({
  tokenHash: `session-${name}`,
  planId,
  memberId: `member-${name}` as MemberId,
  createdAt: NOW,
  expiresAt: NOW + 5000,
  rotates: false,
  ...more,
})

const claim = (id: string, until = NOW + 100) => ({ id, until })

/** What every directory does. `reopen` closes the given one and opens another on the same medium. */
export function directoryContract(
  name: string,
  open: () => Promise<{ directory: Directory; reopen: () => Promise<Directory> }>,
): void {
  describe(`directory contract: ${name}`, () => {
    const withPlan = async (...invitations: Invitation[]) => {
      const opened = await open()
      await opened.directory.addPlan(plan, invitations, null)
      return opened
    }

    it('begins empty', async () => {
      const { directory } = await open()
      expect(await directory.plans()).toEqual([])
      expect(await directory.invitations(planId)).toEqual([])
      expect(await directory.findInvitation('hash-a')).toBeUndefined()
      expect(await directory.findSession('session-a')).toBeUndefined()
    })

    it('gives back plans, invitations and sessions as they were, after reopening too', async () => {
      const { directory, reopen } = await open()
      const general = invitation('b', { partyId: null, role: 'observer' })
      await directory.addPlan(plan, [invitation('a'), general], session('c'))
      const later: PlanEntry = { id: 'plan-0' as PlanId, template: 'blank', createdAt: NOW + 1 }
      await directory.addPlan(later, [], null)
      const again = await reopen()
      expect(await again.plans()).toEqual([plan, later])
      expect(await again.invitations(planId)).toEqual([invitation('a'), general])
      expect(await again.invitations(later.id)).toEqual([])
      expect(await again.findInvitation('hash-b')).toEqual(general)
      expect(await again.findSession('session-c')).toEqual(session('c'))
    })

    it('adds nothing of a plan when a part of it cannot be added', async () => {
      const { directory } = await withPlan(invitation('a'))
      const other: PlanEntry = { ...plan, id: 'plan-b' as PlanId }
      const clash = invitation('a', { planId: other.id })
      const fresh = invitation('b', { planId: other.id })
      await expect(directory.addPlan(other, [fresh, clash], session('c'))).rejects.toThrow()
      expect(await directory.plans()).toEqual([plan])
      expect(await directory.findInvitation('hash-b')).toBeUndefined()
      expect(await directory.findSession('session-c')).toBeUndefined()
    })

    it('uses an invitation up together with opening the session', async () => {
      const { directory, reopen } = await withPlan(invitation('a'))
      expect(await directory.claim('hash-a', claim('one'), NOW)).toEqual({
        ok: true,
        value: invitation('a'),
      })
      expect(await directory.redeem('hash-a', 'one', session('a'))).toBe(true)
      const again = await reopen()
      expect((await again.findInvitation('hash-a'))?.usedAt).toBe(NOW)
      expect(await again.findSession('session-a')).toEqual(session('a'))
      expect(await again.claim('hash-a', claim('two'), NOW + 1)).toEqual({
        ok: false,
        reason: 'used',
      })
    })

    it('lets one of several win who claim at once', async () => {
      const { directory } = await withPlan(invitation('a'))
      const results = await Promise.all(
        ['one', 'two', 'three', 'four'].map((id) => directory.claim('hash-a', claim(id), NOW)),
      )
      expect(results.filter((result) => result.ok)).toHaveLength(1)
      expect(results.filter((result) => !result.ok && result.reason === 'busy')).toHaveLength(3)
    })

    it('lets nobody redeem without the claim, or twice with it', async () => {
      const { directory } = await withPlan(invitation('a'), invitation('b'))
      expect(await directory.redeem('hash-a', 'one', session('a'))).toBe(false)
      await directory.claim('hash-a', claim('one'), NOW)
      expect(await directory.redeem('hash-a', 'two', session('a'))).toBe(false)
      expect(await directory.redeem('hash-b', 'one', session('a'))).toBe(false)
      expect(await directory.findSession('session-a')).toBeUndefined()
      expect(await directory.redeem('hash-a', 'one', session('a'))).toBe(true)
      expect(await directory.redeem('hash-a', 'one', session('again'))).toBe(false)
      expect(await directory.findSession('session-again')).toBeUndefined()
    })

    it('passes a claim on once it ran out, and not a moment before', async () => {
      const { directory } = await withPlan(invitation('a'))
      await directory.claim('hash-a', claim('one', NOW + 100), NOW)
      expect(await directory.claim('hash-a', claim('two', NOW + 199), NOW + 99)).toEqual({
        ok: false,
        reason: 'busy',
      })
      expect((await directory.claim('hash-a', claim('two', NOW + 200), NOW + 100)).ok).toBe(true)
      expect(await directory.redeem('hash-a', 'one', session('a'))).toBe(false)
      expect(await directory.redeem('hash-a', 'two', session('b'))).toBe(true)
    })

    it('frees an invitation when its own claim is given back, and only then', async () => {
      const { directory } = await withPlan(invitation('a'))
      await directory.claim('hash-a', claim('one'), NOW)
      await directory.release('hash-a', 'two')
      expect((await directory.claim('hash-a', claim('three'), NOW)).ok).toBe(false)
      await directory.release('hash-a', 'one')
      expect((await directory.claim('hash-a', claim('three'), NOW)).ok).toBe(true)
    })

    it('tells an unknown, an expired and a revoked invitation apart', async () => {
      const { directory } = await withPlan(
        invitation('old', { expiresAt: NOW }),
        invitation('gone', { revokedAt: NOW }),
      )
      const reason = async (hash: string) => {
        const result = await directory.claim(hash, claim('one'), NOW)
        return result.ok ? 'claimed' : result.reason
      }
      expect(await reason('hash-none')).toBe('unknown')
      expect(await reason('hash-old')).toBe('expired')
      expect(await reason('hash-gone')).toBe('revoked')
    })

    it('puts a new invitation in the place of one that nobody used', async () => {
      const { directory } = await withPlan(invitation('a'))
      const next = invitation('next', { memberId: 'member-a' as MemberId })
      expect(await directory.replaceInvitation(invitation('a').id, next, NOW + 5)).toBe(true)
      expect(await directory.invitations(planId)).toEqual([
        invitation('a', { revokedAt: NOW + 5 }),
        next,
      ])
      expect(await directory.replaceInvitation(invitation('a').id, next, NOW + 6)).toBe(false)
    })

    it('replaces no invitation that is used or is being used, nor one that is not there', async () => {
      const { directory } = await withPlan(invitation('a'))
      const next = invitation('next')
      const replace = (now: number) => directory.replaceInvitation(invitation('a').id, next, now)
      await directory.claim('hash-a', claim('one', NOW + 100), NOW)
      expect(await replace(NOW + 99)).toBe(false)
      await directory.redeem('hash-a', 'one', session('a'))
      expect(await replace(NOW + 100)).toBe(false)
      expect(await directory.findInvitation('hash-next')).toBeUndefined()
      expect(await directory.replaceInvitation('invitation-none' as InvitationId, next, NOW)).toBe(
        false,
      )
    })

    it('lets nobody redeem what was revoked behind a claim that ran out', async () => {
      const { directory } = await withPlan(invitation('a'))
      await directory.claim('hash-a', claim('one', NOW + 100), NOW)
      await directory.replaceInvitation(invitation('a').id, invitation('next'), NOW + 100)
      expect(await directory.redeem('hash-a', 'one', session('a'))).toBe(false)
    })

    it('renews, ends and forgets sessions', async () => {
      const { directory } = await open()
      await directory.addPlan(plan, [], session('a'))
      await directory.addPlan({ ...plan, id: 'plan-b' as PlanId }, [], session('b'))
      await directory.renewSession('session-a', NOW + 9000)
      await directory.renewSession('session-none', NOW + 9000)
      expect((await directory.findSession('session-a'))?.expiresAt).toBe(NOW + 9000)
      expect(await directory.forgetSessions(NOW + 5001)).toBe(1)
      expect(await directory.findSession('session-b')).toBeUndefined()
      await directory.endSession('session-a')
      await directory.endSession('session-a')
      expect(await directory.findSession('session-a')).toBeUndefined()
    })

    it('adds an invitation later, and revokes one that was used or not, once', async () => {
      const { directory } = await withPlan(invitation('a'))
      await directory.addInvitation(invitation('b'))
      expect((await directory.invitations(planId)).map((one) => one.id)).toEqual([
        'invitation-a',
        'invitation-b',
      ])
      await directory.claim('hash-a', claim('c'), NOW)
      await directory.redeem('hash-a', 'c', session('a'))
      const id = invitation('a').id
      expect(await directory.revokeInvitation('plan-b' as PlanId, id, NOW)).toBeUndefined()
      expect(await directory.revokeInvitation(planId, id, NOW + 1)).toEqual(
        invitation('a', { usedAt: NOW, revokedAt: NOW + 1 }),
      )
      expect(await directory.revokeInvitation(planId, id, NOW + 2)).toBeUndefined()
      await directory.revokeInvitation(planId, invitation('b').id, NOW)
      expect(await directory.claim('hash-b', claim('d'), NOW)).toEqual({
        ok: false,
        reason: 'revoked',
      })
    })

    it('ends all sessions of one member and of nobody else', async () => {
      const { directory } = await open()
      await directory.addPlan(plan, [], session('a'))
      const other = session('b', { planId: 'plan-b' as PlanId, memberId: session('a').memberId })
      await directory.addPlan({ ...plan, id: 'plan-b' as PlanId }, [], other)
      expect(await directory.endSessionsOf(planId, session('a').memberId)).toBe(1)
      expect(await directory.findSession('session-a')).toBeUndefined()
      expect(await directory.findSession('session-b')).toEqual(other)
    })

    it('marks sessions to be replaced, and replaces one while the old one still works a moment', async () => {
      const { directory } = await open()
      await directory.addPlan(plan, [], session('a'))
      await directory.rotateSessionsOf(planId, session('a').memberId, NOW + 3000)
      expect(await directory.findSession('session-a')).toEqual(
        session('a', { expiresAt: NOW + 3000, rotates: true }),
      )
      const next = session('new', { memberId: session('a').memberId })
      expect(await directory.replaceSession('session-a', next, NOW + 100)).toBe(true)
      expect(await directory.findSession('session-a')).toEqual(
        session('a', { expiresAt: NOW + 100, rotates: true }),
      )
      expect(await directory.findSession('session-new')).toEqual(next)
      expect(await directory.replaceSession('session-none', session('x'), NOW)).toBe(false)
      expect(await directory.findSession('session-x')).toBeUndefined()
    })

    it('can be asked again and again whether it can be written', async () => {
      const { directory } = await open()
      await directory.probe(NOW)
      await directory.probe(NOW + 1)
      expect(await directory.plans()).toEqual([])
    })
  })
}
