import { useCallback, useSyncExternalStore } from 'react'
import type { PointId } from '../../shared/model/ids.ts'
import { pointsOf } from '../../shared/model/plan.ts'
import {
  factsOf,
  type PlanAgreement,
  planAgreement,
  type PointAgreement,
} from '../../shared/rules/agreement.ts'
import { createLive, type Live } from './live.ts'
import { liveTextFacts } from './liveTextFacts.ts'
import { livePlan } from './usePlan.ts'
import { liveReview } from './useReview.ts'
import type { Workspace } from './workspace.ts'
import { useWorkspace } from './WorkspaceContext.tsx'

const agreements = new WeakMap<Workspace, Live<PlanAgreement | null>>()
const NO_TEXT = factsOf([])

/** Where agreement stands in a workspace: worked out once for all who show it. */
export function liveAgreement(workspace: Workspace): Live<PlanAgreement | null> {
  let live = agreements.get(workspace)
  if (live === undefined) {
    live = createAgreement(workspace)
    agreements.set(workspace, live)
  }
  return live
}

function createAgreement(workspace: Workspace): Live<PlanAgreement | null> {
  const [plans, reviews] = [livePlan(workspace), liveReview(workspace)]
  const texts = liveTextFacts(workspace)
  let before: PlanAgreement | null = null
  return createLive({
    observe(onChange) {
      for (const source of [plans, reviews, texts]) source.subscribe(onChange)
    },
    read() {
      const plan = plans.get()
      if (plan === null) return null
      texts.watch(pointsOf(plan).map((point) => point.id))
      const facts = texts.get()
      const now = planAgreement(plan, (id) => facts.get(id) ?? NO_TEXT, reviews.get())
      before = before === null ? now : keepWhatStayed(before, now)
      return before
    },
  })
}

/** The new agreement, with the old objects wherever they say the same: so a sheet renders only for its own point. */
export function keepWhatStayed(before: PlanAgreement, now: PlanAgreement): PlanAgreement {
  const earlier = pointsIn(before)
  const pillars = now.pillars.map((pillar, at) => {
    const points = pillar.points.map((point) => {
      const old = earlier.get(point.point.id)
      return old !== undefined && saySame(old, point) ? old : point
    })
    const old = before.pillars[at]
    const isSame =
      old !== undefined &&
      old.id === pillar.id &&
      old.heading === pillar.heading &&
      old.points.length === points.length &&
      points.every((point, index) => point === old.points[index])
    return isSame ? old : { ...pillar, points }
  })
  const isSame =
    pillars.length === before.pillars.length &&
    now.parties.size === before.parties.size &&
    pillars.every((pillar, at) => pillar === before.pillars[at])
  return isSame ? before : { ...now, pillars }
}

/** All of it is plain data. */
const saySame = (a: PointAgreement, b: PointAgreement): boolean =>
  JSON.stringify(a) === JSON.stringify(b)

const byPoint = new WeakMap<PlanAgreement, ReadonlyMap<PointId, PointAgreement>>()

function pointsIn(agreement: PlanAgreement): ReadonlyMap<PointId, PointAgreement> {
  let known = byPoint.get(agreement)
  if (known === undefined) {
    const points = agreement.pillars.flatMap((pillar) => pillar.points)
    known = new Map(points.map((one) => [one.point.id, one]))
    byPoint.set(agreement, known)
  }
  return known
}

/** Where agreement stands, live; null until the record is here. */
export function useAgreement(): PlanAgreement | null {
  const live = liveAgreement(useWorkspace())
  return useSyncExternalStore(live.subscribe, live.get)
}

/** Where agreement stands on one point; null until the record is here. Changes only when this point's standing does. */
export function usePointAgreement(pointId: PointId): PointAgreement | null {
  const live = liveAgreement(useWorkspace())
  return useSyncExternalStore(
    live.subscribe,
    useCallback(() => {
      const agreement = live.get()
      return agreement === null ? null : (pointsIn(agreement).get(pointId) ?? null)
    }, [live, pointId]),
  )
}
