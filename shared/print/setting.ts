import type { AlternativeOf } from '../model/documents.ts'
import type { PointId } from '../model/ids.ts'
import type { Labels } from './labels/labels.ts'
import type { PrintReference } from './printDocument.ts'

/** What the words of a point are set with. */
export interface Setting {
  /** What the document says itself. */
  readonly labels: Labels
  /** The language of Latin letters. */
  readonly language: string
  /** What a reference reads and where it leads. */
  readonly reference: (pointId: PointId) => Omit<PrintReference, 'kind'>
  /** Whose an alternative of a bracket is; null for brackets that do not say it. */
  readonly alternative: ((of: AlternativeOf) => string) | null
  /** Whether brackets stand out by marks of their own; otherwise they are spelled like other words. */
  readonly marksBrackets: boolean
}
