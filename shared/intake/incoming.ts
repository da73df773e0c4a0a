import type { LineBreak, PointReference, TextRun } from '../model/pointText.ts'
import type { PartyColour } from '../model/party.ts'

/*
 * What a file says that comes in, before anybody has agreed to anything: plain data that survives JSON. Readers make
 * it, people correct it, and only then does it become a plan.
 */

export interface IncomingPlan {
  /** Null where the file has none. */
  readonly title: string | null
  /** Only a plan file names them; none otherwise. */
  readonly parties: readonly IncomingParty[]
  readonly pillars: readonly IncomingPillar[]
  /** Changes that somebody tracked in the file. Runs and paragraphs name them by their place here. */
  readonly changes: readonly TrackedChange[]
  /** What could not be taken over: one sentence each, for people. */
  readonly losses: readonly string[]
  /** What an exported file says of where it comes from; null for every other file. */
  readonly origin: IncomingOrigin | null
}

export interface IncomingOrigin {
  readonly planId: string
  /** The hash of the frozen version that was exported, as 64 hexadecimal digits; null for the text of that moment. */
  readonly versionHash: string | null
}

export interface IncomingParty {
  /** What alternatives of brackets name it by, in this file only. */
  readonly id: string
  readonly name: string
  readonly letter: string
  readonly colour: PartyColour
}

export interface IncomingPillar {
  /** Empty where points stand under no heading. */
  readonly heading: string
  readonly points: readonly IncomingPoint[]
}

export interface IncomingPoint {
  /** Names it within this file: references aim at it. The id of the point in an exported file. */
  readonly id: string
  readonly heading: string
  /** What the heading reads if its tracked changes are accepted; only where there are some. */
  readonly headingIfAccepted?: string
  /** The number that it has in the file; null where it has none. */
  readonly sourceNumber: number | null
  readonly blocks: readonly IncomingBlock[]
  readonly comments: readonly IncomingComment[]
  /** Only a plan file says that a point was struck, and whether its number was freed since. */
  readonly struck?: 'numbered' | 'freed'
}

export interface IncomingComment {
  /** As the file has it: nobody has checked it. */
  readonly author: string
  /** Milliseconds since 1970 by the author's clock; null where the file does not say. */
  readonly at: number | null
  /** The words that it is about; null for a comment on the whole point. */
  readonly quotation: string | null
  readonly paragraphs: readonly string[]
}

export interface TrackedChange {
  readonly kind: 'inserted' | 'deleted'
  /** As the file has it. */
  readonly author: string
  /** Milliseconds since 1970; null where the file does not say. */
  readonly at: number | null
}

/** Something that stands in the text only if a tracked change is accepted, or rejected; null for what nobody tracked. */
interface Tracked {
  /** An index of `changes`. */
  readonly change: number | null
}

export type IncomingRun = TextRun & Tracked
export interface IncomingFootnote extends Tracked {
  readonly kind: 'footnote'
  readonly content: readonly IncomingRun[]
}
/** Disputed words; only a plan file has them. In them stand no brackets, and nothing is tracked. */
export interface IncomingBracket {
  readonly kind: 'bracket'
  readonly bracketId: string
  readonly alternatives: readonly {
    /** `text` for the words as drafted, or the `id` of a party of this file. */
    readonly of: string
    readonly blocks: readonly IncomingBlock[]
  }[]
}
export type IncomingInline =
  | IncomingRun
  | (LineBreak & Tracked)
  | IncomingFootnote
  | (PointReference & Tracked)
  | IncomingBracket

/** `change` says who put its end there, or took it away: without it, its words belong to the next paragraph. */
export interface IncomingParagraph extends Tracked {
  readonly kind: 'paragraph'
  readonly content: readonly IncomingInline[]
}
export type IncomingBlock =
  | IncomingParagraph
  | {
      readonly kind: 'orderedList' | 'bulletList'
      readonly items: readonly (readonly IncomingBlock[])[]
    }
  | {
      readonly kind: 'table'
      readonly rows: readonly (readonly {
        readonly header: boolean
        readonly colspan: number
        readonly rowspan: number
        readonly blocks: readonly IncomingBlock[]
      }[])[]
    }
  | IncomingBracket

/** Why a file was not read. Closed: each has a sentence in `intakeSentence`. */
export type IntakeRefusal =
  | 'too-large'
  | 'inflates-too-far'
  | 'too-many-parts'
  | 'has-entities'
  | 'reaches-outside'
  | 'encrypted'
  | 'old-word'
  | 'damaged'
  | 'unknown-form'
  | 'empty'
  | 'too-much-text'
  | 'too-entangled'
