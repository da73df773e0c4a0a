import type {
  IncomingBlock,
  IncomingComment,
  IncomingInline,
  IncomingOrigin,
  TrackedChange,
} from './incoming.ts'

/*
 * What a reader of one format finds, before anybody asks what it means: lines in reading order. `arrange` makes pillars
 * and points of them, the same way for every format.
 */

export interface Source {
  /** Where the format itself says what the title is. */
  readonly title: string | null
  readonly lines: readonly SourceLine[]
  readonly changes: readonly TrackedChange[]
  readonly losses: readonly string[]
  readonly origin: IncomingOrigin | null
  /** Levels of headings of an exported file, which need no guessing. */
  readonly roles: { readonly pillar: number; readonly point: number } | null
}

export interface SourceParagraph {
  readonly kind: 'paragraph'
  readonly content: readonly IncomingInline[]
  readonly change: number | null
  /** 1 for the highest; null for words of the text. */
  readonly heading: number | null
  /** What it begins an item with; null for any other line. */
  readonly marker: Marker | null
  /** In how many items it stands, its own counted. */
  readonly depth: number
  /** The point that an exported file says it is the heading of. */
  readonly pointId: string | null
  readonly comments: readonly IncomingComment[]
}

export interface SourceTable {
  readonly kind: 'table'
  readonly block: Extract<IncomingBlock, { kind: 'table' }>
  readonly depth: number
  readonly comments: readonly IncomingComment[]
}

export type SourceLine = SourceParagraph | SourceTable

export type MarkerForm = 'decimal' | 'letter' | 'LETTER' | 'roman' | 'ROMAN' | 'bullet'

export interface Marker {
  readonly form: MarkerForm
  /** 1 for "(a)". */
  readonly value: number
  /** Items of one list share it. */
  readonly list: string
}

/** A line of words, which says nothing else unless it is given. */
export const sourceParagraph = (
  content: readonly IncomingInline[],
  more: Partial<SourceParagraph> = {},
): SourceParagraph => ({
  kind: 'paragraph',
  content,
  change: null,
  heading: null,
  marker: null,
  depth: 0,
  pointId: null,
  comments: [],
  ...more,
})
