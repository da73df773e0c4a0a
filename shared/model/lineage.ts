import type { MemberId, PillarId, PointId } from './ids.ts'

/** What became of a point at one time. */
export type LineageChange =
  | { readonly kind: 'added' }
  | { readonly kind: 'renamed'; readonly from: string }
  | { readonly kind: 'moved'; readonly from: PillarId; readonly to: PillarId }
  | { readonly kind: 'struck'; readonly reason: string }
  | { readonly kind: 'restored' }
  | { readonly kind: 'merged-into'; readonly into: PointId; readonly reason: string }
  | { readonly kind: 'merged-from'; readonly from: PointId }
  | { readonly kind: 'split-into'; readonly into: PointId }
  | { readonly kind: 'split-from'; readonly from: PointId }
  | { readonly kind: 'number-freed'; readonly number: number }

/** One step in the history of a point: what, by whom, and when by the server's clock. */
export type LineageStep = LineageChange & { readonly by: MemberId; readonly at: number }

/** Steps that a point keeps. Far more than any talks take; a bound, because the record is in every reader's memory. */
const STEPS_KEPT = 200

/** A history with one more step. Of a long one the first step stays, which tells where the point came from. */
export function withStep(
  lineage: readonly LineageStep[],
  step: LineageStep,
): readonly LineageStep[] {
  const [first, ...rest] = [...lineage, step]
  return first === undefined ? [] : [first, ...rest.slice(-(STEPS_KEPT - 1))]
}
