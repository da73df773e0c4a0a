import type { Closing } from './closing.ts'
import type { Drafting } from './drafting.ts'
import type { MemberId, PlanId, PointId } from './ids.ts'
import type { Member } from './member.ts'
import type { Party } from './party.ts'
import type { Pillar } from './pillar.ts'
import { mergedInto, type Point } from './point.ts'

/** One negotiation document as the record tells it: everything but the text of its points. */
export interface Plan {
  readonly id: PlanId
  readonly title: string
  /** The symbol of the current text, for instance "Draft 1". */
  readonly symbol: string
  /** Milliseconds since 1970, server clock. */
  readonly createdAt: number
  readonly parties: readonly Party[]
  readonly pillars: readonly Pillar[]
  readonly members: readonly Member[]
  readonly drafting: Drafting
  /** Null until every point is agreed and a convener closed the plan. */
  readonly closing: Closing | null
}

/** All points in the order of the plan. */
export const pointsOf = (plan: Plan): readonly Point[] =>
  plan.pillars.flatMap((pillar) => pillar.points)

export const findPoint = (plan: Plan, id: PointId): Point | undefined =>
  pointsOf(plan).find((point) => point.id === id)

export const findMember = (plan: Plan, id: MemberId): Member | undefined =>
  plan.members.find((member) => member.id === id)

/** What of a plan, as it stands or as it was frozen, tells how its points are called. */
export interface Numbered {
  readonly pillars: readonly {
    readonly points: readonly Pick<Point, 'id' | 'number' | 'heading' | 'status' | 'lineage'>[]
  }[]
}

/** What tells how a point is called: by its number, or else by its heading. */
export type NumberedPoint = Pick<Point, 'number' | 'heading'>

/** How points are called in one language. */
export interface PointWords {
  readonly unknown: string
  readonly open: (point: NumberedPoint) => string
  readonly struck: (point: NumberedPoint) => string
  readonly merged: (point: NumberedPoint, into: NumberedPoint) => string
}

/** Without what became of it. */
const shortLabel = ({ number, heading }: NumberedPoint): string =>
  number === null ? `“${heading}”` : `point ${number}`

export const POINT_WORDS: PointWords = {
  unknown: 'a point that is not in this plan',
  open: shortLabel,
  struck: (point) => `${shortLabel(point)} (struck)`,
  merged: (point, into) => `${shortLabel(point)} (merged into ${shortLabel(into)})`,
}

/**
 * What a cross-reference to a point reads, for instance "point 7". It follows every renumbering, and says what became
 * of a point that was struck: "point 3 (struck)", "point 3 (merged into point 7)".
 */
export function pointLabel(plan: Numbered, id: PointId, words: PointWords = POINT_WORDS): string {
  const find = (wanted: PointId) =>
    plan.pillars.flatMap((pillar) => pillar.points).find((point) => point.id === wanted)
  const point = find(id)
  if (point === undefined) return words.unknown
  if (point.status === 'open') return words.open(point)
  const target = mergedInto(point)
  const into = target === null ? undefined : find(target)
  return into === undefined ? words.struck(point) : words.merged(point, into)
}
