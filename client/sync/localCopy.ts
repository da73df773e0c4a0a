import * as idb from 'lib0/indexeddb'
import { IndexeddbPersistence } from 'y-indexeddb'
import type * as Y from 'yjs'
import { z } from 'zod'
import type { DocumentName } from '../../shared/model/documents.ts'
import type { PointId } from '../../shared/model/ids.ts'

/** What this browser holds that the server has not confirmed: how many changes, and in which points. */
export interface Unsent {
  readonly changes: number
  readonly points: readonly PointId[]
}

export const NOTHING_UNSENT: Unsent = { changes: 0, points: [] }

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
  /** Empties the copy and stops keeping it; the document in memory stays as it is. */
  forget(): Promise<void>
  /** Safe twice. */
  close(): Promise<void>
}

const unsentNote = z.object({
  changes: z.number().int().nonnegative(),
  points: z.array(z.string()),
})
const UNSENT = 'unsent:'
const COMPLETE = 'complete'

/** One browser may hold seats of several members, one after the other; their copies must never meet. */
export const copyName = (planId: string, memberId: string, document: DocumentName): string =>
  `parley:${planId}:${memberId}:${document}`

export function createLocalCopy(name: string, doc: Y.Doc): LocalCopy {
  // Each tab notes what it holds unsent under a key of its own; whoever opens the copy next takes over all notes.
  const ownKey = UNSENT + doc.clientID
  let persistence: IndexeddbPersistence | null = null
  let closing: Promise<void> | null = null

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
    return { stores: true, complete: complete === true, unsent: await takeOver() }
  }

  async function takeOver(): Promise<Unsent> {
    const store = stores()
    if (store === null) return NOTHING_UNSENT
    const notes = await idb.getAllKeysValues(
      store.custom,
      IDBKeyRange.bound(UNSENT, UNSENT + '\uffff'),
    )
    const points = new Set<string>()
    let changes = 0
    for (const { k, v } of notes) {
      const note = unsentNote.safeParse(v)
      if (note.success) {
        changes += note.data.changes
        for (const point of note.data.points) points.add(point)
      }
      if (k !== ownKey) store.custom.delete(k)
    }
    const unsent = { changes, points: [...points] as PointId[] }
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
      try {
        const store = stores()
        if (store === null) return false
        if (unsent.changes === 0) store.custom.delete(ownKey)
        else store.custom.put({ changes: unsent.changes, points: [...unsent.points] }, ownKey)
        await store.done
        return true
      } catch {
        // The disk is full or the store was taken away: the page then warns before it is closed.
        return false
      }
    },
    async markComplete() {
      await loaded
      const store = stores()
      if (store === null) return
      store.custom.put(true, COMPLETE)
      await store.done.catch(() => undefined)
    },
    async forget() {
      await loaded
      const store = stores()
      if (store === null) return
      // Emptied, not deleted: deleting would wait for every other tab that has it open.
      store.updates.clear()
      store.custom.clear()
      await store.done
      await close()
    },
    close,
  }

  function close(): Promise<void> {
    closing ??= loaded.then(async () => {
      await persistence?.destroy()
    })
    return closing
  }
}

/** Rejects where the browser has no store. y-indexeddb would leave that rejection to nobody. */
async function probe(): Promise<void> {
  if (typeof indexedDB === 'undefined') throw new Error('no store')
  const db = await idb.openDB('parley', () => undefined)
  db.close()
}
