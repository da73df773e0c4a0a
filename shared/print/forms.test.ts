import { describe, expect, it } from 'vitest'
import type { MemberId, PartyId, PointId } from '../model/ids.ts'
import type { Member } from '../model/member.ts'
import type { TextAuthor } from '../model/textAuthors.ts'
import { planDocument } from './planDocument.ts'
import type { LettersByAuthor } from './printAuthors.ts'
import { aPlan } from './testing/aPlan.ts'

const AT = Date.UTC(2025, 10, 20, 14, 5)
const plan = aPlan({ Peace: [{ heading: 'One' }, { heading: 'Gone', struck: true }] })
const member = (id: string, partyId: string | null, rest: Partial<Member> = {}): Member => ({
  ...{ id: id as MemberId, name: id, role: 'drafter', partyId: partyId as PartyId | null },
  ...{ standing: 'active', joinedAt: 0, ...rest },
})
const members = [
  member('Ann', 'party-1', { role: 'head' }),
  member('Cyr', 'party-1', { standing: 'suspended' }),
  member('Eve', 'party-2', { standing: 'removed' }),
  member('Ida', 'party-2', { standing: 'removed' }),
  member('Bea', null, { role: 'convener' }),
]
const document = (options: object) => planDocument(plan, () => [], { at: AT, ...options })

describe('the page of signatures', () => {
  const closing = {
    ...{ by: 'Bea' as MemberId, at: AT, versionHash: 'x' },
    initials: [{ memberId: 'Ann' as MemberId, partyId: 'party-1' as PartyId, at: AT + 60_000 }],
  }

  it('has a place for each party, and says of an open text that it is open', () => {
    const { signatures, hash } = document({ signatures: { closing: null, members } })
    expect(signatures?.parties.map((side) => side.party.text)).toEqual(['Party A', 'Party B'])
    expect(signatures?.parties.flatMap((side) => side.initials)).toEqual([])
    expect(signatures?.closed.text).toBe(
      'The plan was not closed when this text was taken from it.',
    )
    expect(signatures?.hash).toContain(hash)
  })

  it('says who closed the plan, who put initials under it and when, and who did not', () => {
    const { signatures } = document({ signatures: { closing, members } })
    expect(signatures?.closed.text).toBe(
      'The plan was closed by Bea on 20 November 2025, 14:05 UTC.',
    )
    expect(signatures?.parties.map((side) => side.initials.map(({ text }) => text))).toEqual([
      ['Initialled by Ann on 20 November 2025, 14:06 UTC'],
      ['Not initialled'],
    ])
  })

  it('leaves the hash as it is without it', () => {
    expect(document({ signatures: { closing, members } }).hash).toBe(document({}).hash)
  })
})

describe('the record of authors', () => {
  const told = (letters: readonly (readonly [string | null, number])[]) =>
    document({
      authors: {
        letters: (id: PointId): LettersByAuthor =>
          new Map(id === 'p1' ? (letters as [TextAuthor, number][]) : []),
        members,
      },
    }).authors

  it('tells by party and by person whose letters stand in a point that is on the table', () => {
    const points = told([
      ['server', 10],
      ['Ann', 70],
      ['Cyr', 20],
    ])?.points
    expect(points).toHaveLength(1)
    expect(points?.[0]?.total).toBe('100 letters')
    expect(
      points?.[0]?.parties.map(({ party, share, people }) => [
        party.text,
        share,
        people.map((one) => `${one.name.text} ${one.share}`),
      ]),
    ).toEqual([
      ['Party A', '90 %', ['Ann 70 %', 'Cyr 20 %']],
      ['Parley', '10 %', ['as the plan began, or put there by a command 10 %']],
    ])
  })

  it('says where it does not know, and never takes a few letters for none or for all', () => {
    const sides = told([
      [null, 1],
      ['nobody-of-this-plan', 1],
      ['Bea', 9_998],
    ])?.points[0]?.parties
    expect(sides?.map(({ party, share }) => [party.text, share])).toEqual([
      ['No party', 'over 99 %'],
      ['Not known', 'under 1 %'],
    ])
    expect(sides?.[0]?.people[1]?.name.text).toBe('somebody who is not in this plan')
    expect(told([])?.points[0]).toMatchObject({ total: 'No words', parties: [] })
  })

  it('lists the members by party and role, and of those who left only who has words in it', () => {
    const groups = told([['Eve', 5]])?.members
    expect(
      groups?.map(({ party, people }) => [
        party.text,
        people.map((one) => `${one.name.text}: ${one.role}`),
      ]),
    ).toEqual([
      ['Party A', ['Ann: Head of delegation', 'Cyr: Drafter, suspended']],
      ['Party B', ['Eve: Drafter, no longer in the plan']],
      ['No party', ['Bea: Convener']],
    ])
    expect(told([])?.members[1]?.none).toBe('Nobody has joined')
  })
})
