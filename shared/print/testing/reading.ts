import type { PrintBlock, PrintInline } from '../printDocument.ts'

/** The blocks inside a block, by item or cell. */
export const insideOf = (block: PrintBlock): readonly (readonly PrintBlock[])[] =>
  block.kind === 'paragraph'
    ? []
    : block.kind === 'bracket'
      ? [block.blocks]
      : (block.kind === 'table' ? block.cells : block.items).map((one) => one.blocks)

/** How many lists and tables stand inside one another at most. */
export const depthOf = (blocks: readonly PrintBlock[]): number =>
  Math.max(
    0,
    ...blocks.map((one) => (one.kind === 'paragraph' ? 0 : 1 + depthOf(insideOf(one).flat()))),
  )

/** All labels of lists in the order of reading. */
export const labelsIn = (blocks: readonly PrintBlock[]): string[] =>
  blocks.flatMap((one) =>
    one.kind === 'clauses' || one.kind === 'bullets'
      ? one.items.flatMap((item) => [item.label, ...labelsIn(item.blocks)])
      : labelsIn(insideOf(one).flat()),
  )

/** The words as a reader meets them, without labels. */
export function wordsIn(blocks: readonly PrintBlock[]): string {
  const inline = (one: PrintInline): string =>
    one.kind === 'text'
      ? one.text
      : one.kind === 'footnote'
        ? one.content.map(inline).join('')
        : one.kind === 'reference'
          ? one.label
          : one.kind === 'mark'
            ? `${one.text}${one.name === null ? '' : `${one.name}: `}`
            : ' '
  return blocks
    .map((one) =>
      one.kind === 'paragraph'
        ? one.content.map(inline).join('')
        : insideOf(one)
            .map((inner) => wordsIn(inner))
            .join(' '),
    )
    .join(' ')
}
