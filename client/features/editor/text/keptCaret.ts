import type { Editor } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { type EditorState, TextSelection } from '@tiptap/pm/state'
import { getRelativeSelection, type ProsemirrorBinding, ySyncPluginKey } from '@tiptap/y-tiptap'
import * as Y from 'yjs'
import { bindingOf } from './caret.ts'

/**
 * Keeps the caret at its words while others edit. Two faults of the binding are mended here:
 * - who breaks a paragraph writes its second half anew, so the letter that a caret hangs on is gone though it is still
 *   to be read; the binding then puts the caret at the beginning of some line, and the next words with it;
 * - where one edit makes the binding edit too, it looks for the place of before the first in the text of the second.
 */
export function keepCaret(editor: Editor): void {
  let before: EditorState | null = null
  editor.on('beforeTransaction', () => {
    before = editor.state
  })
  editor.on('transaction', ({ transaction }) => {
    const old = before
    before = null
    const synced: SyncMeta | undefined = transaction.getMeta(ySyncPluginKey)
    const binding = bindingOf(editor.state)
    if (synced === undefined || binding === null) return
    const noted: NotedSelection | null = binding.beforeTransactionSelection
    if (noted === null) return
    if (old !== null && synced.isChangeOrigin === true && synced.isUndoRedoOperation !== true) {
      const selection = selectionAfter(old, editor.state, noted, binding.doc)
      if (selection !== null && !selection.eq(editor.state.selection)) {
        const move = editor.state.tr.setSelection(selection).setMeta('addToHistory', false)
        editor.view.dispatch(move)
      }
    }
    binding.beforeTransactionSelection = getRelativeSelection(binding, editor.state)
  })
}

interface SyncMeta {
  readonly isChangeOrigin?: boolean
  readonly isUndoRedoOperation?: boolean
}

type NotedSelection = ProsemirrorBinding['beforeTransactionSelection']

/** The selection by what is still to be read, where the letters that it hung on are gone; null where they are not. */
function selectionAfter(
  old: EditorState,
  now: EditorState,
  noted: NotedSelection,
  doc: Y.Doc,
): TextSelection | null {
  if (!(old.selection instanceof TextSelection)) return null
  if (!isGone(noted.anchor, doc) && !isGone(noted.head, doc)) return null
  const anchor = placeAfter(old.doc, now.doc, old.selection.anchor)
  const head = placeAfter(old.doc, now.doc, old.selection.head)
  if (anchor === null || head === null) return null
  const $anchor = now.doc.resolve(anchor)
  const $head = now.doc.resolve(head)
  return $anchor.parent.inlineContent && $head.parent.inlineContent
    ? new TextSelection($anchor, $head)
    : null
}

/** Where a place of one text is in another, as long as it is not within what differs between them. */
export function placeAfter(old: Node, now: Node, place: number): number | null {
  const start = old.content.findDiffStart(now.content)
  const end = old.content.findDiffEnd(now.content)
  if (start === null || end === null) return place
  const overlap = Math.max(0, start - Math.min(end.a, end.b))
  if (place <= start) return place
  return place >= end.a + overlap ? place + end.b - end.a : null
}

/** Whether the letter, or the element, that a relative position hangs on was taken away for good. */
function isGone(position: Y.RelativePosition, doc: Y.Doc): boolean {
  const id = position.item ?? position.type
  if (id === null || Y.getState(doc.store, id.client) <= id.clock) return false
  const item = Y.getItem(doc.store, id)
  return item.deleted && !(item instanceof Y.Item && item.redone !== null)
}
