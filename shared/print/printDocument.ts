import type { PointId } from '../model/ids.ts'

/** A plan made ready for paper: plain frozen data that survives JSON, every label and number computed. */
export interface PrintDocument {
  readonly title: PrintLine
  readonly symbol: PrintLine
  /** The language of the headings and of all that the document says itself. */
  readonly language: string
  readonly date: PrintDate
  readonly parties: readonly PrintLine[]
  readonly pillars: readonly PrintPillar[]
}

export type Direction = 'ltr' | 'rtl'

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
}

export type PrintBlock = PrintParagraph | PrintList | PrintTable

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

export type PrintInline = PrintText | PrintBreak | PrintFootnote | PrintReference
