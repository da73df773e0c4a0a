import { NodeSelection, Selection, TextSelection } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { type Caret, selectionAt } from './caret.ts'

/** Where the caret goes when a text is opened. */
export type Place =
  | { readonly at: 'start' }
  | { readonly at: 'end' }
  /** Where somebody clicked, in coordinates of the window. */
  | { readonly at: 'click'; readonly x: number; readonly y: number }
  /** On the first or last line, below or above where the caret came from. */
  | { readonly at: 'line'; readonly edge: 'first' | 'last'; readonly x: number }
  | { readonly at: 'caret'; readonly caret: Caret | null }
  | { readonly at: 'note'; readonly index: number }

/** Puts the caret at a place and the focus into the text. */
export function goToPlace(view: EditorView, place: Place): void {
  const { doc } = view.state
  const first = selectionFor(view, place) ?? Selection.atEnd(doc)
  view.dispatch(view.state.tr.setSelection(first).setMeta('addToHistory', false).scrollIntoView())
  view.focus()
  // Only a line on the screen has coordinates, and the focus has just brought it there.
  if (place.at === 'line') {
    const line = view.coordsAtPos(first.head)
    const found = view.posAtCoords({ left: place.x, top: (line.top + line.bottom) / 2 })
    if (found === null) return
    view.dispatch(
      view.state.tr
        .setSelection(Selection.near(doc.resolve(found.pos)))
        .setMeta('addToHistory', false),
    )
  }
}

function selectionFor(view: EditorView, place: Place): Selection | null {
  const { doc } = view.state
  switch (place.at) {
    case 'start':
      return Selection.atStart(doc)
    case 'end':
      return Selection.atEnd(doc)
    case 'line':
      return place.edge === 'first' ? Selection.atStart(doc) : Selection.atEnd(doc)
    case 'caret':
      return place.caret === null ? null : selectionAt(view.state, place.caret)
    case 'note':
      return notePlace(view, place.index)
    case 'click': {
      const found = view.posAtCoords({ left: place.x, top: place.y })
      if (found === null) return null
      const $found = doc.resolve(found.pos)
      return $found.parent.inlineContent
        ? TextSelection.create(doc, found.pos)
        : Selection.near($found)
    }
  }
}

function notePlace(view: EditorView, index: number): Selection | null {
  let seen = 0
  let position: number | null = null
  view.state.doc.descendants((node, at) => {
    if (node.type.name !== 'footnote') return true
    if (seen++ === index) position = at
    return false
  })
  return position === null ? null : NodeSelection.create(view.state.doc, position)
}
