import type { Block } from './pointText.ts'

/**
 * Nothing stands in a shared type as deep as this in a text: deeper nesting overflows the stack of whoever reads it, and
 * the editor makes about ten levels at most.
 */
export const MAX_TEXT_DEPTH = 24

/**
 * How deep the words of a text lie in shared types: a paragraph is one, its words are another in it. Counted as the text
 * is stored, with an empty paragraph in each empty item and cell.
 */
export function textDepth(blocks: readonly Block[]): number {
  return blocks.reduce((deepest, block) => Math.max(deepest, blockDepth(block)), 0)
}

function blockDepth(block: Block): number {
  switch (block.kind) {
    case 'paragraph':
      return block.content.some((inline) => inline.kind === 'footnote') ? 3 : 2
    case 'orderedList':
    case 'bulletList':
      return 2 + Math.max(1, ...block.items.map(textDepth))
    case 'table':
      return (
        3 + Math.max(1, ...block.rows.flatMap((row) => row.map((cell) => textDepth(cell.blocks))))
      )
    case 'bracket':
      return 1
  }
}
