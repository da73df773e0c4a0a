import type { PointId } from '../model/ids.ts'
import type { IncomingInline, IncomingRun } from './incoming.ts'

type Reference = Extract<IncomingInline, { kind: 'reference' }>
type Labelled = Reference & { readonly label: readonly IncomingRun[] }

/** A reference while nobody knows whether its point is in the file: with the words that it has there. */
export const labelledReference = (
  pointId: string,
  label: readonly IncomingRun[],
  change: number | null,
): IncomingInline => {
  const made: Labelled = { kind: 'reference', pointId: pointId as PointId, change, label }
  return made
}

/** A reference to a point that is there, or else the words that it had. */
export function settleReference(
  one: Reference,
  isThere: (id: string) => boolean,
): IncomingInline[] {
  const { kind, pointId, change } = one
  if (pointId !== null && isThere(pointId)) return [{ kind, pointId, change }]
  return 'label' in one ? [...(one as Labelled).label] : []
}
