import type { PointId } from '../model/ids.ts'
import { isSafeLink } from '../model/link.ts'
import {
  type Block,
  type Inline,
  plainRun,
  type PointText,
  type TextRun,
} from '../model/pointText.ts'
import type {
  IncomingBlock,
  IncomingInline,
  IncomingParagraph,
  IncomingRun,
  TrackedChange,
} from './incoming.ts'

/** What the text of a file needs to become one of a plan. */
export interface Accepting {
  readonly changes: readonly TrackedChange[]
  /** The point of the plan that a point of the file is. */
  readonly pointOf: (incomingId: string) => PointId | null
}

/**
 * A text as it reads once every tracked change in it is accepted. Where one was, its number stays behind: `changeOf`
 * reads it from what came, and where something went stands a run without letters.
 */
export function acceptedText(blocks: readonly IncomingBlock[], accepting: Accepting): PointText {
  const accepted: Block[] = []
  /** Words of a paragraph whose end was taken away: they belong to the next one. */
  let carried: readonly Inline[] = []
  const flush = (): void => {
    if (carried.length > 0) accepted.push({ kind: 'paragraph', content: carried })
    carried = []
  }
  for (const block of blocks) {
    if (block.kind === 'paragraph') {
      const content = [...carried, ...acceptedInlines(block, accepting)]
      carried = []
      if (isDeleted(block.change, accepting)) carried = [...content, gone(block.change)]
      else accepted.push(noted({ kind: 'paragraph', content }, block.change))
      continue
    }
    flush()
    accepted.push(acceptedBlock(block, accepting))
  }
  flush()
  return accepted
}

/** The number of the tracked change by which a part of an accepted text came or went. */
export const changeOf = (part: object): number | null =>
  'change' in part && typeof part.change === 'number' ? part.change : null

function acceptedBlock(
  block: Exclude<IncomingBlock, IncomingParagraph>,
  accepting: Accepting,
): Block {
  switch (block.kind) {
    case 'orderedList':
    case 'bulletList':
      return {
        kind: block.kind,
        items: block.items.map((item) => acceptedText(item, accepting)),
      }
    case 'table':
      return {
        kind: 'table',
        rows: block.rows.map((row) =>
          row.map((cell) => ({ ...cell, blocks: acceptedText(cell.blocks, accepting) })),
        ),
      }
    case 'bracket':
      return { kind: 'paragraph', content: [plainRun('[…]')] }
  }
}

const acceptedInlines = (paragraph: IncomingParagraph, accepting: Accepting): readonly Inline[] =>
  paragraph.content.map((inline) => {
    if (inline.kind === 'bracket') return plainRun('[…]')
    if (isDeleted(inline.change, accepting)) return gone(inline.change)
    return noted(acceptedInline(inline, accepting), inline.change)
  })

function acceptedInline(
  inline: Exclude<IncomingInline, { kind: 'bracket' }>,
  accepting: Accepting,
): Inline {
  switch (inline.kind) {
    case 'text':
      return acceptedRun(inline)
    case 'break':
      return { kind: 'break' }
    case 'reference':
      return {
        kind: 'reference',
        pointId: inline.pointId === null ? null : accepting.pointOf(inline.pointId),
      }
    case 'footnote':
      return {
        kind: 'footnote',
        content: inline.content
          .filter((run) => !isDeleted(run.change, accepting))
          .map((run) => acceptedRun(run)),
      }
  }
}

const acceptedRun = ({ text, bold, italic, underline, link }: IncomingRun): TextRun => ({
  ...{ kind: 'text', text, bold, italic, underline },
  link: link !== null && isSafeLink(link) ? link : null,
})

const isDeleted = (change: number | null, { changes }: Accepting): boolean =>
  change !== null && changes[change]?.kind === 'deleted'

const gone = (change: number | null): TextRun => noted(plainRun(''), change)

const noted = <Part extends object>(part: Part, change: number | null): Part =>
  change === null ? part : { ...part, change }
