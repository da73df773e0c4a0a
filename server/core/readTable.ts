import * as Y from 'yjs'
import { pointRoot } from '../../shared/model/documents.ts'
import type { PlanId, PointId } from '../../shared/model/ids.ts'
import { type Plan, pointsOf } from '../../shared/model/plan.ts'
import { type PointText, readPointText } from '../../shared/model/pointText.ts'
import { readPlan, readReceipts, readVersions } from '../../shared/model/record.ts'
import { readReview } from '../../shared/model/review.ts'
import type { VersionEntry } from '../../shared/model/version.ts'
import type { Table } from '../../shared/rules/freeze.ts'
import type { Rooms } from './rooms.ts'

/**
 * All that is on the table, read in one moment over three documents, and resolved once every bit of it is on disk.
 * Throws when there is no such plan.
 */
export const readTable = (rooms: Pick<Rooms, 'open'>, planId: PlanId): Promise<TableReading> =>
  readTableAnd(rooms, planId, () => null)

export interface TableReading<More = null> {
  readonly table: Table
  readonly versions: readonly VersionEntry[]
  /** The state vector of the text. */
  readonly stateVector: Uint8Array
  readonly more: More
}

/** The same, and what `more` reads of the document of the text at that very moment. */
export async function readTableAnd<More>(
  rooms: Pick<Rooms, 'open'>,
  planId: PlanId,
  more: (text: Y.Doc, plan: Plan) => More,
): Promise<TableReading<More>> {
  const record = await rooms.open(planId, 'record')
  const text = await rooms.open(planId, 'plan')
  const remarks = await rooms.open(planId, 'review')
  const plan = record.peek(readPlan)
  if (plan === null) throw new Error('There is no such plan')
  // Nothing is awaited between these readings, so no other change comes between them.
  const readings = [
    record.read((doc) => ({ receipts: readReceipts(doc), versions: readVersions(doc) })),
    text.read((doc) => {
      const read = new Map<PointId, PointText>()
      for (const { id } of pointsOf(plan)) {
        read.set(id, readPointText(doc.getXmlFragment(pointRoot(id))))
      }
      return { read, stateVector: Y.encodeStateVector(doc), more: more(doc, plan) }
    }),
    remarks.read(readReview),
  ] as const
  const [{ receipts, versions }, { read, stateVector, more: also }, review] =
    await Promise.all(readings)
  const table = { plan, textOf: (id: PointId) => read.get(id) ?? [], review, receipts }
  return { table, versions, stateVector, more: also }
}
