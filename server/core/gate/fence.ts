import type { Point } from '../../../shared/model/point.ts'

/**
 * For this long after a point was locked, what was typed before the lock could be seen still counts. Without it every
 * lock would cost whoever is typing at that moment their last words.
 */
export const FENCE_MS = 1_500

type Lockable = Pick<Point, 'status' | 'lock'>

/** The point as the gate sees it at `now`. */
export function behindFence<P extends Lockable>(
  point: P | undefined,
  now: number,
): Lockable | undefined {
  if (point === undefined || point.lock === null) return point
  return now < point.lock.at + FENCE_MS ? { status: point.status, lock: null } : point
}
