import * as idb from 'lib0/indexeddb'
import { IndexeddbPersistence } from 'y-indexeddb'
import * as Y from 'yjs'
import { z } from 'zod'
import type { DocumentName } from '../../shared/model/documents.ts'

/** What this browser holds that the server has not confirmed: how many changes, and in which places of the document. */
export interface Unsent {
  readonly changes: number
  readonly places: readonly string[]
}

export const NOTHING_UNSENT: Unsent = { changes: 0, places: [] }

/** The copy of one document that this browser keeps, so that it opens at once and a closed tab loses nothing. */
export interface LocalCopy {
  /**
   * Resolves once the document holds what was kept, with what an earlier visit left unsent. Resolves as well where the
   * browser keeps nothing (private windows, storage switched off): then `stores` is false.
   */
  readonly loaded: Promise<{ stores: boolean; complete: boolean; unsent: Unsent }>
  /** Notes what is unsent; resolves to whether that and every change before it are in the browser's store. */
  keep(unsent: Unsent): Promise<boolean>
  /** Notes that the document has been whole once, so that an empty text is known to be an empty text. */
  markComplete(): Promise<void>
  /**
   * Empties the copy and stops keeping it, because what this tab wrote was refused (`reason`); the document in memory
   * stays as it is. Other tabs of this person are told, and put back what is theirs.
   */
  forget(reason: string): Promise<void>
  /** Safe twice. */
  close(): Promise<void>
}

const unsentNote = z.object({
  changes: z.number().int().nonnegative(),
  places: z.array(z.string()),
})
const UNSENT = 'unsent:'
const COMPLETE = 'complete'

/** What a tab tells the others when it has emptied the store that they share. */
const emptied = z.object({ clientId: z.number(), reason: z.string() })

/** One browser may hold seats of several members, one after the other; their copies must never meet. */
export const copyName = (planId: string, memberId: string, document: DocumentName): string =>
  `parley:${planId}:${memberId}:${document}`

/**
 * `onSpoilt`: another tab was refused with changes that this document holds as well, so they would be refused again;
 * the reason is the server's.
 */
export function createLocalCopy(
  name: string,
  doc: Y.Doc,
  onSpoilt: (reason: string) => void,
): LocalCopy {
  // Each tab notes what it holds unsent under a key of its own; whoever opens the copy next takes over all notes.
  const ownKey = UNSENT + doc.clientID
  let persistence: IndexeddbPersistence | null = null
  let closing: Promise<void> | null = null
  let unsentHere = NOTHING_UNSENT
  let isComplete = false
  const otherTabs = openChannel(name, (clientId, reason) => {
    if (Y.getState(doc.store, clientId) > 0) onSpoilt(reason)
    else void putBack()
  })

  /** Another tab has emptied the store: what this one has not sent would be nowhere else once it is closed. */
  async function putBack(): Promise<void> {
    await loaded
    const store = stores()
    if (store === null) return
    store.updates.add(Y.encodeStateAsUpdate(doc))
    if (isComplete) store.custom.put(true, COMPLETE)
    if (unsentHere.changes > 0) {
      store.custom.put({ ...unsentHere, places: [...unsentHere.places] }, ownKey)
    }
    await store.done.catch(() => undefined)
  }

  const loaded = open().catch(() => {
    persistence = null
    return { stores: false, complete: false, unsent: NOTHING_UNSENT }
  })

  async function open(): Promise<{ stores: boolean; complete: boolean; unsent: Unsent }> {
    await probe()
    if (closing !== null) throw new Error('closed')
    persistence = new IndexeddbPersistence(name, doc)
    await persistence.whenSynced
    const complete: unknown = await persistence.get(COMPLETE)
    isComplete = complete === true
    unsentHere = await takeOver()
    return { stores: true, complete: isComplete, unsent: unsentHere }
  }

  async function takeOver(): Promise<Unsent> {
    const store = stores()
    if (store === null) return NOTHING_UNSENT
    const notes = await idb.getAllKeysValues(
      store.custom,
      IDBKeyRange.bound(UNSENT, UNSENT + '\uffff'),
    )
    const places = new Set<string>()
    let changes = 0
    for (const { k, v } of notes) {
      const note = unsentNote.safeParse(v)
      if (note.success) {
        changes += note.data.changes
        for (const place of note.data.places) places.add(place)
      }
      if (k !== ownKey) store.custom.delete(k)
    }
    const unsent = { changes, places: [...places] }
    if (changes > 0) store.custom.put(unsent, ownKey)
    return unsent
  }

  /**
   * The note's transaction spans the store of the updates too: IndexedDB runs overlapping transactions in the order in
   * which they were made, so when this one is complete, every update before it is stored.
   */
  function stores(): {
    updates: IDBObjectStore
    custom: IDBObjectStore
    done: Promise<void>
  } | null {
    const db = persistence?.db ?? null
    if (db === null || closing !== null) return null
    const transaction = db.transaction(['updates', 'custom'], 'readwrite')
    return {
      updates: transaction.objectStore('updates'),
      custom: transaction.objectStore('custom'),
      done: new Promise((resolve, reject) => {
        transaction.oncomplete = () => resolve()
        transaction.onabort = () => reject(transaction.error ?? new Error('aborted'))
      }),
    }
  }

  return {
    loaded,
    async keep(unsent) {
      await loaded
      unsentHere = unsent
      try {
        const store = stores()
        if (store === null) return false
        if (unsent.changes === 0) store.custom.delete(ownKey)
        else store.custom.put({ changes: unsent.changes, places: [...unsent.places] }, ownKey)
        await store.done
        return true
      } catch {
        // The disk is full or the store was taken away: the page then warns before it is closed.
        return false
      }
    },
    async markComplete() {
      await loaded
      isComplete = true
      const store = stores()
      if (store === null) return
      store.custom.put(true, COMPLETE)
      await store.done.catch(() => undefined)
    },
    async forget(reason) {
      await loaded
      const store = stores()
      if (store === null) return
      // Emptied, not deleted: deleting would wait for every other tab that has it open.
      store.updates.clear()
      store.custom.clear()
      await store.done
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no other origin
      otherTabs?.postMessage({ clientId: doc.clientID, reason })
      await close()
    },
    close,
  }

  function close(): Promise<void> {
    closing ??= loaded.then(async () => {
      otherTabs?.close()
      await persistence?.destroy()
    })
    return closing
  }
}

/** A line to the other tabs with the same copy, or null where the browser has none. */
function openChannel(
  name: string,
  onEmptied: (clientId: number, reason: string) => void,
): BroadcastChannel | null {
  if (typeof BroadcastChannel === 'undefined') return null
  const channel = new BroadcastChannel(name)
  channel.onmessage = ({ data }: MessageEvent<unknown>) => {
    const message = emptied.safeParse(data)
    if (message.success) onEmptied(message.data.clientId, message.data.reason)
  }
  return channel
}

/** Rejects where the browser has no store. y-indexeddb would leave that rejection to nobody. */
async function probe(): Promise<void> {
  if (typeof indexedDB === 'undefined') throw new Error('no store')
  const db = await idb.openDB('parley', () => undefined)
  db.close()
}
