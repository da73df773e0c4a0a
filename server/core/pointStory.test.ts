import { describe, expect, it } from 'vitest'
import type { MemberId, PointId } from '../../shared/model/ids.ts'
import type { FrozenPoint } from '../../shared/model/version.ts'
import { textHash, wordingOf } from '../../shared/model/wording.ts'
import { paragraph } from '../../shared/print/testing/aText.ts'
import { aPlan } from '../../shared/print/testing/aPlan.ts'
import { pointStory } from './pointStory.ts'

const plan = {
  ...aPlan({}, { title: 'A framework' }),
  closing: null,
  pillars: [],
  members: [
    { id: 'ann' as MemberId, name: 'Ann', role: 'head', partyId: aPlan({}).parties[0]?.id ?? null },
    { id: 'bob' as MemberId, name: 'Bob', role: 'head', partyId: aPlan({}).parties[1]?.id ?? null },
  ] as const,
}
const content = { ...plan, members: [...plan.members], parties: [...plan.parties] }

const point = (words: string, lineage: FrozenPoint['lineage'] = []): FrozenPoint => {
  const text = [paragraph(words)]
  return {
    ...{ id: 'p1' as PointId, number: 1, sourceNumber: null, heading: 'One', status: 'open' },
    ...{ agreed: null, lineage, text, textHash: textHash(wordingOf(text)), positions: [] },
  }
}
const state = (words: string, begunAt: number, at: number, ...by: string[]) => ({
  ...{ from: begunAt, seq: at, begunAt, at, by, text: [paragraph(words)] },
})
const states = [state('a', 1, 2, 'ann'), state('a b', 5, 6, 'bob'), state('a b c', 8, 9, 'ann')]

const namesOf = (older: [string, number], newer: [string, number], all = states) =>
  pointStory(
    content,
    'p1' as PointId,
    { point: point(older[0]), at: older[1] },
    { point: point(newer[0]), at: newer[1] },
    all,
  ).steps?.map(({ by }) => `${by.name} ${by.at}`) ?? null

describe('the story of a point between two moments', () => {
  it('has a step for each while in which somebody wrote', () => {
    expect(namesOf(['a', 3], ['a b c', 10])).toEqual(['Bob (Party B) 6', 'Ann (Party A) 9'])
    expect(namesOf(['a', 3], ['a b', 7])).toEqual(['Bob (Party B) 6'])
  })

  it('begins and ends within a while too', () => {
    expect(namesOf(['a x', 5], ['a b c', 10])).toEqual(['Bob (Party B) 6', 'Ann (Party A) 9'])
    expect(namesOf(['a', 3], ['a b y', 8])).toEqual(['Bob (Party B) 6', 'Ann (Party A) 8'])
  })

  it('is not told where the texts are not those of the states', () => {
    expect(namesOf(['other', 3], ['a b c', 10])).toBeNull()
    expect(namesOf(['a', 3], ['other', 10])).toBeNull()
    expect(namesOf(['a', 3], ['a b c', 10], [])).toBeNull()
  })

  it('is not told over states of which half may be forgotten', () => {
    const many = Array.from({ length: 400 }, (_, at) => state(`${at}`, 2 * at, 2 * at + 1, 'ann'))
    expect(namesOf(['1', 3], ['399', 900], many)).toBeNull()
    expect(namesOf(['398', 797], ['399', 900], many)).toEqual(['Ann (Party A) 799'])
  })

  it('names several where several wrote at once, and the plan for words of the server', () => {
    const one = (...by: string[]) =>
      namesOf(['a', 3], ['a b', 7], [state('a', 1, 2), state('a b', 5, 6, ...by)])
    expect(one('ann', 'bob')).toEqual(['Several parties 6'])
    expect(one('server')).toEqual(['A framework 6'])
    expect(one('gone')).toEqual(['A framework 6'])
  })

  it('names whoever changed the heading in that time, and nobody else', () => {
    const ann = 'ann' as MemberId
    const lineage: FrozenPoint['lineage'] = [
      { kind: 'renamed', from: 'Zero', by: 'bob' as MemberId, at: 2 },
      { kind: 'renamed', from: 'Nil', by: ann, at: 6 },
    ]
    const story = pointStory(
      content,
      'p1' as PointId,
      { point: point('a'), at: 3 },
      { point: point('a', lineage), at: 7 },
      states,
    )
    expect(story.renamed).toEqual({ name: 'Ann (Party A)', at: 6 })
    expect(story.arranged).toBeNull()
  })
})
