import type { PillarId, PointId } from '../../../shared/model/ids.ts'
import { findPoint, type Plan } from '../../../shared/model/plan.ts'
import type { StructureCommand } from '../../../shared/model/structureCommand.ts'

/** One place up or down. */
export type Way = 'up' | 'down'

/**
 * The command that moves a point one place. From the edge of its pillar it goes on into the next one; null where the
 * plan ends.
 */
export function pointMovedBy(plan: Plan, pointId: PointId, way: Way): StructureCommand | null {
  const point = findPoint(plan, pointId)
  const at = plan.pillars.findIndex((pillar) => pillar.id === point?.pillarId)
  const pillar = plan.pillars[at]
  if (pillar === undefined) return null
  const ids = pillar.points.map(({ id }) => id)
  const place = ids.indexOf(pointId)
  const to = (pillarId: PillarId, after: PointId | null): StructureCommand => ({
    kind: 'movePoint',
    pointId,
    pillarId,
    after,
  })
  if (way === 'up') {
    if (place > 0) return to(pillar.id, ids[place - 2] ?? null)
    const before = plan.pillars[at - 1]
    return before === undefined ? null : to(before.id, before.points.at(-1)?.id ?? null)
  }
  const below = ids[place + 1]
  if (below !== undefined) return to(pillar.id, below)
  const next = plan.pillars[at + 1]
  return next === undefined ? null : to(next.id, null)
}

/** The command that moves a pillar with its points one place; null where the plan ends. */
export function pillarMovedBy(plan: Plan, pillarId: PillarId, way: Way): StructureCommand | null {
  const ids = plan.pillars.map(({ id }) => id)
  const at = ids.indexOf(pillarId)
  if (at === -1) return null
  if (way === 'up') {
    return at === 0 ? null : { kind: 'movePillar', pillarId, after: ids[at - 2] ?? null }
  }
  const below = ids[at + 1]
  return below === undefined ? null : { kind: 'movePillar', pillarId, after: below }
}
