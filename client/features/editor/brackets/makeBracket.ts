import type { Node } from '@tiptap/pm/model'
import { type EditorState, NodeSelection, type Transaction } from '@tiptap/pm/state'
import { prosemirrorToYXmlFragment } from '@tiptap/y-tiptap'
import type * as Y from 'yjs'
import { alternativeRoot } from '../../../../shared/model/documents.ts'
import type { BracketId } from '../../../../shared/model/ids.ts'
import { bracketsOf } from './bracketGuard.ts'

/** What was bracketed, and the edit that does it. */
export interface MadeBracket {
  readonly transaction: Transaction
  /** The words that stood there, as a text of their own; null for a bracket that begins empty. */
  readonly drafted: Node | null
}

/**
 * Brackets what is selected: words of one paragraph become a bracket among words, whole paragraphs one that is a
 * paragraph of its own. A sentence for people where that cannot be.
 */
export function makeBracket(state: EditorState, bracketId: BracketId): MadeBracket | string {
  const { selection, schema, tr } = state
  const { $from, $to } = selection
  const inline = schema.nodes['bracket']
  const block = schema.nodes['bracketBlock']
  if (inline === undefined || block === undefined) throw new Error('The schema has no brackets')
  if (!$from.parent.inlineContent || $from.parent.type.name !== 'paragraph') {
    return 'A bracket can stand only at words of the text.'
  }
  const isWhole =
    !selection.empty &&
    ($from.parent !== $to.parent ||
      ($from.parentOffset === 0 && $to.parentOffset === $to.parent.content.size))
  if (!isWhole) {
    const words = selection.content().content
    if (holdsBracket($from.parent, $from.parentOffset, $to.parentOffset)) return NOT_IN_BRACKET
    const drafted = selection.empty
      ? null
      : schema.topNodeType.create(null, $from.parent.copy(words.firstChild?.content ?? words))
    tr.replaceRangeWith($from.pos, $to.pos, inline.create({ bracketId }))
    return { transaction: selected(tr, bracketId), drafted }
  }
  const range = $from.blockRange(
    $to,
    (parent) => parent.type.contentMatch.matchType(block) !== null,
  )
  if (range === null) return 'A bracket can hold words, paragraphs or one sub-clause.'
  const blocks = range.parent.slice(
    range.start - range.$from.start(range.depth),
    range.end - range.$from.start(range.depth),
  ).content
  const drafted = schema.topNodeType.create(null, blocks)
  if (bracketsOf(drafted).size > 0) return NOT_IN_BRACKET
  if (holdsTable(drafted)) return 'A table cannot stand in a bracket. Bracket words in its cells.'
  tr.replaceWith(range.start, range.end, block.create({ bracketId }))
  return { transaction: selected(tr, bracketId), drafted }
}

const NOT_IN_BRACKET = 'A bracket cannot stand in a bracket.'

/** Writes the words that were bracketed where they can be read as drafted. */
export function writeDrafted(doc: Y.Doc, bracketId: BracketId, drafted: Node | null): void {
  if (drafted === null) return
  prosemirrorToYXmlFragment(drafted, doc.getXmlFragment(alternativeRoot(bracketId, 'text')))
}

/** Where a bracket stands in a document; null where it does not. */
export function positionOfBracket(doc: Node, bracketId: BracketId): number | null {
  let position: number | null = null
  doc.descendants((node, at) => {
    if (position === null && node.attrs['bracketId'] === bracketId) position = at
    return position === null
  })
  return position
}

function selected(tr: Transaction, bracketId: BracketId): Transaction {
  const position = positionOfBracket(tr.doc, bracketId)
  if (position !== null) tr.setSelection(NodeSelection.create(tr.doc, position))
  return tr.scrollIntoView()
}

const holdsBracket = (paragraph: Node, from: number, to: number): boolean =>
  bracketsOf(paragraph.cut(from, to)).size > 0

function holdsTable(node: Node): boolean {
  let found = false
  node.descendants((inner) => {
    if (inner.type.name === 'table') found = true
    return !found
  })
  return found
}
