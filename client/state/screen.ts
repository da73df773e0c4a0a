import { create } from 'zustand'
import type { Anchor } from '../../shared/model/entry.ts'
import type { PartyId, PointId } from '../../shared/model/ids.ts'
import { rememberAuthors, rememberedAuthors } from './authors.ts'
import { rememberTheme, rememberedTheme, type Theme } from './theme.ts'

/** The three parts of the workspace; a phone shows one of them at a time. */
export type Side = 'navigator' | 'document' | 'panel'

/** What the panel beside the text shows. */
export type PanelTab = 'point' | 'comments' | 'positions' | 'people'

/** A comment that is being written and has not been made yet. */
export interface CommentDraft {
  readonly pointId: PointId
  /** Null for a comment on the whole point. */
  readonly anchor: Anchor | null
}

/** What this screen shows. Never what the plan says. */
export interface Screen {
  /** The point in focus, or null before one is chosen. */
  readonly openPoint: PointId | null
  /** Counts up with every call of `openPointAt`, so that going to the same point again is noticed. */
  readonly openings: number
  readonly side: Side
  readonly tab: PanelTab
  /** The key of the thread in focus; its words are marked in the text, and the panel shows it. */
  readonly openThread: string | null
  /** Counts up with every call of `openThreadAt`, so that going to the same thread again is noticed. */
  readonly threadOpenings: number
  readonly draft: CommentDraft | null
  /** Counts up with every wish to see the words of the thread in focus. */
  readonly wordsAsked: number
  /** The party whose position was asked for and has not been shown yet. */
  readonly openPosition: PartyId | null
  readonly theme: Theme
  /** Whether words are marked by who wrote them. */
  readonly authors: boolean
  /** How brackets are read: with the letters of the parties, without them, or as one text. */
  readonly brackets: 'attributed' | 'bracketed' | 'clean'
  /** Brings a point into focus and, on a phone, the document to the front. */
  openPointAt(id: PointId): void
  /** Notes which point is in focus, without moving anything. */
  focusPoint(id: PointId | null): void
  show(side: Side): void
  /** Shows a tab of the panel and, on a phone, the panel. */
  showTab(tab: PanelTab): void
  /** Brings a thread into focus and the panel with it to the front; null for none. */
  openThreadAt(key: string | null): void
  /** Shows the words that a thread is about and, on a phone, the document. */
  goToWords(key: string, pointId: PointId): void
  /** Begins a comment, or gives it up. */
  draftComment(draft: CommentDraft | null): void
  /** Shows the positions on a point, that of one party first; on a phone, the panel. */
  openPositionAt(pointId: PointId, partyId: PartyId | null): void
  /** Notes that the position that was asked for is shown. */
  positionShown(): void
  setTheme(theme: Theme): void
  showAuthors(shown: boolean): void
  readBrackets(as: Screen['brackets']): void
  /** Forgets what belonged to a plan, when another one is opened. */
  reset(): void
}

export const useScreen = create<Screen>()((set) => ({
  openPoint: null,
  openings: 0,
  side: 'document',
  tab: 'point',
  openThread: null,
  threadOpenings: 0,
  draft: null,
  wordsAsked: 0,
  openPosition: null,
  theme: rememberedTheme(),
  authors: rememberedAuthors(),
  brackets: 'attributed',
  openPointAt: (id) =>
    set((before) => ({ openPoint: id, openings: before.openings + 1, side: 'document' })),
  focusPoint: (id) => set({ openPoint: id }),
  show: (side) => set({ side }),
  showTab: (tab) => set({ tab, side: 'panel' }),
  openThreadAt: (key) =>
    set((before) =>
      key === null
        ? { openThread: null }
        : {
            openThread: key,
            threadOpenings: before.threadOpenings + 1,
            tab: 'comments',
            side: 'panel',
          },
    ),
  goToWords: (key, pointId) =>
    set((before) => ({
      openThread: key,
      openPoint: pointId,
      wordsAsked: before.wordsAsked + 1,
      side: 'document',
    })),
  draftComment: (draft) =>
    set(draft === null ? { draft } : { draft, openThread: null, tab: 'comments', side: 'panel' }),
  openPositionAt: (pointId, partyId) =>
    set({ openPoint: pointId, openPosition: partyId, tab: 'positions', side: 'panel' }),
  positionShown: () => set({ openPosition: null }),
  setTheme: (theme) => {
    rememberTheme(theme)
    set({ theme })
  },
  showAuthors: (shown) => {
    rememberAuthors(shown)
    set({ authors: shown })
  },
  readBrackets: (as) => set({ brackets: as }),
  reset: () =>
    set({
      openPoint: null,
      openings: 0,
      side: 'document',
      tab: 'point',
      openThread: null,
      draft: null,
      openPosition: null,
    }),
}))
