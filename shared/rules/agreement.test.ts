import { describe, expect, it } from 'vitest'
import type { Stance } from '../model/entry.ts'
import type { MemberId, PartyId, PointId } from '../model/ids.ts'
import { type Plan, pointsOf } from '../model/plan.ts'
import { type Review, readReview } from '../model/review.ts'
import { textHash, wordingOf } from '../model/wording.ts'
import { writePosition } from '../model/writeReview.ts'
import { aPlan } from '../print/testing/aPlan.ts'
import { paragraph } from '../print/testing/aText.ts'
import * as Y from 'yjs'
import {
  blockersOf,
  blocksAgreement,
  factsOf,
  isAgreed,
  planAgreement,
  pointAgreement,
  type PointState,
  tallyOf,
  type TextFacts,
} from './agreement.ts'

const NOW = [paragraph('The Parties shall agree.')]
const EARLIER = [paragraph('The Parties may agree.')]
const TEXT = factsOf(NOW)

/** What a party said of a point last: a stance on the text as it is, or on an earlier one. */
type Said = Stance | 'withdrawn' | `earlier ${Stance}` | null

/** A review in which party A, B, … said these of points, in the order of the plan. */
function aReview(said: Readonly<Record<string, readonly Said[]>>): Review {
  const doc = new Y.Doc()
  let ids = 0
  for (const [pointId, list] of Object.entries(said)) {
    list.forEach((one, at) => {
      if (one === null) return
      const isEarlier = one.startsWith('earlier ')
      writePosition(
        doc,
        { by: 'head' as MemberId, at: 5, newId: () => `id-${++ids}` },
        {
          partyId: `party-${at + 1}` as PartyId,
          pointId: pointId as PointId,
          stance: one.replace('earlier ', '') as Stance | 'withdrawn',
          reason: 'Because.',
          wording: wordingOf(isEarlier ? EARLIER : NOW),
        },
      )
    })
  }
  return readReview(doc)
}

const onePoint = (given: { struck?: boolean; parties?: string[] } = {}): Plan =>
  aPlan({ Peace: [{ heading: 'One', struck: given.struck ?? false }] }, given)

function agreementOf(said: readonly Said[], text: TextFacts = TEXT, plan: Plan = onePoint()) {
  const [point] = pointsOf(plan)
  if (point === undefined) throw new Error('There is no point')
  return pointAgreement(plan, point, text, aReview({ p1: said }))
}

describe('the facts of a text', () => {
  it('are its hash, and whether it says anything', () => {
    expect(factsOf(NOW)).toEqual({
      textHash: textHash(wordingOf(NOW)),
      isEmpty: false,
      brackets: 0,
    })
    expect(factsOf([paragraph(' ')])).toMatchObject({ isEmpty: true })
    expect(factsOf([])).toEqual(factsOf([paragraph('')]))
  })
})

