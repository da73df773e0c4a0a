import type { DecidedBlock, DecidedInline } from '../../../shared/intake/decideChanges.ts'
import type { AlternativeOf } from '../../../shared/model/documents.ts'
import type { BracketId, PointId } from '../../../shared/model/ids.ts'
import { type Block, type Bracket, type Inline, plainRun } from '../../../shared/model/pointText.ts'

/** The text of a point as it is sent. `target` is where a reference leads now: a point, or the words in its place. */
export const contentText = (
  blocks: readonly DecidedBlock[],
  target: (id: string) => { readonly pointId: string } | { readonly words: string },
): readonly Block[] => blocks.map((block) => contentBlock(block, target))

type Target = Parameters<typeof contentText>[1]

function contentBlock(block: DecidedBlock, target: Target): Block {
  switch (block.kind) {
    case 'paragraph':
      return { kind: 'paragraph', content: block.content.map((one) => contentInline(one, target)) }
    case 'orderedList':
    case 'bulletList':
      return { kind: block.kind, items: block.items.map((item) => contentText(item, target)) }
    case 'table':
      return {
        kind: 'table',
        rows: block.rows.map((row) =>
          row.map((cell) => ({ ...cell, blocks: contentText(cell.blocks, target) })),
        ),
      }
    case 'bracket':
      return contentBracket(block, target)
  }
}

function contentInline(inline: DecidedInline, target: Target): Inline {
  if (inline.kind === 'bracket') return contentBracket(inline, target)
  if (inline.kind !== 'reference' || inline.pointId === null) return inline
  const found = target(inline.pointId)
  // The ids are those of the file; the server gives every point another one.
  return 'words' in found
    ? plainRun(found.words)
    : { kind: 'reference', pointId: found.pointId as PointId }
}

const contentBracket = (
  { bracketId, alternatives }: Extract<DecidedBlock, { kind: 'bracket' }>,
  target: Target,
): Bracket => ({
  kind: 'bracket',
  bracketId: bracketId as BracketId,
  alternatives: alternatives.map(({ of, blocks }) => ({
    of: of as AlternativeOf,
    blocks: contentText(blocks, target),
  })),
})
