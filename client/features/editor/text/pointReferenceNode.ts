import { Node } from '@tiptap/core'
import type { NodeViewConstructor } from '@tiptap/pm/view'
import { isId, type PointId } from '../../../../shared/model/ids.ts'
import type { PlanNames } from './planNames.ts'
import { REFERENCE_ATTRIBUTE } from './textMarkup.ts'

export interface PointReferenceOptions {
  readonly names: Pick<PlanNames, 'label' | 'hasPoint'>
  readonly view: NodeViewConstructor | null
}

const NO_PLAN: PointReferenceOptions['names'] = { label: () => '', hasPoint: () => false }

/** A cross-reference to a point. It holds the id; what it reads is computed, so it follows every renumbering. */
export const PointReference = Node.create<PointReferenceOptions>({
  name: 'pointReference',
  group: 'inline',
  inline: true,
  atom: true,

  addOptions() {
    return { names: NO_PLAN, view: null }
  },

  addAttributes() {
    return { pointId: { default: null, rendered: false } }
  },

  parseHTML() {
    return [
      {
        tag: `[${REFERENCE_ATTRIBUTE}]`,
        getAttrs: (element) => {
          const id = element.getAttribute(REFERENCE_ATTRIBUTE) ?? ''
          // A reference that comes from another plan stays as the words it read there.
          return isId(id) && this.options.names.hasPoint(id as PointId) ? { pointId: id } : false
        },
      },
    ]
  },

  renderHTML({ node }) {
    return [
      'span',
      { [REFERENCE_ATTRIBUTE]: String(node.attrs['pointId'] ?? '') },
      this.options.names.label(pointIdOf(node.attrs['pointId'])),
    ]
  },

  renderText({ node }) {
    return this.options.names.label(pointIdOf(node.attrs['pointId']))
  },

  addNodeView() {
    const { view } = this.options
    if (view === null) return null
    return (props) =>
      view(props.node, props.view, props.getPos, props.decorations, props.innerDecorations)
  },
})

/** The id in an attribute that anyone may have written; null when it is none. */
export const pointIdOf = (value: unknown): PointId | null =>
  typeof value === 'string' && isId(value) ? (value as PointId) : null
