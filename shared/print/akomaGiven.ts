import type { PlanFile } from '../model/planFile.ts'

/** What of a plan is not in its text. */
export interface AkomaMetaGiven {
  readonly file: PlanFile
  /** SHA-256 of the title, the parties, the headings and the texts. */
  readonly textHash: string
  /** Three letters of ISO 639-2. */
  readonly language: string
  /** The `eId` of each point. */
  readonly eIdOf: ReadonlyMap<string, string>
  /** Whose alternatives stand in the text that are no parties of the plan (any more). */
  readonly unknownParties: readonly { readonly eId: string; readonly name: string }[]
}
