import { useSyncExternalStore } from 'react'

/** Where the workspace shows one of its parts at a time. */
const NARROW = '(max-width: 1023px)'

const query = (): MediaQueryList | null =>
  typeof matchMedia === 'function' ? matchMedia(NARROW) : null

/** Whether the screen is as narrow as a phone's or a tablet's. For what is built otherwise there, not only laid out otherwise. */
export const useNarrow = (): boolean =>
  useSyncExternalStore(
    (onChange) => {
      const list = query()
      list?.addEventListener('change', onChange)
      return () => list?.removeEventListener('change', onChange)
    },
    () => query()?.matches ?? false,
  )
