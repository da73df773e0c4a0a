import { type RefObject, useEffect } from 'react'

/** The key "/" leads into a search field from anywhere but a text. */
export function useSearchKey(field: RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return
      if (event.defaultPrevented || isWritten(event.target)) return
      const { current } = field
      // On a phone the navigator may not be on the screen.
      if (current === null || current.offsetParent === null) return
      event.preventDefault()
      current.focus()
      current.select()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [field])
}

const isWritten = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches('input, textarea, select'))
