import { type EditorState, Selection } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'

export type Direction = 'up' | 'down' | 'left' | 'right'

/** Whether the caret stands where one more arrow key would leave the text: at its very end, or on its outermost line. */
export function isAtTextEdge(view: EditorView, direction: Direction): boolean {
  const { state } = view
  if (!state.selection.empty) return false
  switch (direction) {
    case 'left':
      return state.selection.from <= Selection.atStart(state.doc).from
    case 'right':
      return state.selection.to >= Selection.atEnd(state.doc).to
    case 'up':
      return isInOutermostBlock(state, 'first') && view.endOfTextblock('up')
    case 'down':
      return isInOutermostBlock(state, 'last') && view.endOfTextblock('down')
  }
}

/** Whether nothing of the text lies above (or below) the caret's block. Cells of one row lie beside each other. */
function isInOutermostBlock(state: EditorState, edge: 'first' | 'last'): boolean {
  const { $head } = state.selection
  for (let depth = 0; depth < $head.depth; depth++) {
    const node = $head.node(depth)
    if (node.type.name === 'tableRow') continue
    if ($head.index(depth) !== (edge === 'first' ? 0 : node.childCount - 1)) return false
  }
  return true
}
