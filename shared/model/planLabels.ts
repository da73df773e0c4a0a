import type { AlternativeOf } from './documents.ts'
import type { PartyId, PointId } from './ids.ts'
import { type Numbered, pointLabel } from './plan.ts'

/** What of a plan tells the names of its parties. */
interface Named {
  readonly parties: readonly { readonly id: PartyId; readonly name: string }[]
}

/** Whose an alternative is, for people. */
export const alternativeName = (plan: Named, of: AlternativeOf): string =>
  plan.parties.find((party) => party.id === of)?.name ??
  (of === 'text' ? 'as drafted' : 'a party that is not in this plan')

/** How the parts of a text read in a plan that are not words of it. */
export const planLabels = (
  plan: Numbered & Named,
): {
  readonly point: (id: PointId) => string
  readonly alternative: (of: AlternativeOf) => string
} => ({
  point: (id) => pointLabel(plan, id),
  alternative: (of) => alternativeName(plan, of),
})
