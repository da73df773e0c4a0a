import type { Agreed } from './agreed.ts'
import type { MemberId, PillarId, PointId } from './ids.ts'
import type { LineageStep } from './lineage.ts'

export type PointStatus = 'open' | 'struck'

/** Why nobody may edit a point now. */
export interface PointLock {
  readonly by: MemberId
  /** Milliseconds since 1970, server clock. */
  readonly at: number
  readonly reason: string
}

/** The point that took in the text of this one when this one was struck; null for any other point. */
export function mergedInto(point: Pick<Point, 'status' | 'lineage'>): PointId | null {
  if (point.status !== 'struck') return null
  const last = point.lineage.filter((step) => step.kind !== 'number-freed').at(-1)
  return last?.kind === 'merged-into' ? last.into : null
}

/** One numbered item. Its text is not here: it is the root `point:<id>` of the document `plan`. */
export interface Point {
  readonly id: PointId
  readonly heading: string
  /** The number in the source text, or null for a point that was added here. */
  readonly sourceNumber: number | null
  readonly pillarId: PillarId
  readonly status: PointStatus
  readonly lock: PointLock | null
  /** Computed from the order of the plan; a struck point keeps its number until a renumbering, and then has null. */
  readonly number: number | null
  /** The point is struck and a renumbering gave its number to others. */
  readonly numberFreed: boolean
  /** Marked as agreed by a convener; such a point is locked. */
  readonly agreed: Agreed | null
  /** Since when only pen-holders type in it, as in all points of the plan; null while everybody who drafts may. */
  readonly penOnlySince: number | null
  /** What became of it so far, the oldest first. */
  readonly lineage: readonly LineageStep[]
}
