import type { PointId } from '../model/ids.ts'
import { wordingOf } from '../model/wording.ts'
import { type Comparison, compareWordings } from './compare.ts'
import { movedIn } from './moved.ts'
import type { PlanState, PointState } from './planState.ts'

/** How the parts of a text read that are not words of it, as `compareWordings` takes them. */
export type Labels = Parameters<typeof compareWordings>[2]

/** What became of a point between two states of a plan. `struck` is also said of one that is not in the newer state. */
export type PointChange =
  'unchanged' | 'changed' | 'moved' | 'moved-and-changed' | 'struck' | 'added' | 'restored'

/** Where a point stood, and under which heading. */
export interface PointPlace {
  readonly number: number | null
  readonly heading: string
  readonly pillar: string
}

export interface PointDifference {
  readonly pointId: PointId
  readonly kind: PointChange
  /** Null where the point was not in that state. */
  readonly before: PointPlace | null
  readonly after: PointPlace | null
  readonly headingChanged: boolean
  /** Word by word; null where the words are the same. */
  readonly comparison: Comparison | null
}

/** How many points there are of each kind; one that was moved and changed counts as both. */
export interface PlanSummary {
  readonly points: number
  readonly changed: number
  readonly moved: number
  readonly struck: number
  readonly added: number
  readonly restored: number
}

export interface PlanComparison {
  /** In the order of the newer state; what is only in the older one stands where it stood. */
  readonly points: readonly PointDifference[]
  readonly summary: PlanSummary
}

interface Placed {
  readonly point: PointState
  readonly pillarId: string
  readonly place: PointPlace
}

/** The difference of two states of a plan, point by point. `labels` say what references and brackets read. */
export function comparePlans(before: PlanState, after: PlanState, labels: Labels): PlanComparison {
  const steps = comparePlansByPoint(before, after, labels)
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
  }
}

/**
 * The same, one point with each step: word by word a point takes some milliseconds, and whoever asks may do other
 * things in between.
 */
export function* comparePlansByPoint(
  before: PlanState,
  after: PlanState,
  labels: Labels,
): Generator<PointDifference, PlanComparison> {
  const [old, now] = [placesIn(before), placesIn(after)]
  const stands = (id: PointId): boolean =>
    old.get(id)?.point.status === 'open' && now.get(id)?.point.status === 'open'
  const isElsewhere = (id: PointId): boolean => old.get(id)?.pillarId !== now.get(id)?.pillarId
  // What went to another pillar has moved; the order of the others is looked at without it.
  const stays = (id: PointId): boolean => stands(id) && !isElsewhere(id)
  const moved = movedIn([...old.keys()].filter(stays), [...now.keys()].filter(stays))
  const points: PointDifference[] = []
  for (const id of inOrder([...old.keys()], [...now.keys()])) {
    const [a, b] = [old.get(id) ?? null, now.get(id) ?? null]
    const hasMoved = stands(id) && (moved.has(id) || isElsewhere(id))
    const difference = comparePoint(id, a, b, hasMoved, labels)
    points.push(difference)
    yield difference
  }
  return { points, summary: summaryOf(points) }
}

function placesIn({ pillars }: PlanState): ReadonlyMap<PointId, Placed> {
  const placed = new Map<PointId, Placed>()
  for (const pillar of pillars) {
    for (const point of pillar.points) {
      const { number, heading } = point
      const place = { number, heading, pillar: pillar.heading }
      placed.set(point.id, { point, pillarId: pillar.id, place })
    }
  }
  return placed
}

function comparePoint(
  pointId: PointId,
  before: Placed | null,
  after: Placed | null,
  hasMoved: boolean,
  labels: Labels,
): PointDifference {
  const isSame = before?.point.textHash === after?.point.textHash
  const comparison = isSame
    ? null
    : compareWordings(
        wordingOf(before?.point.text ?? []),
        wordingOf(after?.point.text ?? []),
        labels,
      )
  const headingChanged =
    before !== null && after !== null && before.point.heading !== after.point.heading
  const isOther = headingChanged || (comparison !== null && !comparison.isSame)
  return {
    pointId,
    kind: changeOf(before?.point, after?.point, hasMoved, isOther),
    before: before?.place ?? null,
    after: after?.place ?? null,
    headingChanged,
    // An empty text that was never begun and one that was emptied read the same.
    comparison: comparison?.isSame === true ? null : comparison,
  }
}

function changeOf(
  before: PointState | undefined,
  after: PointState | undefined,
  hasMoved: boolean,
  isOther: boolean,
): PointChange {
  const [was, is] = [before?.status ?? null, after?.status ?? null]
  if (is === null || (is === 'struck' && was !== 'struck')) return 'struck'
  if (was === null) return 'added'
  if (was === 'struck' && is === 'open') return 'restored'
  if (hasMoved) return isOther ? 'moved-and-changed' : 'moved'
  return isOther ? 'changed' : 'unchanged'
}

/** All ids in the order of the newer list; one that is only in the older stands behind the one it stood behind. */
function inOrder(older: readonly PointId[], newer: readonly PointId[]): readonly PointId[] {
  const order = [...newer]
  const known = new Set(newer)
  older.forEach((id, at) => {
    if (known.has(id)) return
    const before = older[at - 1]
    order.splice(before === undefined ? 0 : order.indexOf(before) + 1, 0, id)
  })
  return order
}

function summaryOf(points: readonly PointDifference[]): PlanSummary {
  const count = (...kinds: readonly PointChange[]): number =>
    points.filter(({ kind }) => kinds.includes(kind)).length
  return {
    points: points.length,
    changed: count('changed', 'moved-and-changed'),
    moved: count('moved', 'moved-and-changed'),
    struck: count('struck'),
    added: count('added'),
    restored: count('restored'),
  }
}

/** For people, for instance "7 points changed, 2 moved, 1 struck." */
export function summarySentence(summary: PlanSummary): string {
  const parts = (
    [
      ['changed', summary.changed],
      ['moved', summary.moved],
      ['struck', summary.struck],
      ['added', summary.added],
      ['restored', summary.restored],
    ] as const
  ).filter(([, count]) => count > 0)
  const [first, ...rest] = parts
  if (first === undefined) return 'Nothing changed.'
  const [what, count] = first
  const opening = `${count} ${count === 1 ? 'point' : 'points'} ${what}`
  return `${[opening, ...rest.map(([other, times]) => `${times} ${other}`)].join(', ')}.`
}
