import * as Y from 'yjs'
import { parseRootName, type Root } from '../../../shared/model/documents.ts'
import type { Canonical } from './canonical.ts'
import type { Places, Placing } from './places.ts'
import { deletedStructs, type Struct, type StructIndex } from './structs.ts'

/** A root that holds entries. */
export type EntryRoot = Extract<Root, { kind: 'person' | 'party' }>

/** One item that stands, or is to stand, under a key. */
export interface Claimant {
  readonly item: Y.Item
  /** What stood there when it was written. */
  readonly origin: Y.ID | null
  /** Whether it says something before the update, or comes with it and says something. */
  readonly isLive: boolean
  /** Whether the update deletes it. */
  readonly isDeleted: boolean
}

/** All that an update touches under one key of one root. */
export interface Slot {
  readonly root: EntryRoot
  readonly key: string
  readonly stored: readonly Claimant[]
  readonly fresh: readonly Claimant[]
}

/**
 * The keys in roots of people and parties under which an update writes or deletes something, with all items that stand
 * under each. Reads only what the update touches.
 */
export function slotsOf(
  doc: Y.Doc,
  changes: Canonical,
  index: StructIndex,
  places: Places,
): readonly Slot[] {
  const slots = new Map<string, Slot & { fresh: Claimant[] }>()
  const deleted = deletedStructs(changes, index)

  const claimant = (item: Y.Item, origin: Y.ID | null, isLive: boolean): Claimant => ({
    item,
    origin,
    isLive,
    isDeleted: deleted.has(item),
  })

  function slotAt(place: Placing): (Slot & { fresh: Claimant[] }) | null {
    if (place === 'gone' || place === 'bad') return null
    const { holder, key } = place
    if (holder.kind !== 'root' || key === null) return null
    const name = `${holder.root} ${key}`
    const known = slots.get(name)
    if (known !== undefined) return known
    const root = parseRootName(holder.root)
    if (root?.kind !== 'person' && root?.kind !== 'party') return null
    const stored: Claimant[] = []
    let item = doc.share.get(holder.root)?._map.get(key) ?? null
    for (; item !== null; item = item.left) stored.push(claimant(item, item.origin, !item.deleted))
    const slot = { root, key, stored, fresh: [] }
    slots.set(name, slot)
    return slot
  }

  for (const run of changes.structs) {
    for (const [at, struct] of run.structs.entries()) {
      if (!(struct instanceof Y.Item)) continue
      const isCut = at === 0 && run.offset > 0
      const origin = isCut ? Y.createID(run.client, run.clock - 1) : struct.origin
      const isLive = !(struct.content instanceof Y.ContentDeleted)
      slotAt(places.of(struct))?.fresh.push(claimant(struct, origin, isLive))
    }
  }
  for (const struct of deleted) slotAt(places.of(struct))
  return [...slots.values()]
}

/**
 * The item that everybody will see under a key, as Yjs orders those that were written without knowing of each other:
 * each behind what stood there when it was written, and of several in the same place the highest client id last.
 * Right only for items that claim no right neighbour, which no entry of a map honestly does.
 */
export function lastOf(slot: Slot, index: StructIndex): Claimant | null {
  const behind = new Map<Struct | null, Follower>()
  for (const claimant of [...slot.stored, ...slot.fresh]) {
    const { origin } = claimant
    const before = origin === null ? null : (index.find(origin)?.struct ?? null)
    const inside =
      origin === null || before === null ? 0 : before.id.clock + before.length - 1 - origin.clock
    // Inside a longer item the rest of that item claims the same place.
    if (inside > 0 && before !== null && claimant.item.id.client <= before.id.client) continue
    const follower = { claimant, inside }
    const other = behind.get(before)
    if (other === undefined || comesLast(follower, other)) behind.set(before, follower)
  }
  let last: Claimant | null = null
  for (let next = behind.get(null); next !== undefined; next = behind.get(next.claimant.item)) {
    last = next.claimant
  }
  return last
}

/** What stands behind an item, or behind a part of it with so many clocks of it left. */
interface Follower {
  readonly claimant: Claimant
  readonly inside: number
}

/** What one client writes twice in the same place goes in front of what it wrote there before. */
function comesLast(one: Follower, other: Follower): boolean {
  if (one.inside !== other.inside) return one.inside > other.inside
  const [a, b] = [one.claimant.item.id, other.claimant.item.id]
  return a.client === b.client ? a.clock < b.clock : a.client > b.client
}
