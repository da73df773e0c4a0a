import { describe, expect, it } from 'vitest'
import type { Command } from '../model/command.ts'
import type { Stance } from '../model/entry.ts'
import type { MemberId, PartyId, PillarId, PointId } from '../model/ids.ts'
import type { Member } from '../model/member.ts'
import { type Plan, pointsOf } from '../model/plan.ts'
import type { Point } from '../model/point.ts'
import type { Position } from '../model/review.ts'
import type { Role } from '../model/role.ts'
import { paragraph } from '../print/testing/aText.ts'
import { aPlan } from '../print/testing/aPlan.ts'
import { factsOf } from './agreement.ts'
import { decide } from './command.ts'
import { type DecisionView, PLAN_ALONE } from './view.ts'

const [P1, P2] = ['p1' as PointId, 'p2' as PointId]
const TEXT = factsOf([paragraph('The Parties shall agree.')])
const HASH = 'f'.repeat(64)

const aMember = (id: string, role: Role, partyId: string | null = null): Member => ({
  id: id as MemberId,
  name: id,
  role,
  partyId: partyId as PartyId | null,
  standing: 'active',
  joinedAt: 0,
})
const convener = aMember('convener', 'convener')
const head = aMember('head', 'head', 'party-1')

/** A plan of two points and two parties, with what is different about its points. */
function plan(points: readonly Partial<Point>[] = [], over: Partial<Plan> = {}): Plan {
  const made = aPlan({ Peace: [{ heading: 'One' }, { heading: 'Two' }] })
  return {
    ...made,
    pillars: made.pillars.map((pillar) => ({
      ...pillar,
      points: pillar.points.map((point, at) => ({ ...point, ...points[at] })),
    })),
    ...over,
  }
}

/** What the parties said of the first point, in their order, on the text as it is or an earlier one. */
function saying(...said: (Stance | 'earlier' | null)[]): DecisionView {
  const positions = new Map(
    said.flatMap((one, at) => {
      if (one === null) return []
      const partyId = `party-${at + 1}` as PartyId
      const position: Position = {
        ...{ key: `${at}`, partyId, pointId: P1, reason: '', turn: 1, at: 0, by: head.id },
        stance: one === 'earlier' ? 'accept' : one,
        textHash: one === 'earlier' ? HASH : TEXT.textHash,
      }
      return [[partyId, new Map([[P1, [position]]])] as const]
    }),
  )
  const review = { ...PLAN_ALONE.review(), positions }
  return { ...PLAN_ALONE, textOf: () => TEXT, review: () => review, tableHash: () => HASH }
}

const agreed = { kind: 'final', by: convener.id, at: 3, textHash: TEXT.textHash } as const
const lock = { by: convener.id, at: 3, reason: 'Agreed' }
const closing = { by: convener.id, at: 4, versionHash: HASH, initials: [] }
const ALL_AGREED = [
  { agreed, lock },
  { agreed, lock },
]
const closed = (): Plan => plan(ALL_AGREED, { closing })

function decided(
  command: Command,
  on: Plan,
  by: Member = convener,
  view: DecisionView = PLAN_ALONE,
) {
  const result = decide(on, by, command, 9, view)
  return result.ok ? result.value : result.reason
}
const mark = (kind: 'ad-referendum' | 'final'): Command => ({
  kind: 'markAgreed',
  pointId: P1,
  agreed: kind,
})

describe('who drafts', () => {
  it('is changed by the convener, from one mode to the other', () => {
    const set = (mode: 'open' | 'pen-holder'): Command => ({ kind: 'setDraftingMode', mode })
    expect(decided(set('pen-holder'), plan())).toEqual({
      kind: 'set-plan',
      drafting: { mode: 'pen-holder', at: 9 },
    })
    expect(decided(set('open'), plan())).toBe('already-so')
    expect(decided(set('pen-holder'), plan(), aMember('pen', 'pen-holder'))).toBe('only-convener')
    expect(decided(set('pen-holder'), closed())).toBe('plan-closed')
  })
})

