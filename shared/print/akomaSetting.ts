import type { AlternativeOf } from '../model/documents.ts'
import type { PointId } from '../model/ids.ts'
import type { AkomaIds } from './akomaIds.ts'

/** What the words of a plan are written with. */
export interface AkomaSetting {
  readonly ids: AkomaIds
  /** The language that most of the plan is in, as voices tell it; null when they do not. */
  readonly language: string | null
  /** What a reference reads, and the `eId` of the point that it leads to; null when the plan has no such point. */
  readonly reference: (pointId: PointId) => { readonly label: string; readonly eId: string | null }
  /** Whose an alternative is: in words, and by the `eId` of a party or, for words as drafted, of a concept. */
  readonly alternative: (of: AlternativeOf) => {
    readonly name: string
    readonly kind: 'organization' | 'concept'
    readonly eId: string
  }
  /** The number of the next note: 1, 2, 3 … in the whole document. */
  readonly nextNote: () => number
}

/** Where a block stands: in what element, and how deep in lists of sub-clauses and of bullets. */
export interface AkomaPlace {
  readonly within: string
  readonly clauses: number
  readonly bullets: number
}
