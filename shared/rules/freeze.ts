import type { PointId } from '../model/ids.ts'
import type { Plan } from '../model/plan.ts'
import type { Point } from '../model/point.ts'
import type { PointText } from '../model/pointText.ts'
import type { Receipt } from '../model/record.ts'
import { heldPosition, type Review } from '../model/review.ts'
import type { FrozenContent, FrozenPoint } from '../model/version.ts'
import { textHash, wordingOf } from '../model/wording.ts'

/** What is on the table at one moment. */
export interface Table {
  readonly plan: Plan
  readonly textOf: (id: PointId) => PointText
  readonly review: Review
  /** The server's own account of the positions, by their keys. */
  readonly receipts: ReadonlyMap<string, Receipt>
}

/** All of it as a version keeps it. The same table gives the same content, to the letter. */
export function contentOf(table: Table): FrozenContent {
  const { plan } = table
  return {
    title: plan.title,
    parties: plan.parties.map(({ id, name, letter, colour }) => ({ id, name, letter, colour })),
    members: plan.members.map(({ id, name, role, partyId }) => ({ id, name, role, partyId })),
    closing:
      plan.closing === null
        ? null
        : { ...plan.closing, initials: plan.closing.initials.map((one) => ({ ...one })) },
    pillars: plan.pillars.map(({ id, heading, points }) => ({
      id,
      heading,
      points: points.map((point) => frozenPoint(table, point)),
    })),
  }
}

function frozenPoint(table: Table, point: Point): FrozenPoint {
  const text = table.textOf(point.id)
  const hash = textHash(wordingOf(text))
  return {
    id: point.id,
    number: point.number,
    sourceNumber: point.sourceNumber,
    heading: point.heading,
    status: point.status,
    agreed: point.agreed === null ? null : { ...point.agreed },
    lineage: point.lineage.map((step) => ({ ...step })),
    text,
    textHash: hash,
    positions: positionsOn(table, point.id, hash),
  }
}

function positionsOn(
  { plan, review, receipts }: Table,
  pointId: PointId,
  hash: string,
): FrozenPoint['positions'] {
  return plan.parties.flatMap((party) => {
    const held = heldPosition(review, party.id, pointId)
    if (held === null || held.stance === 'withdrawn') return []
    return {
      partyId: party.id,
      stance: held.stance,
      reason: held.reason,
      textHash: held.textHash,
      isStale: held.textHash !== hash,
      by: held.by,
      takenAt: held.at,
      receivedAt: receipts.get(held.key)?.at ?? null,
    }
  })
}
