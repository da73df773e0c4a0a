import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createChance } from '../lib/chance.ts'
import type { PillarId, PointId } from '../model/ids.ts'
import type { PointStatus } from '../model/point.ts'
import { plainText, type PointText } from '../model/pointText.ts'
import { textHash, wordingOf } from '../model/wording.ts'
import { clauses, paragraph } from '../print/testing/aText.ts'
import type { ComparedRun } from './compare.ts'
import { comparePlans, comparePlansByPoint, summarySentence } from './comparePlans.ts'
import { movedIn } from './moved.ts'
import { type PlanState, tableHash } from './planState.ts'

interface Written {
  readonly id: string
  readonly text?: string | PointText
  readonly heading?: string
  readonly status?: PointStatus
}

/** A state out of pillars with their points; numbers as the plan counts them. */
function state(pillars: Record<string, readonly (string | Written)[]>): PlanState {
  let number = 0
  return {
    pillars: Object.entries(pillars).map(([pillar, points]) => ({
      id: pillar as PillarId,
      heading: `Pillar ${pillar}`,
      points: points.map((written) => {
        const one: Written = typeof written === 'string' ? { id: written } : written
        const given = one.text ?? `The words of ${one.id}.`
        const text = typeof given === 'string' ? [paragraph(given)] : given
        return {
          id: one.id as PointId,
          number: ++number,
          heading: one.heading ?? `Heading ${one.id}`,
          status: one.status ?? 'open',
          text,
          textHash: textHash(wordingOf(text)),
        }
      }),
    })),
  }
}
const LABEL = (): string => 'a point'
const kinds = (before: PlanState, after: PlanState): Record<string, string> =>
  Object.fromEntries(
    comparePlans(before, after, LABEL).points.map(({ pointId, kind }) => [pointId, kind]),
  )
const sum = (before: PlanState, after: PlanState): string =>
  summarySentence(comparePlans(before, after, LABEL).summary)

const BASE = state({ one: ['a', 'b', 'c'], two: ['d'] })
const same = { a: 'unchanged', b: 'unchanged', c: 'unchanged', d: 'unchanged' }

