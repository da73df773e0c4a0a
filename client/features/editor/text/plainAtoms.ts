import type { Node } from '@tiptap/pm/model'
import { Plugin } from '@tiptap/pm/state'

/**
 * Takes marks off notes, cross-references and line breaks. The binding writes marks on text only, so a bold range
 * over a note would be bold on this screen and on no other.
 */
export function plainAtoms(): Plugin {
  return new Plugin({
    appendTransaction: (transactions, _old, state) => {
      if (!transactions.some((transaction) => transaction.docChanged)) return null
      const marked: { node: Node; position: number }[] = []
      state.doc.descendants((node, position) => {
        if (node.isInline && !node.isText && node.marks.length > 0) marked.push({ node, position })
      })
      if (marked.length === 0) return null
      const { tr } = state
      for (const { node, position } of marked) {
        for (const mark of node.marks) tr.removeNodeMark(position, mark)
      }
      return tr
    },
  })
}
