import { describe, expect, it } from 'vitest'
import type { MemberId, PartyId, PlanId } from './ids.ts'
import type { Member } from './member.ts'
import { membersByParty } from './membersByParty.ts'
import type { Plan } from './plan.ts'

const member = (id: string, partyId: string | null, rest: Partial<Member> = {}): Member => ({
  id: id as MemberId,
  name: id.toUpperCase(),
  role: 'drafter',
  partyId: partyId as PartyId | null,
  standing: 'active',
  joinedAt: 0,
  ...rest,
})

const plan: Plan = {
  id: 'plan' as PlanId,
  title: 'A plan',
  symbol: 'Draft 1',
  createdAt: 0,
  drafting: { mode: 'open', at: 0 },
  closing: null,
  parties: [
    { id: 'a' as PartyId, name: 'Party A', letter: 'A', colour: 'blue' },
    { id: 'b' as PartyId, name: 'Party B', letter: 'B', colour: 'olive' },
  ],
  pillars: [],
  members: [
    member('ana', 'a'),
    member('ben', 'a', { standing: 'removed' }),
    member('cho', null, { role: 'convener' }),
  ],
}

describe('the members by party', () => {
  it('lists every party, also an empty one, then those without; never who was removed', () => {
    expect(
      membersByParty(plan).map(({ party, members }) => [
        party?.letter ?? null,
        members.map((one) => one.id),
      ]),
    ).toEqual([
      ['A', ['ana']],
      ['B', []],
      [null, ['cho']],
    ])
  })
})