describe('marking a point as agreed', () => {
  it('locks it and names the words that were agreed', () => {
    const effect = decided(mark('final'), plan(), convener, saying('accept', 'accept'))
    expect(effect).toMatchObject({
      kind: 'set-plan',
      points: [
        {
          id: 'p1',
          agreed: { kind: 'final', by: 'convener', at: 9, textHash: TEXT.textHash },
          lock: { by: 'convener', at: 9, reason: 'Agreed' },
        },
      ],
    })
  })

  const SAID: readonly [string, (Stance | 'earlier' | null)[], boolean, boolean][] = [
    ['all accept', ['accept', 'accept'], true, true],
    ['one accepts ad referendum', ['accept', 'accept-ad-referendum'], true, false],
    ['one has a reservation', ['accept', 'accept-with-reservation'], false, false],
    ['one opposes', ['accept', 'oppose'], false, false],
    ['one seeks instructions', ['accept', 'seek-instructions'], false, false],
    ['one accepted earlier wording', ['accept', 'earlier'], false, false],
    ['one is silent', ['accept', null], false, false],
    ['all are silent', [], false, false],
  ]
  it.each(SAID)('when %s', (_when, said, adReferendum, final) => {
    const may = (kind: 'ad-referendum' | 'final') => {
      const result = decided(mark(kind), plan(), convener, saying(...said))
      return result === 'not-accepted-by-all' ? false : typeof result === 'object'
    }
    expect([may('ad-referendum'), may('final')]).toEqual([adReferendum, final])
  })

  it('is for conveners, for points that stand, and once for each kind', () => {
    const all = saying('accept', 'accept')
    expect(decided(mark('final'), plan(), head, all)).toBe('only-convener')
    expect(decided(mark('final'), plan([{ status: 'struck' }]), convener, all)).toBe('point-struck')
    expect(decided(mark('final'), plan([{ agreed, lock }]), convener, all)).toBe('already-so')
    const before = { ...agreed, kind: 'ad-referendum' } as const
    const on = plan([{ agreed: before, lock }])
    expect(decided(mark('final'), on, convener, all)).toMatchObject({ kind: 'set-plan' })
    expect(decided(mark('final'), closed(), convener, all)).toBe('plan-closed')
    const ghost: Command = { kind: 'markAgreed', pointId: 'ghost' as PointId, agreed: 'final' }
    expect(decided(ghost, plan(), convener, all)).toBe('no-such-point')
  })
})

describe('the end of the talks', () => {
  const close: Command = { kind: 'closePlan' }

  it('comes when every point that stands is marked as agreed', () => {
    expect(decided(close, plan(ALL_AGREED), convener, saying())).toMatchObject({
      closing: { by: 'convener', at: 9, versionHash: HASH, initials: [] },
    })
    const [first] = ALL_AGREED
    expect(decided(close, plan([first ?? {}]))).toBe('not-all-agreed')
    expect(decided(close, plan([first ?? {}, { status: 'struck' }]))).toMatchObject({
      kind: 'set-plan',
    })
    expect(decided(close, plan([{ status: 'struck' }, { status: 'struck' }]))).toBe(
      'not-all-agreed',
    )
    expect(decided(close, closed())).toBe('already-so')
    expect(decided(close, plan(ALL_AGREED), head)).toBe('only-convener')
  })

  it('leaves nothing of the plan to be changed until it is reopened', () => {
    const pillarId = 'pillar-1' as PillarId
    const refused: Command[] = [
      { kind: 'addPoint', pillarId, heading: 'New', after: null },
      { kind: 'movePoint', pointId: P2, pillarId, after: null },
      { kind: 'renamePillar', pillarId, heading: 'New' },
      { kind: 'lockPoint', pointId: P1, reason: 'why' },
      { kind: 'reopenPoint', pointId: P1, reason: 'why' },
    ]
    for (const command of refused)
      expect(decided(command, closed()), command.kind).toBe('plan-closed')
    expect(decided({ kind: 'reopenPlan', reason: 'an error' }, closed())).toEqual({
      kind: 'set-plan',
      closing: null,
    })
    expect(decided({ kind: 'reopenPlan', reason: 'an error' }, plan())).toBe('already-so')
  })

  it('is initialled by each head once, under the text that they saw', () => {
    const initial = (versionHash = HASH): Command => ({ kind: 'initial', versionHash })
    const on = closed()
    expect(decided(initial(), on, head)).toMatchObject({
      closing: { ...closing, initials: [{ memberId: 'head', partyId: 'party-1', at: 9 }] },
    })
    expect(decided(initial('0'.repeat(64)), on, head)).toBe('other-text')
    expect(decided(initial(), plan(), head)).toBe('plan-not-closed')
    expect(decided(initial(), on, convener)).toBe('only-head')
    const initials = [{ memberId: head.id, partyId: 'party-1' as PartyId, at: 5 }]
    const signed = plan(ALL_AGREED, { closing: { ...closing, initials } })
    expect(decided(initial(), signed, head)).toBe('already-so')
    const second = decided(initial(), signed, aMember('other', 'head', 'party-2'))
    expect(second).toMatchObject({
      closing: { initials: [{ memberId: 'head' }, { memberId: 'other' }] },
    })
    expect(pointsOf(signed)).toHaveLength(2)
  })
})
