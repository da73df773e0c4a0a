import type { IncomingBlock, IncomingInline } from '../../../shared/intake/incoming.ts'
import { type Draft, keptPoints } from './draft.ts'

/** A tracked change as it stands in one text: all words that it put in or took out there. */
export interface ChangeHere {
  /** Its place among the changes of the file. */
  readonly at: number
  readonly words: string
}

const known = new WeakMap<readonly IncomingBlock[], readonly ChangeHere[]>()

/** The tracked changes of a text in reading order, each once. */
export function trackedIn(blocks: readonly IncomingBlock[]): readonly ChangeHere[] {
  const before = known.get(blocks)
  if (before !== undefined) return before
  const found = new Map<number, string>()
  const note = (change: number | null, words: string): void => {
    if (change !== null) found.set(change, (found.get(change) ?? '') + words)
  }
  walk(blocks, note)
  const changes = [...found].map(([at, words]) => ({ at, words }))
  known.set(blocks, changes)
  return changes
}

/** The changes of a draft that nobody has decided yet. */
export const waitingIn = (draft: Draft): readonly number[] => [
  ...new Set(
    keptPoints(draft).flatMap((point) =>
      trackedIn(point.blocks).flatMap(({ at }) => (draft.decided.has(at) ? [] : [at])),
    ),
  ),
]

type Note = (change: number | null, words: string) => void

function walk(blocks: readonly IncomingBlock[], note: Note): void {
  for (const block of blocks) {
    switch (block.kind) {
      case 'paragraph':
        for (const inline of block.content) walkInline(inline, note)
        note(block.change, '¶')
        break
      case 'orderedList':
      case 'bulletList':
        for (const item of block.items) walk(item, note)
        break
      case 'table':
        for (const row of block.rows) for (const cell of row) walk(cell.blocks, note)
        break
      case 'bracket':
        // Nothing is tracked in brackets.
        break
    }
  }
}

function walkInline(inline: IncomingInline, note: Note): void {
  switch (inline.kind) {
    case 'text':
      return note(inline.change, inline.text)
    case 'break':
      return note(inline.change, ' ')
    case 'reference':
      return note(inline.change, '(reference)')
    case 'footnote':
      note(inline.change, '(footnote)')
      for (const run of inline.content) note(run.change, run.text)
      return
    case 'bracket':
      return
  }
}
