import { useEffect } from 'react'
import type { Editing } from './editing.ts'

/** Undo and redo while the focus is on the page and not in a text or a field, which have their own. */
export function usePageKeys(editing: Editing): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.altKey || !(event.ctrlKey || event.metaKey)) return
      if (event.target instanceof Element && event.target.closest(FIELDS) !== null) return
      const key = event.key.toLowerCase()
      if (key === 'y' || (key === 'z' && event.shiftKey)) editing.redo()
      else if (key === 'z') editing.undo()
      else return
      event.preventDefault()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [editing])
}

const FIELDS = 'input, textarea, select, [contenteditable="true"], [role="dialog"]'
