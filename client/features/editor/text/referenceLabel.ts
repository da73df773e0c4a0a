import type { NodeView, NodeViewConstructor } from '@tiptap/pm/view'
import type { PointId } from '../../../../shared/model/ids.ts'
import type { PlanNames } from './planNames.ts'
import { pointIdOf } from './pointReferenceNode.ts'
import { REFERENCE_ATTRIBUTE, UNRESOLVED_ATTRIBUTE } from './textMarkup.ts'

/** Draws a cross-reference in a live text. It reads anew whenever the plan is renumbered; a click goes to the point. */
export function referenceLabel(
  names: PlanNames,
  goTo: (pointId: PointId) => void,
): NodeViewConstructor {
  return (node): NodeView => {
    const pointId = pointIdOf(node.attrs['pointId'])
    const dom = document.createElement('span')
    dom.setAttribute(REFERENCE_ATTRIBUTE, pointId ?? '')
    dom.setAttribute('role', 'link')
    const read = () => {
      dom.textContent = names.label(pointId)
      dom.toggleAttribute(UNRESOLVED_ATTRIBUTE, !names.isResolved(pointId))
    }
    read()
    const onClick = (event: MouseEvent) => {
      event.preventDefault()
      if (pointId !== null) goTo(pointId)
    }
    dom.addEventListener('click', onClick)
    const unsubscribe = names.subscribe(read)
    return {
      dom,
      update: (next) => next.type === node.type && pointIdOf(next.attrs['pointId']) === pointId,
      ignoreMutation: () => true,
      destroy: () => {
        unsubscribe()
        dom.removeEventListener('click', onClick)
      },
    }
  }
}
