import { useSyncExternalStore } from 'react'

/** Below this a table of parties does not fit. */
const NARROW = '(max-width: 767px)'

const query = (): MediaQueryList | null =>
  typeof matchMedia === 'function' ? matchMedia(NARROW) : null

/** Whether the screen is as narrow as a phone's. For what is built otherwise there, not only laid out otherwise. */
export const useNarrow = (): boolean =>
  useSyncExternalStore(
    (onChange) => {
      const list = query()
      list?.addEventListener('change', onChange)
      return () => list?.removeEventListener('change', onChange)
    },
    () => query()?.matches ?? false,
  )
