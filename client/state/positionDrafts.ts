import { create } from 'zustand'
import type { Stance } from '../../shared/model/entry.ts'
import type { PartyId, PointId } from '../../shared/model/ids.ts'
import type { Wording } from '../../shared/model/wording.ts'

/** A position that is being thought about and has not been taken yet. */
export interface PositionDraft {
  readonly stance: Stance | null
  /** Kept while another stance is looked at. */
  readonly reason: string
  /** The words that were there when the question was put: the position is taken on these or not at all. */
  readonly wording: Wording
}

interface PositionDrafts {
  readonly drafts: ReadonlyMap<string, PositionDraft>
  /** Begins a draft, or changes it. */
  keep(key: string, draft: PositionDraft): void
  /** Gives it up, or it has become a position. */
  drop(key: string): void
}

/** Point ids are made at random for each plan, so drafts of two plans never meet. */
export const draftKey = (partyId: PartyId, pointId: PointId): string => `${partyId}:${pointId}`

/** Drafts outlive their form: whoever looks at another point in the middle of a reservation finds every word again. */
export const usePositionDrafts = create<PositionDrafts>()((set) => ({
  drafts: new Map(),
  keep: (key, draft) => set(({ drafts }) => ({ drafts: new Map(drafts).set(key, draft) })),
  drop: (key) =>
    set(({ drafts }) => {
      const next = new Map(drafts)
      next.delete(key)
      return { drafts: next }
    }),
}))
