import type { AlternativeOf } from './documents.ts'
import type { PointId } from './ids.ts'
import { type Plan, pointLabel } from './plan.ts'

/** Whose an alternative is, for people. */
export const alternativeName = (plan: Plan, of: AlternativeOf): string =>
  plan.parties.find((party) => party.id === of)?.name ??
  (of === 'text' ? 'as drafted' : 'a party that is not in this plan')

/** How the parts of a text read in a plan that are not words of it. */
export const planLabels = (
  plan: Plan,
): {
  readonly point: (id: PointId) => string
  readonly alternative: (of: AlternativeOf) => string
} => ({
  point: (id) => pointLabel(plan, id),
  alternative: (of) => alternativeName(plan, of),
})