describe('the difference of two states of a plan', () => {
  it.each<[string, PlanState, PlanState, Record<string, string>, string]>([
    ['nothing', BASE, BASE, same, 'Nothing changed.'],
    [
      'words',
      BASE,
      state({ one: ['a', { id: 'b', text: 'Other words of b.' }, 'c'], two: ['d'] }),
      { ...same, b: 'changed' },
      '1 point changed.',
    ],
    [
      'a heading alone',
      BASE,
      state({ one: ['a', 'b', { id: 'c', heading: 'Transit' }], two: ['d'] }),
      { ...same, c: 'changed' },
      '1 point changed.',
    ],
    [
      'formatting and white space, which are no words',
      state({ one: [{ id: 'a', text: 'The  words. ' }] }),
      state({ one: [{ id: 'a', text: [paragraph('The words.'), paragraph('')] }] }),
      { a: 'unchanged' },
      'Nothing changed.',
    ],
    [
      'one point moved to the front: the others only made room',
      BASE,
      state({ one: ['c', 'a', 'b'], two: ['d'] }),
      { c: 'moved', a: 'unchanged', b: 'unchanged', d: 'unchanged' },
      '1 point moved.',
    ],
    [
      'a point over the border of a pillar, at the same place of the plan',
      BASE,
      state({ one: ['a', 'b'], two: ['c', 'd'] }),
      { ...same, c: 'moved' },
      '1 point moved.',
    ],
    [
      'moved and changed',
      BASE,
      state({ one: ['b', 'c'], two: ['d', { id: 'a', text: 'Other words.' }] }),
      { b: 'unchanged', c: 'unchanged', d: 'unchanged', a: 'moved-and-changed' },
      '1 point changed, 1 moved.',
    ],
    [
      'struck, which moves nothing',
      BASE,
      state({ one: ['a', { id: 'b', status: 'struck' }, 'c'], two: ['d'] }),
      { ...same, b: 'struck' },
      '1 point struck.',
    ],
    [
      'restored',
      state({ one: ['a', { id: 'b', status: 'struck' }] }),
      state({ one: ['a', { id: 'b', text: 'New words.' }] }),
      { a: 'unchanged', b: 'restored' },
      '1 point restored.',
    ],
    [
      'added in front of all others, which moves nothing',
      BASE,
      state({ one: ['new', 'a', 'b', 'c'], two: ['d'] }),
      { new: 'added', ...same },
      '1 point added.',
    ],
    [
      'gone, when an older state is compared with a newer one the other way round',
      state({ one: ['a', 'new', 'b'] }),
      state({ one: ['a', 'b'] }),
      { a: 'unchanged', new: 'struck', b: 'unchanged' },
      '1 point struck.',
    ],
    [
      'struck before and after',
      state({ one: [{ id: 'a', status: 'struck' }] }),
      state({ one: [{ id: 'a', status: 'struck' }] }),
      { a: 'unchanged' },
      'Nothing changed.',
    ],
    [
      'many things at once',
      BASE,
      state({
        one: [{ id: 'b', text: 'Other.' }, { id: 'a', status: 'struck' }, 'e'],
        two: ['d', { id: 'c', heading: 'Other', text: 'Other.' }],
      }),
      { b: 'changed', a: 'struck', e: 'added', d: 'unchanged', c: 'moved-and-changed' },
      '2 points changed, 1 moved, 1 struck, 1 added.',
    ],
    ['no points at all', state({}), state({}), {}, 'Nothing changed.'],
  ])('%s', (_what, before, after, expected, sentence) => {
    expect(kinds(before, after)).toEqual(expected)
    expect(Object.keys(kinds(before, after))).toEqual(Object.keys(expected))
    expect(sum(before, after)).toBe(sentence)
  })

  it('says where a point stood and stands, and which words were put in and taken out', () => {
    const after = state({
      one: ['b', 'c'],
      two: [{ id: 'a', heading: 'New heading', text: 'The new words of a.' }, 'd'],
    })
    const a = comparePlans(BASE, after, LABEL).points.find((one) => one.pointId === 'a')
    expect(a).toEqual({
      pointId: 'a',
      kind: 'moved-and-changed',
      before: { number: 1, heading: 'Heading a', pillar: 'Pillar one' },
      after: { number: 3, heading: 'New heading', pillar: 'Pillar two' },
      headingChanged: true,
      comparison: {
        isSame: false,
        inserted: 1,
        deleted: 0,
        lines: [
          {
            kind: 'changed',
            depth: 0,
            label: null,
            runs: [
              { kind: 'same', text: 'The ' },
              { kind: 'inserted', text: 'new ' },
              { kind: 'same', text: 'words of a.' },
            ],
          },
        ],
      },
    })
  })

  it('shows all words of an added point as put in, and compares no words where a heading alone changed', () => {
    const after = state({
      one: [{ id: 'a', heading: 'Other' }, 'b', 'c', { id: 'e', text: 'All new.' }],
      two: ['d'],
    })
    const found = new Map(comparePlans(BASE, after, LABEL).points.map((one) => [one.pointId, one]))
    expect(found.get('e' as PointId)?.before).toBeNull()
    expect(found.get('e' as PointId)?.comparison?.inserted).toBe(2)
    expect(found.get('a' as PointId)).toMatchObject({ headingChanged: true, comparison: null })
  })

  it('can be made point by point, with the same result', () => {
    const after = state({ one: ['c', { id: 'a', text: 'Other.' }], two: ['d', 'e'] })
    const steps = comparePlansByPoint(BASE, after, LABEL)
    const points = []
    for (;;) {
      const step = steps.next()
      if (step.done === true) {
        expect(step.value).toEqual(comparePlans(BASE, after, LABEL))
        expect(step.value.points).toEqual(points)
        break
      }
      points.push(step.value)
    }
  })
})

describe('the hash of what is on the table', () => {
  it('is another one for any other order, heading, status or word, and only then', () => {
    const others = [
      state({ one: ['b', 'a', 'c'], two: ['d'] }),
      state({ one: ['a', 'b'], two: ['c', 'd'] }),
      state({ one: ['a', 'b', { id: 'c', heading: 'X' }], two: ['d'] }),
      state({ one: ['a', 'b', { id: 'c', status: 'struck' }], two: ['d'] }),
      state({ one: ['a', 'b', { id: 'c', text: 'X' }], two: ['d'] }),
    ]
    expect(new Set([BASE, ...others].map(tableHash)).size).toBe(6)
    const retyped = state({ one: ['a', { id: 'b', text: ' The words  of b.' }, 'c'], two: ['d'] })
    expect(tableHash(retyped)).toBe(tableHash(BASE))
  })
})

