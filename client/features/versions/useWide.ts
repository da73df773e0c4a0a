import { useSyncExternalStore } from 'react'

/** Wide enough for two texts beside each other. */
const WIDE = '(min-width: 1100px)'

const query = (): MediaQueryList | null =>
  typeof matchMedia === 'function' ? matchMedia(WIDE) : null

/** Whether two texts fit beside each other on this screen. */
export const useWide = (): boolean =>
  useSyncExternalStore(
    (onChange) => {
      const list = query()
      list?.addEventListener('change', onChange)
      return () => list?.removeEventListener('change', onChange)
    },
    () => query()?.matches ?? false,
  )
