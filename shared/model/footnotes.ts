import type { Block, Footnote } from './pointText.ts'

/**
 * The notes of a text in the order of their numbers. A note in an alternative is read where the alternative is written,
 * not with those of the text.
 */
export const notesOf = (blocks: readonly Block[]): readonly Footnote[] =>
  blocks.flatMap((block): readonly Footnote[] => {
    switch (block.kind) {
      case 'paragraph':
        return block.content.filter((inline) => inline.kind === 'footnote')
      case 'orderedList':
      case 'bulletList':
        return block.items.flatMap(notesOf)
      case 'table':
        return block.rows.flatMap((row) => row.flatMap((cell) => notesOf(cell.blocks)))
      case 'bracket':
        return []
    }
  })
