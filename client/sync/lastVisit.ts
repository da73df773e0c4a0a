import { fromBase64, toBase64 } from 'lib0/buffer'
import * as idb from 'lib0/indexeddb'
import * as Y from 'yjs'
import { z } from 'zod'
import { pointRoot } from '../../shared/model/documents.ts'
import { ID_PATTERN, type PillarId, type PointId } from '../../shared/model/ids.ts'
import { pointText } from '../../shared/model/pointTextSchema.ts'
import { readPointText } from '../../shared/model/pointText.ts'
import { readPlan } from '../../shared/model/record.ts'
import { planState, type PlanState } from '../../shared/rules/planState.ts'
import type { Workspace } from './workspace.ts'

/** What was on the table when this browser last left the plan. It stays in this browser. */
export interface LastVisit {
  /** Milliseconds since 1970, this browser's clock. */
  readonly at: number
  readonly state: PlanState
  /** How far each client had written in the text by then. */
  readonly stateVector: Uint8Array
}

const id = <Id extends string>() =>
  z
    .string()
    .regex(ID_PATTERN)
    .transform((text) => text as Id)

const stored = z.object({
  at: z.number(),
  stateVector: z.string(),
  state: z.object({
    pillars: z.array(
      z.object({
        id: id<PillarId>(),
        heading: z.string(),
        points: z.array(
          z.object({
            id: id<PointId>(),
            number: z.number().nullable(),
            heading: z.string(),
            status: z.enum(['open', 'struck']),
            text: pointText,
            textHash: z.string(),
          }),
        ),
      }),
    ),
  }),
})

const STORE = 'visit'
const KEY = 'last'
const shelf = (planId: string, memberId: string): string => `parley-visit:${planId}:${memberId}`

/** The visit before this one, read once when the plan is opened: this visit overwrites it whenever the page is hidden. */
const before = new WeakMap<Workspace, Promise<LastVisit | null>>()

/**
 * Keeps what is on the table whenever this page is hidden, so that the next visit can be told what changed. The
 * answer ends it.
 */
export function keepVisit(workspace: Workspace): () => void {
  const earlier = lastVisit(workspace)
  const leave = (): void => {
    if (document.visibilityState !== 'hidden' || !workspace.readable.getState()) return
    void earlier.then(() => keep(workspace))
  }
  document.addEventListener('visibilitychange', leave)
  return () => document.removeEventListener('visibilitychange', leave)
}

/** What was on the table at the end of the visit before this one; null on the first visit. */
export function lastVisit(workspace: Workspace): Promise<LastVisit | null> {
  let reading = before.get(workspace)
  if (reading === undefined) {
    reading = read(workspace)
    before.set(workspace, reading)
  }
  return reading
}

/** Deletes what is kept of a seat's last visit. */
export const forgetVisit = (planId: string, memberId: string): Promise<void> =>
  idb.deleteDB(shelf(planId, memberId))

async function keep({ planId, me, plan: text, record }: Workspace): Promise<void> {
  const plan = readPlan(record)
  if (plan === null) return
  const state = planState(plan, (point) => readPointText(text.getXmlFragment(pointRoot(point))))
  const stateVector = toBase64(Y.encodeStateVector(text))
  await withShelf(planId, me.memberId, async (store) => {
    await idb.put(store, JSON.stringify({ at: Date.now(), stateVector, state }), KEY)
  })
}

async function read({ planId, me }: Workspace): Promise<LastVisit | null> {
  const found = await withShelf(planId, me.memberId, (store) => idb.get(store, KEY))
  if (typeof found !== 'string') return null
  try {
    const visit = stored.safeParse(JSON.parse(found))
    if (!visit.success) return null
    const { at, state, stateVector } = visit.data
    return { at, state, stateVector: fromBase64(stateVector) }
  } catch {
    return null
  }
}

async function withShelf<T>(
  planId: string,
  memberId: string,
  take: (store: IDBObjectStore) => Promise<T>,
): Promise<T | null> {
  if (typeof indexedDB === 'undefined') return null
  try {
    const db = await idb.openDB(shelf(planId, memberId), (fresh) =>
      idb.createStores(fresh, [[STORE]]),
    )
    try {
      const [store] = idb.transact(db, [STORE])
      return store === undefined ? null : await take(store)
    } finally {
      db.close()
    }
  } catch {
    // No store in this browser, or a full one: then there is no last visit to compare with.
    return null
  }
}
