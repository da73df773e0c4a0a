import type { PointId } from '../model/ids.ts'
import type { Layout } from '../model/layout.ts'

/** A plan made ready for paper: plain frozen data that survives JSON, every label and number computed. */
export interface PrintDocument {
  readonly title: PrintLine
  readonly symbol: PrintLine
  /** The language of the headings and of all that the document says itself. */
  readonly language: string
  /** The direction of the pages, and of all that the document says itself. */
  readonly direction: Direction
  readonly labels: PageLabels
  readonly layout: Layout
  readonly date: PrintDate
  /** One sentence for the first page: which text this is. */
  readonly standing: string
  /** For a redline: how much changed, in one sentence. */
  readonly summary: string | null
  readonly parties: readonly PrintLine[]
  readonly pillars: readonly PrintPillar[]
  readonly annex: PrintAnnex | null
  /** Where the parties sign; null where nobody is to. */
  readonly signatures: PrintSignatures | null
  /** Whose words stand in the text; null where it is not told. */
  readonly authors: PrintAuthors | null
  /** Papers of one party's caucus, in a copy for its own members; null in every other. */
  readonly caucus: PrintCaucus | null
  /** SHA-256 of what the document says, or of the version that it shows, as 64 hexadecimal digits. */
  readonly hash: string
  /** Whom this copy was made for, and the code that tells it from others; null for a copy for everybody. */
  readonly recipient: { readonly name: PrintLine; readonly code: string } | null
  /** Words across every page. */
  readonly watermark: PrintLine | null
  readonly lineNumbers: boolean
}

export type Direction = 'ltr' | 'rtl'

/** What the pages say themselves; names in braces stand for what is filled in. */
export interface PageLabels {
  readonly contents: string
  readonly parties: string
  /** With {page} and {pages}. */
  readonly page: string
  readonly hash: string
  /** Before a name. */
  readonly copyFor: string
  readonly code: string
  /** With {number}. */
  readonly source: string
  readonly struck: string
  /** The headings of a table of positions. */
  readonly party: string
  readonly position: string
  readonly takenOn: string
  readonly reason: string
  readonly noPositions: string
  /** With {stance} and {wording}. */
  readonly stanceOn: string
  readonly wouldHave: string
  /** Before the heading that a point had. */
  readonly headingWas: string
  readonly annex: string
  readonly noComments: string
  readonly wholePoint: string
  readonly quotes: readonly [opening: string, closing: string]
  readonly colon: string
  readonly comma: string
}

/** How words are read: the direction of their paragraph, and their language as far as their letters tell it. */
export interface Voice {
  readonly direction: Direction
  /** An ISO 639 code, or null where the letters do not tell one language from another. */
  readonly language: string | null
  /** Whether words of both directions stand in it. */
  readonly mixed: boolean
}

/** One line of words without markup. */
export interface PrintLine extends Voice {
  readonly text: string
}

/** The moment whose text this is, in UTC. */
export interface PrintDate {
  /** The moment itself, for instance 2025-11-20T14:05:00.000Z. */
  readonly iso: string
  /** For people: 20 November 2025. */
  readonly day: string
  /** For people: 14:05 UTC. */
  readonly time: string
}

export interface PrintPillar {
  /** For people: Pillar 2. */
  readonly label: string
  readonly heading: PrintLine
  readonly points: readonly PrintPoint[]
}

export interface PrintPoint {
  /** What references aim at. */
  readonly id: PointId
  /** Null when the point is struck. */
  readonly number: number | null
  readonly sourceNumber: number | null
  readonly heading: PrintLine
  readonly struck: boolean
  /** Never empty, except for a struck point: its text is no longer on the table. */
  readonly blocks: readonly PrintBlock[]
  /** One for each party; null in layouts that show none, and for a struck point. */
  readonly positions: readonly PrintPosition[] | null
  /** What became of it, in a redline; null in every other layout. */
  readonly change: PrintChange | null
}

/** Where one party stands on one point. */
export interface PrintPosition {
  readonly party: PrintLine
  /** One or two characters. */
  readonly letter: PrintLine
  /** For people, for instance "Accepts with reservation". */
  readonly stance: string
  /** Whether it was taken on the words that are printed, on earlier ones, or not at all. */
  readonly on: 'current' | 'earlier' | 'nothing'
  /** The same for people: "this wording". */
  readonly wording: string
  /** The reservation, or why the party objects; null for none. */
  readonly reason: PrintLine | null
  /** What the party would have stand in each bracket of the point, where the layout shows it. */
  readonly alternatives: readonly PrintBlock[]
}

/** What became of a point between two texts. */
export interface PrintChange {
  /** For people: "Added.", "Moved; it was point 7 of Peace." */
  readonly notes: readonly PrintLine[]
  /** The heading that it had, if that was another one. */
  readonly headingBefore: PrintLine | null
  /** Word by word; null where the words are the same, and then they are the blocks of the point. */
  readonly lines: readonly PrintComparedLine[] | null
}

export interface PrintComparedLine extends Voice {
  readonly kind: 'same' | 'inserted' | 'deleted' | 'changed'
  /** How deep it stands in lists. */
  readonly depth: number
  readonly label: string | null
  readonly runs: readonly {
    readonly kind: 'same' | 'inserted' | 'deleted'
    readonly text: string
  }[]
}

/** The comments on the text, point by point. */
export interface PrintAnnex {
  readonly heading: string
  /** Without points that nobody commented on. */
  readonly points: readonly {
    readonly target: PointId
    readonly label: string
    readonly heading: PrintLine
    readonly threads: readonly PrintThread[]
  }[]
}

