import type { Point } from '../../../shared/model/point.ts'
import type { PointFacts } from '../../../shared/rules/may.ts'

/**
 * For this long after a point was locked, struck or left to the pen-holders, what was typed before that could be seen
 * still counts. Without it every such decision would cost whoever is typing at that moment their last words.
 */
export const FENCE_MS = 1_500

/** A point as the gate looks it up. */
export type Fenced = PointFacts & Partial<Pick<Point, 'agreed' | 'lineage'>>

/** The point as the gate sees it at `now`. */
export function behindFence(point: Fenced | undefined, now: number): PointFacts | undefined {
  if (point === undefined) return undefined
  const { status, lock, penOnlySince = null } = point
  const isRecent = (at: number): boolean => now < at + FENCE_MS
  // What was agreed are exact words: there nothing may come in late.
  const isLocked = lock !== null && ((point.agreed ?? null) !== null || !isRecent(lock.at))
  const struckAt = point.lineage?.filter(isStriking).at(-1)?.at ?? 0
  return {
    status: status === 'struck' && isRecent(struckAt) ? 'open' : status,
    lock: isLocked ? lock : null,
    penOnlySince: penOnlySince !== null && isRecent(penOnlySince) ? null : penOnlySince,
  }
}

const isStriking = ({ kind }: Point['lineage'][number]): boolean =>
  kind === 'struck' || kind === 'merged-into'
