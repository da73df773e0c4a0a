import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { MemberId, PartyId, PillarId, PlanId, PointId } from './ids.ts'
import { pointLabel, pointsOf } from './plan.ts'
import {
  type PlanOutline,
  readMember,
  readPlan,
  readReceipts,
  readStoredPoint,
  readTrend,
  type StoredPoint,
  type TrendSample,
  writeMember,
  writeOutline,
  writePillar,
  writePoint,
  writeReceipt,
  writeTrendSample,
} from './record.ts'

const pillar = (id: string, points: string[]) => ({
  id: id as PillarId,
  heading: `Pillar ${id}`,
  points: points.map((point) => point as PointId),
})
const point = (id: string, status: 'open' | 'struck' = 'open'): StoredPoint => ({
  id: id as PointId,
  heading: `Heading ${id}`,
  sourceNumber: null,
  status,
  lock: null,
})
const outline: PlanOutline = {
  id: 'plan-a' as PlanId,
  title: 'A plan',
  symbol: 'Draft 1',
  createdAt: 5,
  parties: [{ id: 'party-a' as PartyId, name: 'Party A', letter: 'A', colour: 'blue' }],
  pillars: [pillar('one', ['a', 'b']), pillar('two', ['c'])],
  points: [point('a'), point('b'), point('c')],
}

function aRecord(): Y.Doc {
  const doc = new Y.Doc()
  doc.transact(() => writeOutline(doc, outline))
  return doc
}
const numbers = (doc: Y.Doc) => {
  const plan = readPlan(doc)
  return plan === null ? [] : pointsOf(plan).map((one) => [one.id, one.number])
}

describe('the record', () => {
  it('is no plan while it is empty', () => {
    expect(readPlan(new Y.Doc())).toBeNull()
  })

  it('gives the plan as frozen data, with numbers that run through the pillars', () => {
    const plan = readPlan(aRecord())
    expect(plan).toMatchObject({ id: 'plan-a', title: 'A plan', symbol: 'Draft 1', createdAt: 5 })
    expect(Object.isFrozen(plan?.pillars[0]?.points[0])).toBe(true)
    expect(numbers(aRecord())).toEqual([
      ['a', 1],
      ['b', 2],
      ['c', 3],
    ])
  })

  it('renumbers when points move or are struck, and references follow', () => {
    const doc = aRecord()
    const label = () => {
      const plan = readPlan(doc)
      return plan === null ? null : pointLabel(plan, 'c' as PointId)
    }
    expect(label()).toBe('point 3')
    writePillar(doc, pillar('one', ['b']))
    writePillar(doc, pillar('two', ['c', 'a']))
    expect(numbers(doc)).toEqual([
      ['b', 1],
      ['c', 2],
      ['a', 3],
    ])
    expect(label()).toBe('point 2')
    writePoint(doc, point('b', 'struck'))
    expect(label()).toBe('point 2')
    writePoint(doc, point('c', 'struck'))
    expect(label()).toBe('point 2 (struck)')
    writePoint(doc, { ...point('b', 'struck'), numberFreed: true })
    expect(label()).toBe('point 1 (struck)')
    writePoint(doc, { ...point('c', 'struck'), numberFreed: true })
    expect(label()).toBe('“Heading c” (struck)')
  })

  it('tells in a reference into which point its target was merged', () => {
    const doc = aRecord()
    const merged = { kind: 'merged-into', into: 'a' as PointId, reason: 'the same' } as const
    const step = { ...merged, by: 'm' as MemberId, at: 1 }
    const label = () => {
      const plan = readPlan(doc)
      return plan === null ? null : pointLabel(plan, 'c' as PointId)
    }
    writePoint(doc, { ...point('c', 'struck'), lineage: [step] })
    expect(label()).toBe('point 3 (merged into point 1)')
    const restored = { kind: 'restored', by: 'm' as MemberId, at: 2 } as const
    writePoint(doc, { ...point('c'), lineage: [step, restored] })
    expect(label()).toBe('point 3')
  })

  it('reads the record of an older plan, which says nothing of lineage and renumbering', () => {
    const doc = aRecord()
    writePoint(doc, point('b', 'struck'))
    const plan = readPlan(doc)
    expect(plan?.pillars[0]?.points[1]).toMatchObject({
      number: 2,
      numberFreed: false,
      lineage: [],
    })
  })

  it('says so when a reference leads nowhere', () => {
    const plan = readPlan(aRecord())
    expect(plan !== null && pointLabel(plan, 'gone' as PointId)).toBe(
      'a point that is not in this plan',
    )
  })

  it('reads the same in every copy', () => {
    const doc = aRecord()
    const copy = new Y.Doc()
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
    expect(readPlan(copy)).toEqual(readPlan(doc))
  })

  it('keeps members in the order in which they came, and finds one at once', () => {
    const doc = aRecord()
    for (const [id, joinedAt] of [
      ['late', 9],
      ['early', 3],
    ] as const) {
      writeMember(doc, {
        id: id as MemberId,
        name: id,
        role: 'observer',
        partyId: null,
        standing: 'active',
        joinedAt,
      })
    }
    expect(readPlan(doc)?.members.map((member) => member.id)).toEqual(['early', 'late'])
    expect(readMember(doc, 'late' as MemberId)?.joinedAt).toBe(9)
    expect(readMember(doc, 'nobody' as MemberId)).toBeUndefined()
    expect(readStoredPoint(doc, 'a' as PointId)?.heading).toBe('Heading a')
  })
})

describe('receipts of positions', () => {
  it('are read by the key of the position, and the first one of each stays', () => {
    const doc = aRecord()
    writeReceipt(doc, 'a:p1:x', { at: 5, by: 'head' as MemberId })
    writeReceipt(doc, 'a:p1:x', { at: 9, by: 'other' as MemberId })
    writeReceipt(doc, 'a:p1:y', { at: 7, by: 'other' as MemberId })
    expect([...readReceipts(doc)]).toEqual([
      ['a:p1:x', { at: 5, by: 'head' }],
      ['a:p1:y', { at: 7, by: 'other' }],
    ])
  })
})

describe('the trend', () => {
  const sample = (at: number): TrendSample => ({
    at,
    points: 28,
    agreed: at % 28,
    adReferendum: 0,
    bracketed: 0,
    brackets: 0,
    stale: 0,
    open: 28 - (at % 28),
    empty: 0,
  })

  it('is read in the order of time, however it was written', () => {
    const doc = aRecord()
    for (const at of [300, 20, 1_000]) writeTrendSample(doc, sample(at))
    expect(readTrend(doc).map(({ at }) => at)).toEqual([20, 300, 1_000])
  })

  it('stays small for ever: the older it is, the coarser it gets, from the first sample to the last', () => {
    const doc = aRecord()
    for (let at = 1; at <= 5_000; at++) writeTrendSample(doc, sample(at))
    const kept = readTrend(doc).map(({ at }) => at)
    expect(kept.length).toBeLessThanOrEqual(1_000)
    expect(kept.length).toBeGreaterThan(700)
    expect(kept[0]).toBe(1)
    expect(kept.slice(-500)).toEqual(Array.from({ length: 500 }, (_, at) => 4_501 + at))
  })
})
