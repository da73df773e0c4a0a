import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { MemberId, PartyId, PillarId, PlanId, PointId } from './ids.ts'
import { pointLabel, pointsOf } from './plan.ts'
import {
  type PlanOutline,
  readMember,
  readPlan,
  readStoredPoint,
  type StoredPoint,
  writeMember,
  writeOutline,
  writePillar,
  writePoint,
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
    expect(label()).toBe('point 1')
    writePoint(doc, point('c', 'struck'))
    expect(label()).toBe('“Heading c” (struck)')
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
