import { Node } from '@tiptap/core'
import type { NodeViewConstructor } from '@tiptap/pm/view'
import { FOOTNOTE_ATTRIBUTE } from './textMarkup.ts'

export interface FootnoteOptions {
  /** Draws a note's marker; null leaves it to the clipboard form. */
  readonly view: NodeViewConstructor | null
}

/**
 * A note at words of a point. Its words are its own content, so two people may write in it at once; in the text only
 * its number shows, counted by the style sheet.
 */
export const Footnote = Node.create<FootnoteOptions>({
  name: 'footnote',
  group: 'inline',
  inline: true,
  content: 'text*',
  atom: true,
  draggable: true,

  addOptions() {
    return { view: null }
  },

  parseHTML() {
    return [{ tag: `sup[${FOOTNOTE_ATTRIBUTE}]` }]
  },

  renderHTML() {
    return ['sup', { [FOOTNOTE_ATTRIBUTE]: '' }, 0]
  },

  renderText({ node }) {
    return ` [${node.textContent}]`
  },

  addNodeView() {
    const { view } = this.options
    if (view === null) return null
    return (props) =>
      view(props.node, props.view, props.getPos, props.decorations, props.innerDecorations)
  },
})
