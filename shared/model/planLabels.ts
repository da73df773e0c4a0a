import type { AlternativeOf } from './documents.ts'
import type { PartyId, PointId } from './ids.ts'
import { type Numbered, POINT_WORDS, pointLabel, type PointWords } from './plan.ts'

/** What of a plan tells the names of its parties. */
interface Named {
  readonly parties: readonly { readonly id: PartyId; readonly name: string }[]
}

/** Whose an alternative is where no party's name says it, in one language. */
export interface AlternativeWords {
  readonly drafted: string
  readonly unknown: string
}
export const ALTERNATIVE_WORDS: AlternativeWords = {
  drafted: 'as drafted',
  unknown: 'a party that is not in this plan',
}

/** Whose an alternative is, for people. */
export const alternativeName = (
  plan: Named,
  of: AlternativeOf,
  words: AlternativeWords = ALTERNATIVE_WORDS,
): string =>
  plan.parties.find((party) => party.id === of)?.name ??
  (of === 'text' ? words.drafted : words.unknown)

/** How the parts of a text read in a plan that are not words of it. */
export const planLabels = (
  plan: Numbered & Named,
  pointWords: PointWords = POINT_WORDS,
  alternativeWords: AlternativeWords = ALTERNATIVE_WORDS,
): {
  readonly point: (id: PointId) => string
  readonly alternative: (of: AlternativeOf) => string
} => ({
  point: (id) => pointLabel(plan, id, pointWords),
  alternative: (of) => alternativeName(plan, of, alternativeWords),
})
