import { fitsMedia, useMedia } from './useMedia.ts'

/** Where the workspace shows one of its parts at a time. */
const NARROW = '(max-width: 1023px)'

/** Whether the screen is as narrow as a phone's or a tablet's. For what is built otherwise there, not only laid out otherwise. */
export const useNarrow = (): boolean => useMedia(NARROW)

/** The same, asked once. */
export const isNarrow = (): boolean => fitsMedia(NARROW)
