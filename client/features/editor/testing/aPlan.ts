import * as Y from 'yjs'
import type { MemberId, PartyId, PillarId, PlanId, PointId } from '../../../../shared/model/ids.ts'
import type { Member } from '../../../../shared/model/member.ts'
import type { Plan } from '../../../../shared/model/plan.ts'
import {
  readPlan,
  type StoredPoint,
  writeMember,
  writeOutline,
  writePillar,
  writePoint,
} from '../../../../shared/model/record.ts'

export const pointId = (number: number): PointId => `point-${number}` as PointId
export const ANNA = 'anna' as MemberId
export const BORIS = 'boris' as MemberId
export const OLGA = 'olga' as MemberId

/** A plan in a record, and what a server would change in it. */
export interface RecordBuilder {
  readonly doc: Y.Doc
  plan(): Plan
  change(id: PointId, change: Partial<StoredPoint>): void
  reorder(ids: readonly PointId[]): void
  suspend(id: MemberId): void
}

/** A plan of one pillar with some points, two drafters of two parties, and an observer. */
export function aPlan(points = 3): RecordBuilder {
  const doc = new Y.Doc()
  const ids = Array.from({ length: points }, (_, at) => pointId(at + 1))
  const pillar = 'peace' as PillarId
  const stored = new Map<PointId, StoredPoint>(
    ids.map((id, at) => [
      id,
      { id, heading: `Heading ${at + 1}`, sourceNumber: at + 1, status: 'open', lock: null },
    ]),
  )
  const members = new Map<MemberId, Member>()
  const add = (id: MemberId, name: string, role: Member['role'], party: string | null) =>
    members.set(id, {
      id,
      name,
      role,
      partyId: party as PartyId | null,
      standing: 'active',
      joinedAt: members.size,
    })
  add(ANNA, 'Anna', 'drafter', 'party-a')
  add(BORIS, 'Boris', 'drafter', 'party-b')
  add(OLGA, 'Olga', 'observer', null)
  writeOutline(doc, {
    id: 'plan' as PlanId,
    title: 'A plan',
    symbol: 'Draft 1',
    createdAt: 0,
    parties: [
      { id: 'party-a' as PartyId, name: 'Party A', letter: 'A', colour: 'blue' },
      { id: 'party-b' as PartyId, name: 'Party B', letter: 'B', colour: 'vermilion' },
    ],
    pillars: [{ id: pillar, heading: 'Peace', points: ids }],
    points: [...stored.values()],
  })
  for (const member of members.values()) writeMember(doc, member)
  return {
    doc,
    plan: () => {
      const plan = readPlan(doc)
      if (plan === null) throw new Error('The record is empty')
      return plan
    },
    change: (id, change) => {
      const before = stored.get(id)
      if (before === undefined) throw new Error(`There is no point ${id}`)
      const after = { ...before, ...change }
      stored.set(id, after)
      writePoint(doc, after)
    },
    reorder: (order) => writePillar(doc, { id: pillar, heading: 'Peace', points: order }),
    suspend: (id) => {
      const member = members.get(id)
      if (member !== undefined) writeMember(doc, { ...member, standing: 'suspended' })
    },
  }
}
