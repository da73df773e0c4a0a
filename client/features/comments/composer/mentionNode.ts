import { mergeAttributes, Node } from '@tiptap/core'
import type { Mention } from '../../../../shared/model/remark.ts'
import { mentionOf } from './remarkJson.ts'

/** A member or a party that is called upon. It holds the id; what it reads is the name of now. */
export const MentionNode = Node.create<{ label: (mention: Mention) => string }>({
  name: 'mention',
  group: 'inline',
  inline: true,
  atom: true,
  selectable: false,

  addOptions() {
    return { label: () => '@' }
  },

  addAttributes() {
    return {
      of: { default: null, parseHTML: (element) => element.getAttribute('data-mention-of') },
      id: { default: null, parseHTML: (element) => element.getAttribute('data-mention') },
    }
  },

  parseHTML() {
    return [
      {
        tag: 'span[data-mention]',
        getAttrs: (element) =>
          mentionOf(
            element.getAttribute('data-mention-of'),
            element.getAttribute('data-mention'),
          ) !== null && null,
      },
    ]
  },

  renderHTML({ node, HTMLAttributes }) {
    return [
      'span',
      mergeAttributes(HTMLAttributes, {
        'data-mention': String(node.attrs['id']),
        'data-mention-of': String(node.attrs['of']),
      }),
      read(this.options.label, node.attrs),
    ]
  },

  renderText({ node }) {
    return read(this.options.label, node.attrs)
  },
})

function read(label: (mention: Mention) => string, attributes: Record<string, unknown>): string {
  const mention = mentionOf(attributes['of'], attributes['id'])
  return mention === null ? '' : label(mention)
}
