import { Plugin } from '@tiptap/pm/state'

/** Keys with which the browser itself moves the caret. */
const MOVES = new Set([
  'ArrowUp',
  'ArrowDown',
  'ArrowLeft',
  'ArrowRight',
  'Home',
  'End',
  'PageUp',
  'PageDown',
])

/**
 * Lets the editor know where the browser has moved the caret before the next key acts there. Browsers tell of it in a
 * task of its own, so on a busy page "End" and "Enter" in quick succession would break the line where the caret was
 * before.
 */
export function nativeMoves(): Plugin {
  let untold = false
  return new Plugin({
    props: {
      handleDOMEvents: {
        keydown: (view, event) => {
          if (untold) view.dom.ownerDocument.dispatchEvent(new Event('selectionchange'))
          untold = MOVES.has(event.key)
          return false
        },
      },
    },
    view: (view) => {
      const onTold = () => {
        untold = false
      }
      const page = view.dom.ownerDocument
      page.addEventListener('selectionchange', onTold)
      return { destroy: () => page.removeEventListener('selectionchange', onTold) }
    },
  })
}
