import type { Block, Bracket, Paragraph } from './pointText.ts'

/**
 * The same text with its paragraphs, and the brackets that stand as paragraphs of their own, made into something else;
 * lists and tables stay around them. Both are called in reading order.
 */
export const mapText = (
  blocks: readonly Block[],
  paragraph: (one: Paragraph) => Block,
  bracket: (one: Bracket) => readonly Block[],
): readonly Block[] =>
  blocks.flatMap((block): readonly Block[] => {
    const inside = (inner: readonly Block[]): readonly Block[] => mapText(inner, paragraph, bracket)
    switch (block.kind) {
      case 'paragraph':
        return [paragraph(block)]
      case 'orderedList':
      case 'bulletList':
        return [{ ...block, items: block.items.map(inside) }]
      case 'table':
        return [
          {
            ...block,
            rows: block.rows.map((row) =>
              row.map((cell) => ({ ...cell, blocks: inside(cell.blocks) })),
            ),
          },
        ]
      case 'bracket':
        return bracket(block)
    }
  })
