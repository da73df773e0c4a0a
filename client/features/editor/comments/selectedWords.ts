import { TextSelection } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { type Anchor, anchor as anchorSchema } from '../../../../shared/model/entry.ts'
import { anchorAt, type Range as Letters } from '../../../../shared/model/anchor.ts'
import type { PointId } from '../../../../shared/model/ids.ts'
import type { Editing } from '../editing.ts'
import { lettersOfDocument, placeOfPosition } from './documentLetters.ts'
import { placeInStill, stillLetters } from './stillLetters.ts'

/** Words of a point that are selected on the page. */
export interface SelectedWords {
  readonly pointId: PointId
  readonly anchor: Anchor
  /** The selection itself, to know where on the screen it is. */
  readonly range: Range
  /** Whether it was made towards the beginning of the text. */
  readonly isBackward: boolean
}

/** What is selected in the texts; of a selection across points, what is in the one where it begins. */
export function selectedWords(editing: Editing): SelectedWords | null {
  const { comments } = editing
  const selection = window.getSelection()
  if (comments === undefined || selection === null || selection.isCollapsed) return null
  const range = selection.getRangeAt(0)
  const text = textAt(range)
  if (text === null) return null
  const view = editing.editor(text.pointId)?.view
  const isLive = view !== undefined && text.element === view.dom
  const selected = isLive ? inLive(view, range) : inStill(text.element, range)
  const letters = comments.letters(text.pointId)
  // In the middle of an edit what is drawn and what is meant differ; the next selection is asked again.
  if (selected === null || selected.text !== letters.text) return null
  const anchor = anchorAt(letters, selected)
  if (anchor === null || !anchorSchema.safeParse(anchor).success) return null
  return { pointId: text.pointId, anchor, range, isBackward: isBackward(selection) }
}

type Selected = Letters & { readonly text: string }

/** By the page's own selection: the editor hears of it in a task of its own, and a key may come before that. */
function inLive(view: EditorView, range: Range): Selected | null {
  const { doc, selection } = view.state
  const letters = lettersOfDocument(doc)
  // Cells and single nodes are selected in the editor alone.
  const isOfPage = selection instanceof TextSelection
  const at = (node: Node, offset: number): number =>
    view.dom.contains(node) ? view.posAtDOM(node, offset) : doc.content.size
  const from = placeOfPosition(
    letters,
    isOfPage ? at(range.startContainer, range.startOffset) : selection.from,
  )
  const to = placeOfPosition(
    letters,
    isOfPage ? at(range.endContainer, range.endOffset) : selection.to,
  )
  return from < to ? { text: letters.text, from, to } : null
}

function inStill(element: Element, range: Range): Selected | null {
  const text = stillLetters(element)
  const isFromHere = element.contains(range.startContainer)
  const isToHere = element.contains(range.endContainer)
  const from = isFromHere
    ? placeInStill(element, { node: range.startContainer, offset: range.startOffset })
    : 0
  const to = isToHere
    ? placeInStill(element, { node: range.endContainer, offset: range.endOffset })
    : text.length
  return from < to ? { text, from, to } : null
}

/** The text that a selection begins in, or the first that it goes through on its own sheet. */
function textAt(range: Range): { readonly element: Element; readonly pointId: PointId } | null {
  const start = range.startContainer
  const inside = start instanceof Element ? start : start.parentElement
  const sheet = inside?.closest('[data-point]')
  const element = inside?.closest(TEXT) ?? sheet?.querySelector(TEXT)
  if (!sheet || !element || !range.intersectsNode(element)) return null
  // The attribute is written by the sheet, from the point's own id.
  return { element, pointId: sheet.getAttribute('data-point') as PointId }
}

/** The text of a point, still or live. */
const TEXT = '[data-still], [contenteditable="true"]'

function isBackward({ anchorNode, anchorOffset, focusNode, focusOffset }: Selection): boolean {
  if (anchorNode === null || focusNode === null) return false
  if (anchorNode === focusNode) return focusOffset < anchorOffset
  return (anchorNode.compareDocumentPosition(focusNode) & Node.DOCUMENT_POSITION_PRECEDING) > 0
}