export interface PrintThread {
  /** 1, 2, 3 … in the whole annex. */
  readonly number: number
  /** The words that it is about; null for a comment on the whole point. */
  readonly quotation: PrintLine | null
  readonly said: readonly PrintSaid[]
  /** For instance "Resolved by Ann, 20 November 2025, 14:05 UTC"; null for an open thread. */
  readonly resolution: PrintLine | null
}

export interface PrintSaid {
  readonly author: PrintLine
  /** For people: 20 November 2025, 14:05 UTC. */
  readonly when: string
  readonly blocks: readonly PrintBlock[]
}

/** The page on which the parties sign, with blanks for what people write on it. */
export interface PrintSignatures {
  readonly heading: string
  /** What stands before the blanks for the place and the day. */
  readonly doneAt: string
  readonly doneOn: string
  /** Which text is signed, and its hash. */
  readonly text: PrintLine
  readonly hash: string
  /** By whom and when the plan was closed, or that it was not. */
  readonly closed: PrintLine
  readonly parties: readonly {
    readonly party: PrintLine
    readonly letter: PrintLine
    /** Who put initials under this text, and when. */
    readonly initials: readonly PrintLine[]
  }[]
  /** What is written on each line of a party. */
  readonly blanks: readonly string[]
}

/** Whose words stand in the text, point by point, and who is in the plan. */
export interface PrintAuthors {
  readonly heading: string
  readonly explanation: string
  readonly columns: Readonly<Record<'point' | 'party' | 'person' | 'share', string>>
  readonly points: readonly {
    readonly target: PointId
    readonly number: number | null
    readonly heading: PrintLine
    /** How many letters it has, for people. */
    readonly total: string
    readonly parties: readonly PrintPartyShare[]
  }[]
  readonly membersHeading: string
  readonly members: readonly {
    readonly party: PrintLine
    readonly people: readonly { readonly name: PrintLine; readonly role: string }[]
    /** What is said where nobody is. */
    readonly none: string | null
  }[]
}

export interface PrintPartyShare {
  readonly party: PrintLine
  /** For people, for instance "62 %". */
  readonly share: string
  /** At least one. */
  readonly people: readonly PrintAuthorShare[]
}

export interface PrintAuthorShare {
  readonly name: PrintLine
  readonly share: string
}

/** What a party wrote in its caucus, for its members alone. */
export interface PrintCaucus {
  readonly heading: PrintLine
  /** Stands at the head of every page. */
  readonly banner: PrintLine
  readonly explanation: string
  /** Said where there are no papers; else null. */
  readonly none: string | null
  readonly points: readonly {
    /** Null for papers on no point of the plan. */
    readonly target: PointId | null
    readonly label: string
    readonly heading: PrintLine
    readonly blocks: readonly PrintBlock[]
    /** What it would say of the point, for people; null for nothing. */
    readonly position: { readonly stance: string; readonly reason: PrintLine | null } | null
    readonly threads: readonly PrintThread[]
  }[]
  readonly labels: { readonly position: string; readonly comments: string }
}

export type PrintBlock = PrintParagraph | PrintList | PrintTable | PrintBracketBlock

/** A bracket that is a paragraph of its own; its marks stand among the words of its blocks. */
export interface PrintBracketBlock {
  readonly kind: 'bracket'
  readonly blocks: readonly PrintBlock[]
}

export interface PrintParagraph extends Voice {
  readonly kind: 'paragraph'
  /** Whether these words stand where words are still missing. */
  readonly placeholder: boolean
  readonly content: readonly PrintInline[]
}

export interface PrintList {
  readonly kind: 'clauses' | 'bullets'
  readonly direction: Direction
  readonly items: readonly PrintItem[]
}

export interface PrintItem {
  /** For instance (a), (iv), (B) or •. */
  readonly label: string
  readonly blocks: readonly PrintBlock[]
}

/** A table whose cells all have a place: they cover its grid exactly once. */
export interface PrintTable {
  readonly kind: 'table'
  readonly direction: Direction
  /** The share of the width that each column takes. */
  readonly columns: readonly number[]
  readonly rows: number
  /** So many rows at the top are headings of the columns; 0 when there are none. */
  readonly headingRows: number
  /** Whether the headings stand on every page of the table anew. */
  readonly repeatsHeadings: boolean
  readonly cells: readonly PrintCell[]
}

export interface PrintCell {
  readonly x: number
  readonly y: number
  readonly colspan: number
  readonly rowspan: number
  readonly heading: boolean
  readonly blocks: readonly PrintBlock[]
}

export interface PrintText {
  readonly kind: 'text'
  readonly text: string
  readonly bold: boolean
  readonly italic: boolean
  readonly underline: boolean
  readonly link: string | null
}

export interface PrintBreak {
  readonly kind: 'break'
}

export interface PrintFootnote extends Voice {
  readonly kind: 'footnote'
  readonly content: readonly PrintText[]
}

export interface PrintReference {
  readonly kind: 'reference'
  /** For instance "point 7". */
  readonly label: string
  /** The point it leads to; null when the plan has no such point. */
  readonly target: PointId | null
  readonly number: number | null
}

/** Where a bracket or one of its alternatives begins, or a bracket ends. */
export interface PrintBracketMark {
  readonly kind: 'mark'
  readonly text: '[' | '|' | ']' | '[…]'
  /** Whose alternative begins here, where the layout says it. */
  readonly name: string | null
}

export type PrintInline = PrintText | PrintBreak | PrintFootnote | PrintReference | PrintBracketMark
