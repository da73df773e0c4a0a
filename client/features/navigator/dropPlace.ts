import type { PillarId, PointId } from '../../../shared/model/ids.ts'
import { findPoint, type Plan } from '../../../shared/model/plan.ts'

/** What a point is dragged over: the upper or lower half of another one, or the heading of a pillar. */
export type DragTarget =
  { readonly point: PointId; readonly edge: 'above' | 'below' } | { readonly pillar: PillarId }

export interface Place {
  readonly pillarId: PillarId
  readonly after: PointId | null
}

/** Where a dragged point would stand; null where it stands already. */
export function dropPlace(plan: Plan, dragged: PointId, target: DragTarget): Place | null {
  const point = findPoint(plan, dragged)
  if (point === undefined) return null
  const place = 'pillar' in target ? atBeginning(target.pillar) : beside(plan, dragged, target)
  if (place === null) return null
  const now = neighbour(plan, point.pillarId, dragged)
  return place.pillarId === point.pillarId && place.after === now ? null : place
}

const atBeginning = (pillarId: PillarId): Place => ({ pillarId, after: null })

function beside(
  plan: Plan,
  dragged: PointId,
  { point: id, edge }: Extract<DragTarget, { point: PointId }>,
): Place | null {
  const over = findPoint(plan, id)
  if (over === undefined || id === dragged) return null
  if (edge === 'below') return { pillarId: over.pillarId, after: id }
  const before = neighbour(plan, over.pillarId, id)
  // The point in front may be the dragged one itself, which is on its way.
  const after = before === dragged ? neighbour(plan, over.pillarId, dragged) : before
  return { pillarId: over.pillarId, after }
}

/** The point in front of another one in its pillar. */
function neighbour(plan: Plan, pillarId: PillarId, id: PointId): PointId | null {
  const points = plan.pillars.find((pillar) => pillar.id === pillarId)?.points ?? []
  return points[points.findIndex((point) => point.id === id) - 1]?.id ?? null
}
