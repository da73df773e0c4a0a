import type { NodeView, NodeViewConstructor } from '@tiptap/pm/view'
import type { BracketId } from '../../../../shared/model/ids.ts'
import { bracketIdIn } from './bracketNodes.ts'
import { drawBracket } from './bracketLook.ts'
import { draw, type DrawnElement, toElement } from './drawing.ts'
import type { TextBrackets } from './textBrackets.ts'

/** Draws a bracket in a live text, anew whenever its alternatives or supports are others; a click opens it. */
export function bracketNodeView(
  brackets: TextBrackets,
  open: (bracketId: BracketId) => void,
): (isBlock: boolean) => NodeViewConstructor {
  return (isBlock) =>
    (first): NodeView => {
      const id = bracketIdIn(first.attrs['bracketId'])
      const drawn = (): DrawnElement =>
        id === null ? draw(isBlock ? 'div' : 'span', {}) : drawBracket(brackets.look(id, isBlock))
      let shown = drawn()
      const dom = toElement(shown)
      const redraw = (): void => {
        const next = drawn()
        if (JSON.stringify(next) === JSON.stringify(shown)) return
        shown = next
        // The element itself stays: the editor knows the bracket by it, and marks it when it is selected.
        for (const [name, value] of Object.entries(next.attributes)) {
          if (name !== 'class') dom.setAttribute(name, value)
        }
        dom.replaceChildren(...toElement(next).childNodes)
      }
      const onClick = (event: MouseEvent): void => {
        if (event.ctrlKey || event.metaKey || event.shiftKey || id === null) return
        event.preventDefault()
        open(id)
      }
      dom.addEventListener('click', onClick)
      const forget = brackets.subscribe(redraw)
      return {
        dom,
        update: (next) => next.type === first.type && bracketIdIn(next.attrs['bracketId']) === id,
        ignoreMutation: () => true,
        destroy: () => {
          forget()
          dom.removeEventListener('click', onClick)
        },
      }
    }
}
