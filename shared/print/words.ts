import { type Block, type Inline, inlinesToText } from '../model/pointText.ts'
import { cleanLine, isVisible } from './cleanText.ts'
import type { Direction } from './printDocument.ts'
import { directionOf } from './voice.ts'

/** Whether a block shows any words in print. */
export function hasWords(block: Block): boolean {
  switch (block.kind) {
    case 'paragraph':
      return block.content.some(showsWords)
    case 'orderedList':
    case 'bulletList':
      return block.items.some((item) => item.some(hasWords))
    case 'table':
      return block.rows.some((row) => row.some((cell) => cell.blocks.some(hasWords)))
    case 'bracket':
      return true
  }
}

/** Whether a part of a paragraph shows any words in print. */
function showsWords(inline: Inline): boolean {
  switch (inline.kind) {
    case 'text':
      return isVisible(inline.text)
    case 'break':
      return false
    case 'footnote':
      return inline.content.some(showsWords)
    case 'reference':
      return inline.pointId !== null
    case 'bracket':
      return true
  }
}

/** The words that tell direction and language; a reference is Parley's own word. */
export const wordsOf = (content: readonly Inline[]): string =>
  cleanLine(inlinesToText(content, () => ''))

/** The direction of a whole list or table: that of the first letter in it. */
export const directionOfBlock = (block: Block): Direction => directionOf(firstWords(block) ?? '')

/** The first paragraph with a letter in it; null when there is none. */
function firstWords(block: Block): string | null {
  if (block.kind === 'paragraph') {
    const words = wordsOf(block.content)
    return /\p{L}/u.test(words) ? words : null
  }
  if (block.kind === 'bracket') return null
  const parts = block.kind === 'table' ? block.rows.flat().map((cell) => cell.blocks) : block.items
  for (const part of parts) {
    for (const inner of part) {
      const words = firstWords(inner)
      if (words !== null) return words
    }
  }
  return null
}

/** All words of a block on one line. */
export function blockWords(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return wordsOf(block.content)
    case 'orderedList':
    case 'bulletList':
      return block.items.map((item) => item.map(blockWords).join(' ')).join(' ')
    case 'table':
      return block.rows
        .map((row) => row.map((cell) => cell.blocks.map(blockWords).join(' ')).join(' '))
        .join(' ')
    case 'bracket':
      return wordsOf([block])
  }
}
