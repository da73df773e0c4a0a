import { create } from 'zustand'
import type { PointId } from '../../shared/model/ids.ts'
import { rememberAuthors, rememberedAuthors } from './authors.ts'
import { rememberTheme, rememberedTheme, type Theme } from './theme.ts'

/** The three parts of the workspace; a phone shows one of them at a time. */
export type Side = 'navigator' | 'document' | 'panel'

/** What this screen shows. Never what the plan says. */
export interface Screen {
  /** The point in focus, or null before one is chosen. */
  readonly openPoint: PointId | null
  /** Counts up with every call of `openPointAt`, so that going to the same point again is noticed. */
  readonly openings: number
  readonly side: Side
  readonly theme: Theme
  /** Whether words are marked by who wrote them. */
  readonly authors: boolean
  /** Brings a point into focus and, on a phone, the document to the front. */
  openPointAt(id: PointId): void
  /** Notes which point is in focus, without moving anything. */
  focusPoint(id: PointId | null): void
  show(side: Side): void
  setTheme(theme: Theme): void
  showAuthors(shown: boolean): void
  /** Forgets what belonged to a plan, when another one is opened. */
  reset(): void
}

export const useScreen = create<Screen>()((set) => ({
  openPoint: null,
  openings: 0,
  side: 'document',
  theme: rememberedTheme(),
  authors: rememberedAuthors(),
  openPointAt: (id) =>
    set((before) => ({ openPoint: id, openings: before.openings + 1, side: 'document' })),
  focusPoint: (id) => set({ openPoint: id }),
  show: (side) => set({ side }),
  setTheme: (theme) => {
    rememberTheme(theme)
    set({ theme })
  },
  showAuthors: (shown) => {
    rememberAuthors(shown)
    set({ authors: shown })
  },
  reset: () => set({ openPoint: null, openings: 0, side: 'document' }),
}))
