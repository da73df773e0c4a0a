import { type EditorState, type Selection, TextSelection } from '@tiptap/pm/state'
import {
  absolutePositionToRelativePosition,
  type ProsemirrorBinding,
  relativePositionToAbsolutePosition,
  ySyncPluginKey,
} from '@tiptap/y-tiptap'
import type * as Y from 'yjs'

/** A place of the caret that survives other people's edits: relative positions in the text of a point. */
export interface Caret {
  readonly anchor: Y.RelativePosition
  readonly head: Y.RelativePosition
}

export const isCaret = (value: unknown): value is Caret =>
  typeof value === 'object' && value !== null && 'anchor' in value && 'head' in value

/** The binding between an editor's document and Yjs; null in an editor that has none. */
export function bindingOf(state: EditorState): ProsemirrorBinding | null {
  const synced: { binding?: ProsemirrorBinding | null } | undefined = ySyncPluginKey.getState(state)
  return synced?.binding ?? null
}

/** Where the selection of an editor is. Ask only while the editor's document and Yjs agree, that is, between edits. */
export function caretOf(state: EditorState): Caret | null {
  const binding = bindingOf(state)
  if (binding === null) return null
  const relative = (position: number): Y.RelativePosition =>
    absolutePositionToRelativePosition(position, binding.type, binding.mapping)
  return { anchor: relative(state.selection.anchor), head: relative(state.selection.head) }
}

/** The selection that a kept caret means in the text of now; null when its surroundings are gone. */
export function selectionAt(state: EditorState, caret: Caret): Selection | null {
  const binding = bindingOf(state)
  if (binding === null) return null
  const absolute = (position: Y.RelativePosition): number | null =>
    relativePositionToAbsolutePosition(binding.doc, binding.type, position, binding.mapping)
  const anchor = absolute(caret.anchor)
  const head = absolute(caret.head)
  if (anchor === null || head === null) return null
  const inside = (position: number) => Math.min(Math.max(position, 0), state.doc.content.size)
  return TextSelection.between(state.doc.resolve(inside(anchor)), state.doc.resolve(inside(head)))
}
