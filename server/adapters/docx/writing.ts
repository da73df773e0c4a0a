import type { Paragraph } from 'docx'

/** What is counted, and what is known, while a document is written. */
export interface Writing {
  readonly notes: Record<string, { children: Paragraph[] }>
  /** Changes so far: each has a number of its own. */
  changes: number
  /** Comments of the point that is being written, which are still to be placed. */
  marked: Marked[]
  /** The points that have a bookmark. */
  readonly targets: ReadonlySet<string>
  /** The language of the document. */
  readonly language: string
}

/** Words that comments are about; taken away once they are found. */
export interface Marked {
  /** A comment and the answers to it. */
  readonly comments: readonly number[]
  readonly words: string
}
