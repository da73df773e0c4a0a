import * as Y from 'yjs'
import { parseRootName } from '../../shared/model/documents.ts'
import type { PlanEvent } from '../../shared/model/event.ts'
import type { MemberId, PlanId } from '../../shared/model/ids.ts'
import { hasReceipt, writeReceipt } from '../../shared/model/record.ts'
import { type Position, readReview } from '../../shared/model/review.ts'
import { encodeEvent } from './events.ts'
import type { Journal } from './journal.ts'
import { inBackground, type Log } from './log.ts'
import type { Room } from './room.ts'

/** Receipts written before others get a turn; an update may hold thousands of positions. */
const TOGETHER = 50
/** Entries of the journal read at one go. */
const STEP = 1_000

/**
 * The server's own account of the positions in one open document `review`: for each a receipt in the record, and an
 * event of its history. A receipt is written only once its position is on disk; whatever a crash left without one gets
 * it when the document is opened again.
 */
export interface Receipts {
  /** The document was opened: looks for what was left without a receipt. */
  opened(): void
  /** The document may hold new positions. Costs next to nothing if it does not. */
  changed(): void
}

export function createReceipts(
  planId: PlanId,
  rooms: { readonly review: () => Room; readonly record: Room },
  ports: {
    readonly journal: Pick<Journal, 'entries'>
    readonly now: () => number
    readonly log: Log
    /** The server stops: what is left is for its next start. */
    readonly closing: () => boolean
  },
): Receipts {
  const { record } = rooms
  /** Positions that the document held when it was last looked through. */
  let counted = 0
  let running = false

  async function confirm(when: Accepted): Promise<void> {
    // What is read is on disk when the promise resolves; the moment of reading is the one that counts.
    const at = ports.now()
    const missing = await rooms.review().read(withoutReceipt)
    const times = missing.length === 0 ? new Map<string, number>() : await when(missing)
    for (let start = 0; start < missing.length; start += TOGETHER) {
      if (ports.closing()) return
      await Promise.all(
        missing
          .slice(start, start + TOGETHER)
          .map((position) => write(position, times.get(position.key) ?? at)),
      )
    }
  }

  const withoutReceipt = (review: Y.Doc): readonly Signed[] =>
    record.peek((doc) =>
      [...readReview(review).positions.values()]
        .flatMap((ofParty) => [...ofParty.values()].flat())
        .filter((one): one is Signed => one.by !== null && !hasReceipt(doc, one.key)),
    )

  async function write(position: Signed, at: number): Promise<void> {
    const { key, by, partyId, pointId, stance, textHash } = position
    const event: PlanEvent = { kind: 'position-taken', partyId, pointId, stance, textHash }
    await record.changeWith(encodeEvent(event), by, (doc) => writeReceipt(doc, key, { at, by }))
  }

  function look(when: Accepted): void {
    if (running || ports.closing()) return
    const count = rooms.review().peek(countPositions)
    if (count === counted) return
    counted = count
    running = true
    // Not at once: a change is told of before it has its place in the journal, and reading waits for that place.
    const confirmed = Promise.resolve()
      .then(() => confirm(when))
      .catch((error: unknown) => {
        // The next change, or the next opening, tries again.
        counted = -1
        throw error
      })
      .finally(() => {
        running = false
        if (counted >= 0) look(now)
      })
    inBackground(ports.log, 'write receipts', confirmed)
  }

  return {
    opened: () => look((missing) => acceptedAt(ports.journal, planId, missing)),
    changed: () => look(now),
  }
}

type Signed = Position & { readonly by: MemberId }
/** Tells when positions were accepted, by their keys; what it does not tell was accepted just now. */
type Accepted = (positions: readonly Position[]) => Promise<ReadonlyMap<string, number>>

const now: Accepted = () => Promise.resolve(new Map())

/** Positions are never taken out again, so there is a new one exactly if there are more. */
function countPositions(review: Y.Doc): number {
  let count = 0
  for (const name of review.share.keys()) {
    if (parseRootName(name)?.kind === 'party') count += review.getMap(name).size
  }
  return count
}

/** Looks up in the journal when positions were accepted, which may be long before anybody asks. */
async function acceptedAt(
  journal: Pick<Journal, 'entries'>,
  planId: PlanId,
  positions: readonly Position[],
): Promise<ReadonlyMap<string, number>> {
  const wanted = new Set(positions.map((one) => one.key))
  const found = new Map<string, number>()
  for (let from = 1; found.size < wanted.size;) {
    const entries = await journal.entries(planId, 'review', from, STEP)
    for (const { at, kind, body } of entries) {
      if (kind !== 'update') continue
      for (const key of positionsIn(body)) if (wanted.has(key)) found.set(key, at)
    }
    const last = entries.at(-1)
    if (last === undefined) break
    from = last.seq + 1
  }
  return found
}

/** The keys of the positions in an update. */
function positionsIn(update: Uint8Array): string[] {
  return Y.decodeUpdate(update).structs.flatMap((struct) => {
    if (!(struct instanceof Y.Item) || struct.parentSub === null) return []
    const parent: unknown = struct.parent
    const root = typeof parent === 'string' ? parseRootName(parent) : null
    return root?.kind === 'party' ? [`${root.partyId}:${struct.parentSub}`] : []
  })
}
