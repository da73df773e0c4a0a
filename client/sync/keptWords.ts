import * as idb from 'lib0/indexeddb'
import { z } from 'zod'

/** The words of one point as they stood in this browser when the server turned them away. */
export interface KeptPoint {
  /** The point's number and heading at that time. */
  readonly label: string
  readonly text: string
}

/** Words that the server did not take, set aside so that they are not lost. */
export interface KeptWords {
  readonly id: number
  /** Milliseconds since 1970, this browser's clock. */
  readonly at: number
  /** Why they were not taken, as a sentence. */
  readonly why: string
  readonly points: readonly KeptPoint[]
}

const entry = z.object({
  at: z.number(),
  why: z.string(),
  points: z.array(z.object({ label: z.string(), text: z.string() })),
})

/** Older sets of words make room for newer ones beyond this many. */
const KEPT_AT_MOST = 20
const STORE = 'kept'

const shelf = (planId: string, memberId: string): string => `parley-kept:${planId}:${memberId}`

/** Sets words aside; answers whether the browser stored them, together with the whole state of the document. */
export async function keepWords(
  planId: string,
  memberId: string,
  words: Omit<KeptWords, 'id'>,
  state: Uint8Array,
): Promise<boolean> {
  return withShelf(planId, memberId, false, async (store) => {
    await idb.rtop(store.add({ ...words, points: [...words.points], state }))
    const ids: unknown[] = await idb.getAllKeys(store)
    for (const id of ids.slice(0, -KEPT_AT_MOST)) store.delete(id as number)
    return true
  })
}

/** The words that were set aside, the newest first. */
export async function listKeptWords(
  planId: string,
  memberId: string,
): Promise<readonly KeptWords[]> {
  return withShelf(planId, memberId, [], async (store) => {
    const found = await idb.getAllKeysValues(store)
    return found
      .flatMap(({ k, v }): KeptWords[] => {
        const read = entry.safeParse(v)
        return read.success ? [{ id: k as number, ...read.data }] : []
      })
      .reverse()
  })
}

export async function discardKeptWords(
  planId: string,
  memberId: string,
  id: number,
): Promise<void> {
  await withShelf(planId, memberId, undefined, async (store) => {
    await idb.rtop(store.delete(id))
  })
}

/** Deletes all that was set aside for a seat. */
export const forgetKeptWords = (planId: string, memberId: string): Promise<void> =>
  idb.deleteDB(shelf(planId, memberId))

async function withShelf<T>(
  planId: string,
  memberId: string,
  otherwise: T,
  take: (store: IDBObjectStore) => Promise<T>,
): Promise<T> {
  try {
    const db = await idb.openDB(shelf(planId, memberId), (fresh) =>
      idb.createStores(fresh, [[STORE, { autoIncrement: true }]]),
    )
    try {
      const [store] = idb.transact(db, [STORE])
      return store === undefined ? otherwise : await take(store)
    } finally {
      db.close()
    }
  } catch {
    // No store in this browser, or a full one.
    return otherwise
  }
}
