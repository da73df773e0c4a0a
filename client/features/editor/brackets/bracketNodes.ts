import { Node, type NodeConfig } from '@tiptap/core'
import type { NodeViewConstructor } from '@tiptap/pm/view'
import { type BracketId, isId } from '../../../../shared/model/ids.ts'
import { BRACKET_ATTRIBUTE } from '../text/textMarkup.ts'

export interface BracketOptions {
  /** Draws a bracket with its alternatives; null leaves it to the clipboard form. */
  readonly view: ((block: boolean) => NodeViewConstructor) | null
  /** Whether a pasted bracket may stand in this text: it does so already. Any other is pasted as its words. */
  readonly isHere: (bracketId: BracketId) => boolean
  /** How a bracket reads in words. */
  readonly words: (bracketId: BracketId) => string
}

const NOWHERE: BracketOptions = { view: null, isHere: () => false, words: () => '[…]' }

const bracket = (name: string, block: boolean): NodeConfig<BracketOptions> => ({
  name,
  group: block ? 'block' : 'inline',
  ...(block ? {} : { inline: true }),
  atom: true,
  draggable: true,

  addOptions: () => NOWHERE,

  addAttributes: () => ({ bracketId: { default: null, rendered: false } }),

  parseHTML() {
    return [
      {
        tag: `${block ? 'div' : 'span'}[${BRACKET_ATTRIBUTE}]`,
        getAttrs: (element) => {
          const id = bracketIdIn(element.getAttribute(BRACKET_ATTRIBUTE))
          return id !== null && this.options.isHere(id) ? { bracketId: id } : false
        },
      },
    ]
  },

  renderHTML({ node }) {
    const id = bracketIdIn(node.attrs['bracketId'])
    const attributes = { [BRACKET_ATTRIBUTE]: id ?? '' }
    const words = id === null ? '' : this.options.words(id)
    return [block ? 'div' : 'span', attributes, block ? ['p', words] : words]
  },

  renderText({ node }) {
    const id = bracketIdIn(node.attrs['bracketId'])
    return id === null ? '' : this.options.words(id)
  },

  addNodeView() {
    const { view } = this.options
    if (view === null) return null
    const draw = view(block)
    return (props) =>
      draw(props.node, props.view, props.getPos, props.decorations, props.innerDecorations)
  },
})

/** The place of disputed words in a paragraph. It holds the bracket's id; the alternatives are texts of their own. */
export const BracketInline = Node.create<BracketOptions>(bracket('bracket', false))

/** The place of a disputed paragraph or sub-clause. */
export const BracketBlock = Node.create<BracketOptions>(bracket('bracketBlock', true))

/** The id in an attribute that anyone may have written; null when it is none. */
export const bracketIdIn = (value: unknown): BracketId | null =>
  typeof value === 'string' && isId(value) ? (value as BracketId) : null
