import type { Result } from '../../shared/lib/result.ts'
import type { PlanId, PointId } from '../../shared/model/ids.ts'
import type { PointText } from '../../shared/model/pointText.ts'
import type { PrintFailure } from './exportPlan.ts'
import type { PlanText } from './planSides.ts'
import type { WordComment } from './wordComments.ts'

/*
 * What a Word document is made of: plain data, so that it can be made elsewhere than on the thread that answers
 * everybody's keystrokes.
 */

/** Who changed something, as people read it, and when. */
export interface Writer {
  readonly name: string
  readonly at: number
}

/** How one point came from the older text of a redline to the newer one. */
export interface PointStory {
  readonly pointId: PointId
  /** The text after each while in which somebody wrote in it; null where the server cannot tell it without a gap. */
  readonly steps: readonly { readonly by: Writer; readonly text: PointText }[] | null
  /** Who gave it another heading; who added, struck, put back or moved it. Null where that cannot be told. */
  readonly renamed: Writer | null
  readonly arranged: Writer | null
}

export type WordJob =
  | {
      readonly kind: 'text'
      readonly planId: PlanId
      readonly text: PlanText
      /** One sentence: which text this is. */
      readonly standing: string
      readonly comments: readonly WordComment[]
      /** Whether a table after each point says where the parties stand on it. */
      readonly positions: boolean
    }
  | {
      readonly kind: 'redline'
      readonly planId: PlanId
      readonly older: PlanText
      readonly newer: PlanText
      readonly standing: string
      /** How much changed, in one sentence. */
      readonly summary: string
      readonly stories: readonly PointStory[]
      /** For changes of which nobody knows who made them. */
      readonly otherwise: Writer
    }

/** Makes Word documents. Whoever opens one closes it; `close` is safe twice and ends what is under way. */
export interface WordMaker {
  /** The same job gives the same bytes. */
  make(job: WordJob): Promise<Result<Uint8Array, PrintFailure>>
  close(): Promise<void>
}
