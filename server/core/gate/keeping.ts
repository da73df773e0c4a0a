import * as Y from 'yjs'
import { z } from 'zod'
import { hashInKey, isKeptForEver, pointInKey } from '../../../shared/model/entry.ts'
import type { Member } from '../../../shared/model/member.ts'
import { hasWording } from '../../../shared/model/review.ts'
import { mayTakePosition, type PointLookup } from '../../../shared/rules/may.ts'
import type { Reason } from '../../../shared/rules/reason.ts'
import type { Canonical } from './canonical.ts'
import type { Places } from './places.ts'
import { lastOf, type Slot, slotsOf } from './slots.ts'
import type { StructIndex } from './structs.ts'

/** Why entries of the document `review` are turned away, beyond what each of them says. */
export type ReviewRefusal =
  | Reason
  | 'structure'
  /** It takes back or rewrites a position, or the words that something was said on. */
  | 'kept-for-ever'
  /** It is said on words that nobody stored. */
  | 'no-wording'

/** An entry that was said on exact words. */
const saidOnWords = z.looseObject({
  kind: z.enum(['comment', 'position']),
  textHash: z.string(),
})

/**
 * Whether an update of `review` leaves what is kept for ever as it is, and stores the words that it says something on;
 * null if so. The content of its entries has been checked before.
 *
 * Two pages of one person may store the same wording without knowing of each other; then Yjs drops one of the two, and
 * that is no loss as long as the other stays.
 */
export function refusalInReview(
  { doc, point }: { readonly doc: Y.Doc; readonly point: PointLookup },
  member: Member,
  changes: Canonical,
  index: StructIndex,
  places: Places,
): ReviewRefusal | null {
  const slots = slotsOf(doc, changes, index, places)
  const stored = new Set<string>()
  for (const slot of slots) {
    const { root, key } = slot
    if (!isKeptForEver(root.kind, key)) continue
    if (slot.fresh.some(({ item }) => item.rightOrigin !== null)) return 'structure'
    const hash = hashInKey(key)
    if (root.kind === 'party' || hash === null) {
      if (!keepsPosition(slot)) return 'kept-for-ever'
    } else {
      const last = lastOf(slot, index)
      if (last !== null && staysLive(last)) stored.add(hash)
      else if (slot.stored.some(({ isLive }) => isLive)) return 'kept-for-ever'
    }
  }

  for (const { root, key, fresh } of slots) {
    for (const { item } of fresh) {
      const value: unknown = item.content instanceof Y.ContentAny ? item.content.arr[0] : null
      const said = saidOnWords.safeParse(value)
      if (!said.success) continue
      const { textHash } = said.data
      if (!stored.has(textHash) && !hasWording(doc, textHash)) return 'no-wording'
      if (root.kind !== 'party') continue
      const may = mayTakePosition(member, root.partyId, point(pointInKey(key)))
      if (!may.ok) return may.reason
    }
  }
  return null
}

const staysLive = (one: { isLive: boolean; isDeleted: boolean }): boolean =>
  one.isLive && !one.isDeleted

/** Under the key of a position stands one item for ever; only what says nothing may ever have company. */
function keepsPosition({ stored, fresh }: Slot): boolean {
  if (stored.some(({ isLive, isDeleted }) => isLive && isDeleted)) return false
  const isTaken = [...stored, ...fresh].some(({ isLive }) => isLive)
  return fresh.length === 0 || !isTaken || stored.length + fresh.length === 1
}