const WORDS = [
  'peace',
  'party',
  'shall',
  'the',
  'Сторони',
  'agree',
  'withdraw',
  '1.',
  'ست',
] as const

/** A state like another one, with chance changes of everything that can change. */
function anyState(seed: number, like: PlanState | null): PlanState {
  const chance = createChance(seed)
  const sentence = (): string =>
    Array.from({ length: chance.below(9) }, () => chance.pick(WORDS)).join(' ')
  const text = (): PointText =>
    chance.below(3) === 0
      ? [paragraph(sentence()), clauses(sentence(), sentence())]
      : [paragraph(sentence())]
  const known = new Map(
    like?.pillars.flatMap((pillar) => pillar.points).map((point) => [point.id, point]),
  )
  const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g']
    .filter(() => chance.below(6) > 0)
    .sort(() => (chance.below(3) === 0 ? -1 : 1))
  const pillars: Record<string, Written[]> = { one: [], two: [] }
  for (const id of ids) {
    const old = known.get(id as PointId)
    const status = chance.below(6) === 0 ? 'struck' : 'open'
    pillars[chance.pick(['one', 'two'])]?.push({
      id,
      text: old !== undefined && chance.below(2) === 0 ? old.text : text(),
      status,
    })
  }
  return state(pillars)
}

describe('the difference of any two states', () => {
  const seeds = fc.tuple(fc.integer(), fc.integer())
  const letters = (text: string): string => text.replace(/[¶\s]/gu, '')
  const wordsOf = (runs: readonly ComparedRun[], kind: 'inserted' | 'deleted'): string =>
    letters(
      runs
        .filter((run) => run.kind === 'same' || run.kind === kind)
        .map((run) => run.text)
        .join(''),
    )
  /** The words as a comparison shows them: labels of sub-clauses are not among its runs. */
  const plain = (text: PointText): string =>
    letters(plainText(wordingOf(text), LABEL).replace(/^\s*\([a-z]+\) /gmu, ''))

  it('gives the old words without what was put in, and the new ones without what was taken out', () => {
    let compared = 0
    fc.assert(
      fc.property(seeds, ([first, second]) => {
        const before = anyState(first, null)
        const after = anyState(second, before)
        const [old, now] = [before, after].map(
          ({ pillars }) =>
            new Map(pillars.flatMap((pillar) => pillar.points).map((point) => [point.id, point])),
        )
        const { points } = comparePlans(before, after, LABEL)
        expect(new Set(points.map((one) => one.pointId))).toEqual(
          new Set([...(old?.keys() ?? []), ...(now?.keys() ?? [])]),
        )
        for (const { pointId, comparison } of points) {
          const [a, b] = [old?.get(pointId), now?.get(pointId)]
          if (comparison === null) {
            expect(a?.textHash ?? textHash([])).toBe(b?.textHash ?? textHash([]))
            continue
          }
          compared += 1
          const runs = comparison.lines.flatMap((line) => line.runs)
          expect(wordsOf(runs, 'deleted')).toBe(plain(a?.text ?? []))
          expect(wordsOf(runs, 'inserted')).toBe(plain(b?.text ?? []))
        }
      }),
    )
    expect(compared).toBeGreaterThan(100)
  })

  it('says nothing of a state and itself, and finds back what it found one way', () => {
    fc.assert(
      fc.property(seeds, ([first, second]) => {
        const before = anyState(first, null)
        const after = anyState(second, before)
        expect(sum(before, before)).toBe('Nothing changed.')
        const one = comparePlans(before, after, LABEL).summary
        const back = comparePlans(after, before, LABEL).summary
        expect(back.changed).toBe(one.changed)
        expect(back.moved).toBe(one.moved)
      }),
    )
  })
})

describe('what has moved', () => {
  it('is as little as can explain the new order', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6, 7], { minLength: 8 }), (after) => {
        const before = [0, 1, 2, 3, 4, 5, 6, 7]
        const moved = movedIn(before, after)
        const stayed = after.filter((id) => !moved.has(id))
        expect(stayed).toEqual([...stayed].sort((a, b) => a - b))
        const longest = (at: number, last: number): number =>
          at === after.length
            ? 0
            : Math.max(
                longest(at + 1, last),
                (after[at] ?? 0) > last ? 1 + longest(at + 1, after[at] ?? 0) : 0,
              )
        expect(stayed).toHaveLength(longest(0, -1))
      }),
    )
  })
})
