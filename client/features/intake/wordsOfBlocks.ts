import type { IncomingBlock, IncomingInline } from '../../../shared/intake/incoming.ts'

const known = new WeakMap<readonly IncomingBlock[], string>()

/** The words of a text of a file in one line, what is tracked included, notes and brackets not. */
export function wordsOfBlocks(blocks: readonly IncomingBlock[]): string {
  let words = known.get(blocks)
  if (words === undefined) {
    words = blocks.map(wordsOfBlock).join(' ').replace(/\s+/gu, ' ').trim()
    known.set(blocks, words)
  }
  return words
}

function wordsOfBlock(block: IncomingBlock): string {
  switch (block.kind) {
    case 'paragraph':
      return block.content.map(wordsOfInline).join('')
    case 'orderedList':
    case 'bulletList':
      return block.items.map(wordsOfBlocks).join(' ')
    case 'table':
      return block.rows
        .map((row) => row.map((cell) => wordsOfBlocks(cell.blocks)).join(' '))
        .join(' ')
    case 'bracket':
      return ''
  }
}

function wordsOfInline(inline: IncomingInline): string {
  if (inline.kind === 'text') return inline.text
  return inline.kind === 'break' ? ' ' : ''
}
