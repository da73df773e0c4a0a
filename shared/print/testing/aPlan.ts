import type { PartyId, PillarId, PlanId, PointId } from '../../model/ids.ts'
import type { Plan } from '../../model/plan.ts'
import type { Point } from '../../model/point.ts'

/** A point by its heading; the rest as in a new plan. */
export interface PointGiven {
  readonly heading: string
  readonly sourceNumber?: number | null
  readonly struck?: boolean
}

/** A plan of pillars by their headings. Points get the ids `p1`, `p2` … in order, struck ones included. */
export function aPlan(
  pillars: Readonly<Record<string, readonly PointGiven[]>>,
  given: { readonly title?: string; readonly symbol?: string; readonly parties?: string[] } = {},
): Plan {
  let at = 0
  let number = 0
  return {
    id: 'plan' as PlanId,
    title: given.title ?? 'A framework',
    symbol: given.symbol ?? 'Draft 1',
    createdAt: 0,
    drafting: { mode: 'open', at: 0 },
    closing: null,
    parties: (given.parties ?? ['Party A', 'Party B']).map((name, index) => ({
      id: `party-${index + 1}` as PartyId,
      name,
      letter: String.fromCharCode(65 + index),
      colour: 'blue',
    })),
    pillars: Object.entries(pillars).map(([heading, points], index) => {
      const pillarId = `pillar-${index + 1}` as PillarId
      const made = points.map((point): Point => ({
        id: `p${++at}` as PointId,
        heading: point.heading,
        sourceNumber: point.sourceNumber ?? null,
        pillarId,
        status: point.struck === true ? 'struck' : 'open',
        lock: null,
        number: point.struck === true ? null : ++number,
        numberFreed: point.struck === true,
        lineage: [],
        agreed: null,
        penOnlySince: null,
      }))
      return { id: pillarId, heading, points: made }
    }),
    members: [],
  }
}
