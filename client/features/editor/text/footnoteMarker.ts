import type { Node } from '@tiptap/pm/model'
import type { NodeView, NodeViewConstructor } from '@tiptap/pm/view'
import { FOOTNOTE_ATTRIBUTE } from './textMarkup.ts'

/** Draws the marker of a note in a live text; a click opens the note. */
export function footnoteMarker(open: (position: number) => void): NodeViewConstructor {
  return (first, _view, getPos): NodeView => {
    let node = first
    const dom = document.createElement('sup')
    dom.setAttribute(FOOTNOTE_ATTRIBUTE, '')
    dom.setAttribute('role', 'button')
    const describe = (note: Node) => dom.setAttribute('aria-label', noteLabel(note.textContent))
    describe(node)
    const onClick = (event: MouseEvent) => {
      event.preventDefault()
      const position = getPos()
      if (position !== undefined) open(position)
    }
    dom.addEventListener('click', onClick)
    return {
      dom,
      update: (next) => {
        if (next.type !== node.type) return false
        node = next
        describe(node)
        return true
      },
      ignoreMutation: () => true,
      destroy: () => dom.removeEventListener('click', onClick),
    }
  }
}

/** What a marker is called where its number cannot be seen. */
export const noteLabel = (words: string): string =>
  words.trim() === '' ? 'Note, still empty' : `Note: ${words}`
