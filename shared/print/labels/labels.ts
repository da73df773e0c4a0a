import type { Stance } from '../../model/entry.ts'
import type { LabelLanguage } from '../../model/labelLanguage.ts'
import type { PointWords } from '../../model/plan.ts'
import type { AlternativeWords } from '../../model/planLabels.ts'
import type { VersionKind } from '../../model/version.ts'
import type { PlanSummary, PointPlace } from '../../rules/comparePlans.ts'
import type { FormWords } from '../formWords.ts'
import type { Direction, PageLabels } from '../printDocument.ts'

/** A text that is printed or compared: what stood there at a moment, or a frozen version. */
export type Standing =
  | { readonly kind: 'now'; readonly at: number }
  | {
      readonly kind: 'version'
      readonly symbol: string
      readonly meant: VersionKind
      readonly at: number
    }

/**
 * All that a printed plan says itself, in one language. What people typed is given to the sentences as it is; those of
 * another direction than their words keep it apart. Moments are milliseconds since 1970, and told in UTC.
 */
export interface Labels {
  readonly language: LabelLanguage
  readonly direction: Direction
  /** The language of Latin letters in a plan with these labels. */
  readonly latin: string
  /** For instance 20 November 2025. */
  readonly day: (at: number) => string
  /** For instance 14:05 UTC. */
  readonly time: (at: number) => string
  /** For instance 20 November 2025, 14:05 UTC. */
  readonly moment: (at: number) => string
  readonly pillar: (number: number) => string
  /** What a reference to a point reads. */
  readonly reference: PointWords
  /** Whose an alternative of a bracket is, where no party's name says it. */
  readonly alternative: AlternativeWords
  readonly noTextYet: string
  /** For the first page: which text this is. */
  readonly standing: (text: Standing) => string
  readonly changes: (older: Standing, newer: Standing) => string
  /** How much changed between two texts. */
  readonly summary: (summary: PlanSummary) => string
  readonly stances: Readonly<Record<Stance, string>>
  readonly noPosition: string
  readonly thisWording: string
  readonly earlierWording: string
  /** What became of a point. */
  readonly change: {
    readonly added: string
    readonly struck: string
    readonly restored: string
    readonly moved: (from: PointPlace | null) => string
  }
  readonly annex: {
    readonly headings: Readonly<Record<'open' | 'resolved' | 'all', string>>
    readonly point: (number: number) => string
    readonly struckPoint: string
    readonly edited: (moment: string) => string
    readonly takenBack: string
    readonly resolved: (by: string, moment: string) => string
    readonly ofParty: (name: string, party: string) => string
    readonly stranger: string
    /** Who is called upon, when nobody knows the name any more. */
    readonly someParty: string
    readonly somebody: string
  }
  readonly forms: FormWords
  readonly page: PageLabels
}
