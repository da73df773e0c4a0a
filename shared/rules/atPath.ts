import type { Block, Inline, Paragraph, PointText } from '../model/pointText.ts'
import type { Path } from './plainLetters.ts'

/** The block at a path; throws where there is none, as no caller has such a path. */
export function blockAt(blocks: readonly Block[], [index = 0, ...rest]: Path): Block {
  const block = blocks[index]
  if (block === undefined) throw new Error('There is no block at this path')
  if (rest.length === 0) return block
  return blockAt(innerOf(block, rest), rest.slice(block.kind === 'table' ? 2 : 1))
}

function innerOf(block: Block, [first = 0, second = 0]: Path): PointText {
  switch (block.kind) {
    case 'orderedList':
    case 'bulletList':
      return block.items[first] ?? []
    case 'table':
      return block.rows[first]?.[second]?.blocks ?? []
    default:
      return []
  }
}

export function paragraphAt(blocks: readonly Block[], path: Path): Paragraph {
  const block = blockAt(blocks, path)
  if (block.kind !== 'paragraph') throw new Error('There is no paragraph at this path')
  return block
}

/** What stands in a paragraph from a place up to another: one for each letter, and one for each thing among them. */
export function sliceInlines(content: readonly Inline[], from: number, to: number): Inline[] {
  let place = 0
  return content.flatMap((inline): Inline[] => {
    const at = place
    place += inline.kind === 'text' ? inline.text.length : 1
    if (place <= from || at >= to) return []
    if (inline.kind !== 'text') return [inline]
    return [{ ...inline, text: inline.text.slice(Math.max(0, from - at), to - at) }]
  })
}
