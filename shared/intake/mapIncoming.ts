import type { IncomingBlock, IncomingInline, IncomingParagraph } from './incoming.ts'

/** The same blocks with the words of every paragraph changed, those of brackets too. */
export const mapIncoming = (
  blocks: readonly IncomingBlock[],
  change: (content: readonly IncomingInline[], of: IncomingParagraph) => readonly IncomingInline[],
): IncomingBlock[] =>
  blocks.map((block): IncomingBlock => {
    switch (block.kind) {
      case 'paragraph':
        return {
          ...block,
          content: change(
            block.content.map((one) => inBracket(one, change)),
            block,
          ),
        }
      case 'orderedList':
      case 'bulletList':
        return { ...block, items: block.items.map((item) => mapIncoming(item, change)) }
      case 'table':
        return {
          ...block,
          rows: block.rows.map((row) =>
            row.map((cell) => ({ ...cell, blocks: mapIncoming(cell.blocks, change) })),
          ),
        }
      case 'bracket':
        return mapBracket(block, change)
    }
  })

type Change = Parameters<typeof mapIncoming>[1]
type Bracket = Extract<IncomingBlock, { kind: 'bracket' }>

const inBracket = (one: IncomingInline, change: Change): IncomingInline =>
  one.kind === 'bracket' ? mapBracket(one, change) : one

const mapBracket = (bracket: Bracket, change: Change): Bracket => ({
  ...bracket,
  alternatives: bracket.alternatives.map((one) => ({
    ...one,
    blocks: mapIncoming(one.blocks, change),
  })),
})
