/** What the status line says about the words of this page. */
export type SaveState =
  | { readonly kind: 'opening' }
  | { readonly kind: 'saved' }
  | { readonly kind: 'saving' }
  /**
   * `stored` is whether this browser keeps changes beyond this page. Then `changes` counts those that are in its store
   * already, not those on their way there: the line must not promise for a closed tab what its store has not taken.
   */
  | { readonly kind: 'offline'; readonly changes: number; readonly stored: boolean }
  | { readonly kind: 'stopped'; readonly why: StopReason; readonly detail: string }

/** Why a page no longer speaks to the server, though it could. */
export type StopReason = 'signed-out' | 'refused' | 'other-schema'

/** A moment in the life of this page: everything that happened before it has a smaller stamp. */
export interface Mark {
  readonly stamp: number
  readonly changes: number
}

/** All that decides whether words are saved. Immutable; `afterEvent` returns the next one. */
export interface Saving {
  readonly link: 'connecting' | 'synced' | 'lost'
  /** Counts up with everything that the server must still confirm. */
  readonly now: Mark
  /** What the barrier under way covers; null when none is under way. */
  readonly asked: Mark | null
  /** What the server said is on its disk. */
  readonly confirmed: Mark
  /** Up to where this browser holds the changes on its own disk. */
  readonly kept: Mark
  /** Whether this browser has a store, and took the last note. */
  readonly stores: boolean
  readonly stopped: { readonly why: StopReason; readonly detail: string } | null
}

export type SavingEvent =
  /** Changes of an earlier visit that the server never confirmed were found in this browser. */
  | { readonly kind: 'carried'; readonly changes: number }
  /** This page changed the document. */
  | { readonly kind: 'changed' }
  /** Something that may be new to the server came in from elsewhere, for instance from another tab's copy. */
  | { readonly kind: 'found' }
  /** Everything up to the mark is in this browser's store. */
  | { readonly kind: 'kept'; readonly mark: Mark }
  /** This browser has no store, or it is full. */
  | { readonly kind: 'not-kept' }
  /** Both sides have told each other all they had. */
  | { readonly kind: 'synced' }
  | { readonly kind: 'lost' }
  | { readonly kind: 'asked' }
  | { readonly kind: 'echoed' }
  | { readonly kind: 'stopped'; readonly why: StopReason; readonly detail: string }

const START: Mark = { stamp: 0, changes: 0 }

export const atStart: Saving = {
  link: 'connecting',
  now: START,
  asked: null,
  confirmed: START,
  kept: START,
  stores: true,
  stopped: null,
}

/** The next state. Pure; returns the same object when nothing changed. */
export function afterEvent(saving: Saving, event: SavingEvent): Saving {
  const { now } = saving
  switch (event.kind) {
    case 'carried':
      if (event.changes === 0) return saving
      return { ...saving, now: later(now, event.changes) }
    case 'changed':
      return { ...saving, now: later(now, 1) }
    case 'found':
      return { ...saving, now: later(now, 0) }
    case 'kept':
      return {
        ...saving,
        kept: event.mark.stamp > saving.kept.stamp ? event.mark : saving.kept,
        stores: true,
      }
    case 'not-kept':
      return { ...saving, stores: false }
    case 'synced':
      // What the server confirmed over an earlier connection says nothing of what came into the document since,
      // so each new connection has to confirm everything once.
      return { ...saving, link: 'synced', asked: null, now: later(now, 0) }
    case 'lost':
      return saving.link === 'lost' ? saving : { ...saving, link: 'lost', asked: null }
    case 'asked':
      return { ...saving, asked: now }
    case 'echoed':
      if (saving.asked === null) return saving
      return { ...saving, asked: null, confirmed: saving.asked }
    case 'stopped':
      if (saving.stopped !== null) return saving
      const { why, detail } = event
      return { ...saving, link: 'lost', asked: null, stopped: { why, detail } }
  }
}

const later = (mark: Mark, changes: number): Mark => ({
  stamp: mark.stamp + 1,
  changes: mark.changes + changes,
})

/** Whether a barrier should be sent now: something is unconfirmed, and none is under way. */
export const barrierDue = (saving: Saving): boolean =>
  saving.stopped === null &&
  saving.link === 'synced' &&
  saving.asked === null &&
  saving.confirmed.stamp < saving.now.stamp

/** Changes of this page, and of earlier visits, that the server has not confirmed. */
export const unconfirmed = (saving: Saving): number => saving.now.changes - saving.confirmed.changes

/** Those of them that are in this browser's store. */
const storedChanges = (saving: Saving): number =>
  Math.max(0, saving.kept.changes - saving.confirmed.changes)

/** Whether closing the page now would lose words: they are neither on the server nor in this browser's store. */
export const wouldLose = (saving: Saving): boolean =>
  unconfirmed(saving) > 0 && saving.kept.stamp < saving.now.stamp

/**
 * What the status line says of all documents that a page writes in: the worst of them. `readable` is whether the text of
 * the plan is here, from whatever source.
 */
export function shownState(documents: readonly Saving[], readable: boolean): SaveState {
  const stopped = documents.find((saving) => saving.stopped !== null)?.stopped ?? null
  if (stopped !== null) return { kind: 'stopped', ...stopped }
  if (documents.some((saving) => saving.link === 'lost')) {
    const stored = documents.every((saving) => saving.stores)
    const count = stored ? storedChanges : unconfirmed
    const changes = documents.reduce((sum, saving) => sum + count(saving), 0)
    return { kind: 'offline', changes, stored }
  }
  const isConnecting = documents.some((saving) => saving.link === 'connecting')
  if (isConnecting || !readable) return { kind: 'opening' }
  const isSaved = documents.every((saving) => saving.confirmed.stamp === saving.now.stamp)
  return isSaved ? { kind: 'saved' } : { kind: 'saving' }
}

export const sameState = (a: SaveState, b: SaveState): boolean =>
  a.kind === b.kind &&
  (a.kind !== 'offline' ||
    (b.kind === 'offline' && a.changes === b.changes && a.stored === b.stored)) &&
  (a.kind !== 'stopped' || (b.kind === 'stopped' && a.why === b.why && a.detail === b.detail))
