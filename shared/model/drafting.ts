/** Who types in the points: everybody who drafts, or pen-holders alone while the others comment and propose. */
export const DRAFTING_MODES = ['open', 'pen-holder'] as const
export type DraftingMode = (typeof DRAFTING_MODES)[number]

export interface Drafting {
  readonly mode: DraftingMode
  /** Since when, in milliseconds since 1970, server clock; 0 for a plan in which it never was another. */
  readonly at: number
}

export const OPEN_DRAFTING: Drafting = { mode: 'open', at: 0 }
