import type { AlternativeOf } from '../model/documents.ts'
import type { PartyId, PointId } from '../model/ids.ts'
import { plainText, type PointText } from '../model/pointText.ts'
import type { KnownPoint, PointMatch } from '../rules/matchPoints.ts'
import { matchPoints } from '../rules/matchPoints.ts'
import { type FileChange, placeProposals } from '../rules/placeProposals.ts'
import { plainForm, type PlainOptions } from '../rules/plainForm.ts'
import type { PlanState, PointState } from '../rules/planState.ts'
import { acceptedText, changeOf } from './acceptedText.ts'
import type { IncomingPlan, IncomingPoint } from './incoming.ts'

/*
 * A file that comes back: which of its points are which of the plan, and what it changed in each. Tracked changes count
 * as accepted; whose they were is told beside each change.
 */

/** The text that a file was made from. */
export interface Base {
  readonly state: PlanState
  /** What references and brackets read in the file. */
  readonly labels: {
    readonly point: (id: PointId) => string
    readonly alternative: (of: AlternativeOf) => string
  }
  /** What the file says where a point has no words. */
  readonly placeholder: string
}

/** The points of a file in their order, without those that were struck from it. */
export const pointsInFile = (file: IncomingPlan): readonly IncomingPoint[] =>
  file.pillars.flatMap((pillar) => pillar.points).filter((point) => point.struck === undefined)

/** The points of the base in their order. */
export const pointsInBase = ({ state }: Base): readonly PointState[] =>
  state.pillars.flatMap((pillar) => pillar.points)

/** All words of a point of a file, its tracked changes accepted. */
export const wordsInFile = (file: IncomingPlan, { blocks }: IncomingPoint): string =>
  plainText(acceptedText(blocks, { changes: file.changes, pointOf: () => null }), () => '')

/** Which point each point of the file is. `trustIds`: the file is of this plan, as far as it says. */
export function matchFile(
  file: IncomingPlan,
  base: Base,
  trustIds: boolean,
): readonly (PointMatch | null)[] {
  const points = pointsInFile(file).map((point) => ({
    id: point.id,
    heading: point.heading,
    number: point.sourceNumber,
    words: wordsInFile(file, point),
  }))
  const known = pointsInBase(base).map(({ id, heading, number, text }): KnownPoint => ({
    ...{ id, heading, number },
    words: plainText(text, base.labels),
  }))
  return matchPoints(points, known, trustIds)
}

/** What a point of a file changed. */
export interface PointChanges {
  /** Both as the file reads, for the difference as a whole. */
  readonly before: PointText
  readonly after: PointText
  readonly changes: readonly FileChange[]
  /** Its heading in the file, where that is another one. */
  readonly heading: string | null
}

/** What stands in the same plan as a file that came back. */
export interface Standing {
  readonly base: Base
  /** Which point of the plan a point of the file is. */
  readonly pointOf: (incomingId: string) => PointId | null
  /** The text of a point as it stands now. */
  readonly now: (pointId: PointId) => PointText
  /** The party whose alternatives may be changed. */
  readonly own: PartyId | null
}

/** What a point of a file changed in the point of the plan that it is. */
export function changesInPoint(
  file: IncomingPlan,
  incoming: IncomingPoint,
  pointId: PointId,
  { base, pointOf, now, own }: Standing,
): PointChanges {
  const known = pointsInBase(base).find((point) => point.id === pointId)
  const options: PlainOptions = {
    label: base.labels.point,
    alternative: base.labels.alternative,
    placeholder: base.placeholder,
  }
  // A struck point is only a heading in the file.
  const text = known === undefined || known.status === 'struck' ? [] : known.text
  const theirs = acceptedText(incoming.blocks, { changes: file.changes, pointOf })
  const standing = now(pointId)
  const heading = incoming.headingIfAccepted ?? incoming.heading
  const before = plainForm(text, options)
  const after = plainForm(theirs, { ...options, noteOf: changeOf })
  return {
    before: before.text,
    after: after.text,
    changes: placeProposals(
      before,
      { text: theirs, form: after },
      { text: standing, form: plainForm(standing, options) },
      own,
    ),
    heading: known === undefined || isSameHeading(known.heading, heading) ? null : heading,
  }
}

const isSameHeading = (known: string, said: string): boolean => {
  const plain = (text: string): string => text.normalize('NFC').replace(/\s+/gu, ' ').trim()
  return plain(said) === plain(known) || plain(said) === `${plain(known)} (struck)`
}
