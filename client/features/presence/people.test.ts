import { describe, expect, it } from 'vitest'
import type { MemberId, PartyId, PlanId, PointId } from '../../../shared/model/ids.ts'
import type { Member } from '../../../shared/model/member.ts'
import type { Plan } from '../../../shared/model/plan.ts'
import type { Presence } from '../../sync/usePresence.ts'
import { peopleHere } from './people.ts'

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

const page = (clientId: number, id: string, rest: Partial<Presence> = {}): Presence => ({
  clientId,
  memberId: id as MemberId,
  name: 'as the page says',
  partyId: 'a' as PartyId,
  colour: 'blue',
  pointId: null,
  self: false,
  ...rest,
})

describe('who is here', () => {
  it('is one person for all pages of a member, at the point where one of them is', () => {
    const people = peopleHere(
      [page(1, 'ana'), page(2, 'ana', { pointId: 'p4' as PointId }), page(3, 'ana')],
      plan,
    )
    expect(people).toEqual([
      {
        memberId: 'ana',
        name: 'ANA',
        party: plan.parties[0],
        role: 'drafter',
        colour: 'blue',
        pointId: 'p4',
        self: false,
      },
    ])
  })

  it('begins with oneself', () => {
    const people = peopleHere([page(1, 'ana'), page(2, 'cho', { self: true })], plan)
    expect(people.map((one) => one.memberId)).toEqual(['cho', 'ana'])
  })

  it('goes on in the order in which people joined, whoever opened a page first', () => {
    const people = peopleHere([page(1, 'new'), page(2, 'cho'), page(3, 'ana')], plan)
    expect(people.map((one) => one.memberId)).toEqual(['ana', 'cho', 'new'])
  })

  it('names somebody whom the record does not know yet as their page does', () => {
    expect(peopleHere([page(1, 'new')], plan)[0]).toMatchObject({
      name: 'as the page says',
      role: null,
    })
    expect(peopleHere([page(1, 'new')], null)[0]?.party).toBeNull()
  })
})
