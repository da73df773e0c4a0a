import type { MemberId, PillarId, PointId } from './ids.ts'

export type PointStatus = 'open' | 'struck'

/** Why nobody may edit a point now. */
export interface PointLock {
  readonly by: MemberId
  /** Milliseconds since 1970, server clock. */
  readonly at: number
  readonly reason: string
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
  /** Computed from the order of the plan; null while the point is struck. */
  readonly number: number | null
}
