import * as Y from 'yjs'
import type { MemberId, PillarId, PlanId, PointId } from '../../model/ids.ts'
import type { Member } from '../../model/member.ts'
import type { Plan } from '../../model/plan.ts'
import { readPlan, writeMember, writeOutline, writeStructure } from '../../model/record.ts'
import type { StructureCommand } from '../../model/structureCommand.ts'
import type { Result } from '../../lib/result.ts'
import type { Reason } from '../reason.ts'
import { decideStructure, type StructureChange } from '../structure.ts'
import { type DecisionView, PLAN_ALONE } from '../view.ts'

export const CLEO: Member = {
  id: 'cleo' as MemberId,
  name: 'Cleo',
  role: 'pen-holder',
  partyId: null,
  standing: 'active',
  joinedAt: 0,
}

/** The record of a plan of two pillars, `one` with the points a, b and c, and `two` with d. For tests. */
export function aRecord() {
  const doc = new Y.Doc()
  const lists = { one: ['a', 'b', 'c'], two: ['d'] }
  doc.transact(() => {
    writeOutline(doc, {
      id: 'plan' as PlanId,
      title: 'A plan',
      symbol: 'Draft 1',
      createdAt: 0,
      parties: [],
      pillars: Object.entries(lists).map(([id, points]) => ({
        id: id as PillarId,
        heading: `Pillar ${id}`,
        points: points.map((point) => point as PointId),
      })),
      points: Object.values(lists)
        .flat()
        .map((id, at) => ({
          id: id as PointId,
          heading: `Heading ${id}`,
          sourceNumber: at + 1,
          status: 'open',
          lock: null,
        })),
    })
    writeMember(doc, CLEO)
  })
  let made = 0
  const newId = <Id extends string>(): Id => `new-${(made += 1)}` as Id
  const view: DecisionView = { ...PLAN_ALONE, newId, blocks: () => 3 }
  const plan = (): Plan => {
    const read = readPlan(doc)
    if (read === null) throw new Error('There is no plan')
    return read
  }
  return {
    doc,
    plan,
    /** Decides a command, and carries it out if the rules say yes. */
    give(
      command: StructureCommand,
      at = 1,
      seen: DecisionView = view,
    ): Result<StructureChange, Reason> {
      const decided = decideStructure(plan(), CLEO, command, at, seen)
      if (decided.ok) doc.transact(() => writeStructure(doc, decided.value))
      return decided
    },
    /** Pillars with their points as "number id"; struck ones in brackets. */
    shape: (): Record<string, string[]> =>
      Object.fromEntries(
        plan().pillars.map((pillar) => [
          pillar.id,
          pillar.points.map(({ id, number, status }) => {
            const label = `${number ?? '-'} ${id}`
            return status === 'struck' ? `[${label}]` : label
          }),
        ]),
      ),
  }
}
