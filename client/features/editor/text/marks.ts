import type { MarkType } from '@tiptap/pm/model'
import type { Command, EditorState } from '@tiptap/pm/state'

export type MarkName = 'bold' | 'italic' | 'underline' | 'link'

export function markType(state: EditorState, name: MarkName): MarkType {
  const type = state.schema.marks[name]
  if (type === undefined) throw new Error(`The text schema has no mark ${name}`)
  return type
}

interface Words {
  readonly from: number
  readonly to: number
  readonly marked: boolean
}

/** The selected words, piece by piece. The words of a note are not the words of the sentence it hangs on. */
function selectedWords(state: EditorState, type: MarkType): Words[] {
  return state.selection.ranges.flatMap(({ $from, $to }) => {
    const words: Words[] = []
    state.doc.nodesBetween($from.pos, $to.pos, (node, position) => {
      if (node.type.name === 'footnote') return false
      if (!node.isText) return true
      words.push({
        from: Math.max(position, $from.pos),
        to: Math.min(position + node.nodeSize, $to.pos),
        marked: type.isInSet(node.marks) !== undefined,
      })
      return false
    })
    return words
  })
}

/** Whether all selected words carry a mark, or the next typed letter would. */
export function isMarked(state: EditorState, name: MarkName): boolean {
  const type = markType(state, name)
  const { empty, $from } = state.selection
  if (empty) return type.isInSet(state.storedMarks ?? $from.marks()) !== undefined
  const words = selectedWords(state, type)
  return words.length > 0 && words.every((piece) => piece.marked)
}

/** Marks all selected words, or takes the mark off when all have it; with no selection, decides for what is typed next. */
export function toggleMark(name: Exclude<MarkName, 'link'>): Command {
  return (state, dispatch) => {
    const type = markType(state, name)
    const { tr, selection } = state
    const on = !isMarked(state, name)
    if (selection.empty) {
      if (!selection.$from.parent.inlineContent) return false
      dispatch?.(on ? tr.addStoredMark(type.create()) : tr.removeStoredMark(type))
      return true
    }
    const words = selectedWords(state, type)
    if (words.length === 0) return false
    for (const { from, to } of words) {
      if (on) tr.addMark(from, to, type.create())
      else tr.removeMark(from, to, type)
    }
    dispatch?.(tr.scrollIntoView())
    return true
  }
}
