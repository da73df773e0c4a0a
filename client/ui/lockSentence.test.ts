import { expect, it } from 'vitest'
import type { MemberId, PlanId } from '../../shared/model/ids.ts'
import { lockSentence } from './lockSentence.ts'

it('says who locked a point, when and why', () => {
  const cleo = {
    id: 'cleo' as MemberId,
    name: 'Cleo',
    role: 'convener',
    partyId: null,
    standing: 'removed',
    joinedAt: 0,
  } as const
  const plan = {
    id: 'plan' as PlanId,
    title: 'A plan',
    symbol: 'Draft 1',
    createdAt: 0,
    drafting: { mode: 'open', at: 0 } as const,
    closing: null,
    parties: [],
    pillars: [],
    members: [cleo],
  }
  const lock = { by: cleo.id, at: Date.UTC(2031, 2, 3, 12), reason: 'final reading' }
  expect(lockSentence(plan, lock)).toBe('Locked by Cleo on 3 March 2031: final reading')
  expect(lockSentence({ ...plan, members: [] }, lock)).toBe(
    'Locked by somebody who is not in this plan on 3 March 2031: final reading',
  )
})
