import { type RefObject, useEffect, useRef } from 'react'

/** An element that calls back when somebody comes into it, by the keyboard or by a press. */
export function useBrought(onCome: () => void): RefObject<HTMLElement | null> {
  const element = useRef<HTMLElement>(null)
  const latest = useRef(onCome)
  useEffect(() => {
    latest.current = onCome
  })
  useEffect(() => {
    const place = element.current
    if (place === null) return
    const come = (): void => latest.current()
    place.addEventListener('focusin', come)
    place.addEventListener('click', come)
    return () => {
      place.removeEventListener('focusin', come)
      place.removeEventListener('click', come)
    }
  }, [])
  return element
}
