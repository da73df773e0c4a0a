import type { Direction, PrintInline, PrintTable } from '../../../shared/print/printDocument.ts'
import type { Writer } from '../../core/wordJob.ts'
import type { FlowBlock, FlowPlace } from './flow.ts'

/** Something that is in one of two texts only. */
export interface Change {
  readonly kind: 'inserted' | 'deleted'
  readonly who: Writer
}

/** A part of a paragraph; null for what both texts have. */
export interface Piece {
  readonly inline: PrintInline
  readonly change: Change | null
  /** The same words as they looked in the older text, and who changed that; null where they look the same. */
  readonly looked: { readonly inline: PrintInline; readonly who: Writer } | null
}

export type MarkedBlock = MarkedParagraph | MarkedTable

export interface MarkedParagraph {
  readonly kind: 'paragraph'
  readonly place: FlowPlace
  readonly direction: Direction
  readonly language: string | null
  readonly pieces: readonly Piece[]
  /** Of the paragraph as such: it is there in one of the texts only. */
  readonly change: Change | null
}

export interface MarkedTable {
  readonly kind: 'table'
  readonly table: PrintTable
  readonly depth: number
  readonly cells: readonly (readonly MarkedBlock[])[]
  readonly change: Change | null
}

/** A text as it stands, with nothing marked. */
export const unmarked = (blocks: readonly FlowBlock[]): MarkedBlock[] =>
  blocks.map((block) => markedAs(block, null))

/** A whole block with all that is in it as one change. */
export function markedAs(block: FlowBlock, change: Change | null): MarkedBlock {
  if (block.kind === 'paragraph') {
    const { content, ...rest } = block
    return { ...rest, change, pieces: content.map((inline) => ({ inline, change, looked: null })) }
  }
  return {
    kind: 'table',
    table: block.table,
    depth: block.depth,
    change,
    cells: block.cells.map((cell) => cell.map((one) => markedAs(one, change))),
  }
}
