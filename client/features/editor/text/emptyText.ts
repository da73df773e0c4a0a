import { Plugin } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { EMPTY_ATTRIBUTE } from './textMarkup.ts'

/** Marks the one paragraph of an empty text, so that the style sheet writes the placeholder into it. */
export function emptyText(): Plugin {
  return new Plugin({
    props: {
      decorations: ({ doc }) => {
        const only = doc.childCount === 1 ? doc.firstChild : null
        if (only === null || only.type.name !== 'paragraph' || only.childCount > 0) return null
        return DecorationSet.create(doc, [
          Decoration.node(0, only.nodeSize, { [EMPTY_ATTRIBUTE]: '' }),
        ])
      },
    },
  })
}
