import type { AlternativeOf } from '../../model/documents.ts'
import type { BracketId } from '../../model/ids.ts'
import type { Block, Bracket } from '../../model/pointText.ts'
import { paragraph } from './aText.ts'

/** A bracket by whose alternatives stand in it; a text is one paragraph. */
export const aBracket = (
  alternatives: Readonly<Record<string, string | readonly Block[]>>,
): Bracket => ({
  kind: 'bracket',
  bracketId: 'k1' as BracketId,
  alternatives: Object.entries(alternatives).map(([of, words]) => ({
    of: of as AlternativeOf,
    blocks: typeof words === 'string' ? [paragraph(words)] : words,
  })),
})
