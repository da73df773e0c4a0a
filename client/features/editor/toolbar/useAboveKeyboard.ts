import { type RefObject, useEffect, useRef } from 'react'

/**
 * Tells the style sheet, as `--keyboard`, how much of the window a phone's keyboard covers, so that what stands at the
 * bottom can stand above it. Some browsers lay the page out behind the keyboard and say so only here.
 */
export function useAboveKeyboard(): RefObject<HTMLDivElement | null> {
  const element = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const visible = window.visualViewport
    if (visible === null) return
    const place = () => {
      const covered = Math.max(0, window.innerHeight - visible.height - visible.offsetTop)
      element.current?.style.setProperty('--keyboard', `${Math.round(covered)}px`)
    }
    place()
    visible.addEventListener('resize', place)
    visible.addEventListener('scroll', place)
    return () => {
      visible.removeEventListener('resize', place)
      visible.removeEventListener('scroll', place)
    }
  }, [])
  return element
}
