import type { BracketId } from './ids.ts'
import type { Block, Bracket, PointText } from './pointText.ts'

/** The brackets of a text in reading order; one that stands there twice is one. */
export function bracketsIn(text: PointText): readonly Bracket[] {
  const brackets = new Map<BracketId, Bracket>()
  for (const bracket of bracketPlacesIn(text)) brackets.set(bracket.bracketId, bracket)
  return [...brackets.values()]
}

/** Every bracket of a text as often as it stands there. */
export const bracketPlacesIn = (text: PointText): readonly Bracket[] => text.flatMap(inBlock)

/** Their ids. */
export const bracketIdsIn = (text: PointText): readonly BracketId[] =>
  bracketsIn(text).map((bracket) => bracket.bracketId)

function inBlock(block: Block): readonly Bracket[] {
  switch (block.kind) {
    case 'paragraph':
      return block.content.filter((inline) => inline.kind === 'bracket')
    case 'orderedList':
    case 'bulletList':
      return block.items.flatMap((item) => item.flatMap(inBlock))
    case 'table':
      return block.rows.flatMap((row) => row.flatMap((cell) => cell.blocks.flatMap(inBlock)))
    case 'bracket':
      return [block]
  }
}
