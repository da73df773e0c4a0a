import { useSyncExternalStore } from 'react'

const listOf = (query: string): MediaQueryList | null =>
  typeof matchMedia === 'function' ? matchMedia(query) : null

/** Whether the screen fits a media query now; false where the browser has none. */
export const fitsMedia = (query: string): boolean => listOf(query)?.matches ?? false

/** The same for a component, which is drawn anew when it changes. */
export const useMedia = (query: string): boolean =>
  useSyncExternalStore(
    (onChange) => {
      const list = listOf(query)
      list?.addEventListener('change', onChange)
      return () => list?.removeEventListener('change', onChange)
    },
    () => fitsMedia(query),
  )