describe('the state of a point', () => {
  it.each<[string, readonly Said[], PointState]>([
    ['agreed', ['accept', 'accept'], { kind: 'agreed' }],
    ['agreed ad referendum', ['accept', 'accept-ad-referendum'], { kind: 'agreed-ad-referendum' }],
    [
      'agreed ad referendum',
      ['accept-ad-referendum', 'accept-ad-referendum'],
      { kind: 'agreed-ad-referendum' },
    ],
    ['open', ['accept', null], { kind: 'open' }],
    ['open', [null, null], { kind: 'open' }],
    ['open', ['accept', 'withdrawn'], { kind: 'open' }],
    ['open', ['accept', 'accept-with-reservation'], { kind: 'open' }],
    ['open', ['accept', 'oppose'], { kind: 'open' }],
    ['open', ['accept', 'seek-instructions'], { kind: 'open' }],
    ['stale', ['accept', 'earlier accept'], { kind: 'stale', positions: 1 }],
    ['stale', ['earlier oppose', 'earlier accept'], { kind: 'stale', positions: 2 }],
    ['stale', [null, 'earlier accept'], { kind: 'stale', positions: 1 }],
  ])('is %s with %j', (_what, said, state) => {
    expect(agreementOf(said).state).toEqual(state)
  })

  const everything = ['earlier accept', 'accept'] as const
  it.each<[string, TextFacts, boolean, PointState]>([
    ['withdrawn before empty', factsOf([]), true, { kind: 'withdrawn' }],
    ['withdrawn before bracketed', { ...TEXT, brackets: 2 }, true, { kind: 'withdrawn' }],
    ['empty before bracketed', { ...factsOf([]), brackets: 2 }, false, { kind: 'empty' }],
    ['bracketed before stale', { ...TEXT, brackets: 2 }, false, { kind: 'bracketed', brackets: 2 }],
    ['stale before open', TEXT, false, { kind: 'stale', positions: 1 }],
  ])('is %s', (_what, text, struck, state) => {
    expect(agreementOf(everything, text, onePoint({ struck })).state).toEqual(state)
  })

  it('is bracketed even if everybody accepts', () => {
    const bracketed = { ...TEXT, brackets: 1 }
    expect(agreementOf(['accept', 'accept'], bracketed).state.kind).toBe('bracketed')
  })

  it('is open in a plan without parties', () => {
    expect(agreementOf([], TEXT, onePoint({ parties: [] })).state).toEqual({ kind: 'open' })
  })

  it('is agreed again when the text returns to the words that were accepted', () => {
    const plan = onePoint()
    const [point] = pointsOf(plan)
    if (point === undefined) throw new Error('There is no point')
    const review = aReview({ p1: ['accept', 'accept'] })
    const state = (text: TextFacts) => pointAgreement(plan, point, text, review).state.kind
    expect([TEXT, factsOf(EARLIER), TEXT].map(state)).toEqual(['agreed', 'stale', 'agreed'])
  })

  it('says of each party what it holds, in the order of the plan, and whether that is stale', () => {
    const { standings, isLocked } = agreementOf(['withdrawn', 'earlier oppose'])
    expect(standings).toMatchObject([
      { party: { id: 'party-1' }, position: null, isStale: false },
      { party: { id: 'party-2' }, position: { stance: 'oppose' }, isStale: true },
    ])
    expect(isLocked).toBe(false)
  })

  it('knows a locked point', () => {
    const plan = onePoint()
    const [point] = pointsOf(plan)
    if (point === undefined) throw new Error('There is no point')
    const locked = { ...point, lock: { by: 'convener' as MemberId, at: 1, reason: 'Vote' } }
    expect(pointAgreement(plan, locked, TEXT, aReview({})).isLocked).toBe(true)
  })

  it.each<[PointState, boolean, boolean]>([
    [{ kind: 'withdrawn' }, false, false],
    [{ kind: 'empty' }, false, true],
    [{ kind: 'bracketed', brackets: 1 }, false, true],
    [{ kind: 'stale', positions: 1 }, false, true],
    [{ kind: 'open' }, false, true],
    [{ kind: 'agreed-ad-referendum' }, true, false],
    [{ kind: 'agreed' }, true, false],
  ])('%j is agreed: %s; it stands in the way: %s', (state, agreed, blocks) => {
    expect(isAgreed(state)).toBe(agreed)
    expect(blocksAgreement(state)).toBe(blocks)
  })
})

