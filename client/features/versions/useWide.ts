import { useMedia } from '../../ui/useMedia.ts'

/** Wide enough for two texts beside each other. */
const WIDE = '(min-width: 1100px)'

/** Whether two texts fit beside each other on this screen. */
export const useWide = (): boolean => useMedia(WIDE)
