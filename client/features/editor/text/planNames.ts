import type { PointId } from '../../../../shared/model/ids.ts'
import { findPoint, type Plan, pointLabel } from '../../../../shared/model/plan.ts'

/** What a text needs to know of its plan to be read: how references read, now and after each renumbering. */
export interface PlanNames {
  /** "point 7"; nothing for a reference that names no point. */
  label(id: PointId | null): string
  hasPoint(id: PointId): boolean
  /** Whether a reference leads to a point that stands in the plan; a struck one does not. */
  isResolved(id: PointId | null): boolean
  partyLetter(id: string | null): string | null
  /** The plan itself; null until it is here. */
  plan(): Plan | null
  /** Tells of every new plan until the answer is called. */
  subscribe(listener: () => void): () => void
  setPlan(plan: Plan): void
}

export function createPlanNames(): PlanNames {
  let plan: Plan | null = null
  const listeners = new Set<() => void>()
  const point = (id: PointId | null) =>
    plan === null || id === null ? undefined : findPoint(plan, id)
  return {
    label: (id) => (plan === null || id === null ? '' : pointLabel(plan, id)),
    hasPoint: (id) => point(id) !== undefined,
    isResolved: (id) => point(id)?.status === 'open',
    partyLetter: (id) => plan?.parties.find((party) => party.id === id)?.letter ?? null,
    plan: () => plan,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    setPlan: (next) => {
      if (next === plan) return
      plan = next
      for (const listener of listeners) listener()
    },
  }
}