describe('what stands between a point and agreement', () => {
  const blockers = (said: readonly Said[], text = TEXT, plan = onePoint()) =>
    blockersOf(agreementOf(said, text, plan)).map((one) =>
      'party' in one
        ? [one.kind, one.party.letter, ...(one.kind === 'stance' ? [one.stance] : [])]
        : one,
    )

  it.each<[string, readonly Said[], unknown[]]>([
    ['a silent party', ['accept', null], [['silent', 'B']]],
    ['a party that withdrew', ['withdrawn', 'accept'], [['silent', 'A']]],
    [
      'a reservation',
      ['accept', 'accept-with-reservation'],
      [['stance', 'B', 'accept-with-reservation']],
    ],
    ['an objection', ['oppose', 'accept-ad-referendum'], [['stance', 'A', 'oppose']]],
    [
      'a party without instructions',
      ['seek-instructions', 'accept'],
      [['stance', 'A', 'seek-instructions']],
    ],
    [
      'positions on earlier words',
      ['earlier oppose', null],
      [
        ['stale', 'A'],
        ['silent', 'B'],
      ],
    ],
    ['nothing', ['accept', 'accept-ad-referendum'], []],
  ])('is %s', (_what, said, expected) => {
    expect(blockers(said)).toEqual(expected)
  })

  it('is all of it: brackets first, then the parties', () => {
    expect(blockers(['earlier accept', 'oppose'], { ...TEXT, brackets: 2 })).toEqual([
      { kind: 'brackets', brackets: 2 },
      ['stale', 'A'],
      ['stance', 'B', 'oppose'],
    ])
  })

  it('is the missing text alone when there is none, and nothing for a withdrawn point', () => {
    expect(blockers([null, 'earlier accept'], factsOf([]))).toEqual([{ kind: 'empty' }])
    expect(blockers([null, null], TEXT, onePoint({ struck: true }))).toEqual([])
  })
})

describe('a whole plan', () => {
  const plan = aPlan({
    Peace: [{ heading: 'One' }, { heading: 'Two' }, { heading: 'Three', struck: true }],
    Security: [{ heading: 'Four' }, { heading: 'Five' }, { heading: 'Six' }, { heading: 'Seven' }],
    Nothing: [],
  })
  const texts: Record<string, TextFacts> = {
    p2: { ...TEXT, brackets: 3 },
    p5: factsOf([]),
    p7: { ...TEXT, brackets: 1 },
  }
  const review = aReview({
    p1: ['accept', 'accept'],
    p2: ['earlier accept', null],
    p3: ['earlier accept', 'oppose'],
    p4: ['accept-ad-referendum', 'accept'],
    p5: ['accept', 'withdrawn'],
    p6: ['earlier accept', 'seek-instructions'],
    p7: ['accept-with-reservation', 'oppose'],
  })
  const agreement = planAgreement(plan, (id) => texts[id] ?? TEXT, review)

  it('is its pillars with their points', () => {
    expect(
      agreement.pillars.map((pillar) => [
        pillar.heading,
        pillar.points.map((one) => one.state.kind),
      ]),
    ).toEqual([
      ['Peace', ['agreed', 'bracketed', 'withdrawn']],
      ['Security', ['agreed-ad-referendum', 'empty', 'stale', 'bracketed']],
      ['Nothing', []],
    ])
  })

  it('counts its points by state, and never one that is withdrawn', () => {
    expect(agreement.tally).toEqual({
      points: 6,
      agreed: 1,
      adReferendum: 1,
      bracketed: 2,
      brackets: 4,
      stale: 3,
      open: 0,
      empty: 1,
      withdrawn: 1,
    })
    expect(agreement.pillars[0]?.tally).toMatchObject({ points: 2, agreed: 1, bracketed: 1 })
    expect(agreement.pillars[2]?.tally).toEqual(tallyOf([]))
  })

  it('counts for each party how it stands; what is stale counts as nothing else', () => {
    const none = {
      accept: 0,
      'accept-ad-referendum': 0,
      'accept-with-reservation': 0,
      oppose: 0,
      'seek-instructions': 0,
      stale: 0,
      silent: 0,
    }
    expect([...agreement.parties]).toEqual([
      [
        'party-1',
        { ...none, accept: 1, 'accept-ad-referendum': 1, 'accept-with-reservation': 1, stale: 3 },
      ],
      ['party-2', { ...none, accept: 2, oppose: 1, 'seek-instructions': 1, silent: 2 }],
    ])
  })
})
