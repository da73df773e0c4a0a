import * as Y from 'yjs'
import type { Canonical } from './canonical.ts'
import type { Place, Places } from './places.ts'
import type { StructIndex } from './structs.ts'

/** Items of the document that one new item may have between its two neighbours, and all items of one update together. */
const MAX_BETWEEN = 5_000
const MAX_BETWEEN_TOGETHER = 100_000
/** New items of one update that may claim a place where another new item of it stands already. */
const MAX_CROWDED = 64
/** Each of those may be compared with every other new item; this bounds the product. */
const MAX_COMPARISONS = 1_000_000

/**
 * Whether placing an update costs what an honest one costs. To place an item Yjs walks over all that stands between
 * its left and its right neighbour, so thousands of items that all claim the same far-apart neighbours take seconds.
 * Where somebody really typed, the neighbours were next to each other; only what others typed there meanwhile lies
 * between them now.
 */
export function placesCheaply(
  doc: Y.Doc,
  changes: Canonical,
  index: StructIndex,
  places: Places,
): boolean {
  const structs = changes.structs.reduce((sum, run) => sum + run.structs.length, 0)
  const mayCrowd = Math.min(MAX_CROWDED, Math.floor(MAX_COMPARISONS / Math.max(1, structs)))
  const said = createNeighbours(index)
  let together = 0
  let crowded = 0

  for (const run of changes.structs) {
    for (const [at, struct] of run.structs.entries()) {
      if (!(struct instanceof Y.Item)) continue
      // Cut at a known clock, it stands right behind its own beginning.
      if (at === 0 && run.offset > 0) {
        said.remember(struct, null)
        continue
      }
      const place = places.of(struct)
      if (place === 'gone' || place === 'bad') continue
      const right = said.rightOf(struct.origin, place)
      if (right !== undefined) {
        if (!Y.compareIDs(right, struct.rightOrigin)) crowded += 1
      } else if (isFresh(struct.rightOrigin, index)) {
        crowded += 1
      } else {
        const between = storedBetween(doc, struct, place, index)
        together += between
        if (between > MAX_BETWEEN || together > MAX_BETWEEN_TOGETHER) return false
      }
      if (crowded > mayCrowd) return false
      if (structs > 1) said.remember(struct, place)
    }
  }
  return true
}

const isFresh = (id: Y.ID | null, index: StructIndex): boolean =>
  id !== null && index.find(id)?.fresh === true

/** What stands right of what, as far as the update itself has said. */
function createNeighbours(index: StructIndex): {
  rightOf(origin: Y.ID | null, place: Place): Y.ID | null | undefined
  remember(item: Y.Item, place: Place | null): void
} {
  const next = new Map<number, Map<number, Y.ID | null>>()
  const starts = new Map<unknown, Map<string, Y.ID>>()

  function setNext(client: number, clock: number, id: Y.ID | null): void {
    const clocks = next.get(client) ?? new Map<number, Y.ID | null>()
    next.set(client, clocks)
    clocks.set(clock, id)
  }
  /** Roots are told apart by their name, other holders by themselves. */
  const holderKey = ({ holder }: Place): unknown => (holder.kind === 'root' ? holder.root : holder)
  const entryKey = ({ key }: Place): string => (key === null ? '' : `key ${key}`)

  return {
    rightOf(origin, place) {
      if (origin === null) return starts.get(holderKey(place))?.get(entryKey(place))
      const said = next.get(origin.client)?.get(origin.clock)
      if (said !== undefined) return said
      const found = index.find(origin)
      if (found === null || !found.fresh) return undefined
      const { id, length } = found.struct
      // Inside a run that was typed in one go, the next character stands right of it.
      return origin.clock < id.clock + length - 1
        ? Y.createID(origin.client, origin.clock + 1)
        : undefined
    },
    remember(item, place) {
      if (place !== null) {
        if (item.origin !== null) setNext(item.origin.client, item.origin.clock, item.id)
        else {
          const entries = starts.get(holderKey(place)) ?? new Map<string, Y.ID>()
          starts.set(holderKey(place), entries)
          entries.set(entryKey(place), item.id)
        }
      }
      setNext(item.id.client, item.id.clock + item.length - 1, item.rightOrigin)
    },
  }
}

/** How many items of the document stand between the neighbours that a new item claims; stops counting at the bound. */
function storedBetween(doc: Y.Doc, item: Y.Item, place: Place, index: StructIndex): number {
  const left = storedItem(item.origin, index)
  const right = storedItem(item.rightOrigin, index)
  if (left !== null && left === right) return 0
  let count = 0
  if (left === null && right !== null) {
    for (let one = right.left; one !== null && count <= MAX_BETWEEN; one = one.left) count += 1
    return count
  }
  let one = left === null ? firstStored(doc, item, place, index) : left.right
  for (; one !== null && one !== right && count <= MAX_BETWEEN; one = one.right) count += 1
  return count
}

function storedItem(id: Y.ID | null, index: StructIndex): Y.Item | null {
  const struct = id === null ? undefined : index.find(id)?.struct
  return struct instanceof Y.Item ? struct : null
}

type SharedType = NonNullable<ReturnType<Y.Doc['share']['get']>>

/** The first item of the list or of the entry into which an item with no neighbours goes. */
function firstStored(doc: Y.Doc, item: Y.Item, place: Place, index: StructIndex): Y.Item | null {
  const parent: unknown = item.parent
  let type: SharedType | undefined
  if (typeof parent === 'string') type = doc.share.get(parent)
  else if (parent instanceof Y.ID) {
    const found = index.find(parent)
    const content = found?.struct instanceof Y.Item && !found.fresh ? found.struct.content : null
    if (content instanceof Y.ContentType) type = content.type
  }
  if (type === undefined) return null
  if (place.key === null) return type._start
  let first = type._map.get(place.key) ?? null
  for (let steps = 0; first?.left != null && steps <= MAX_BETWEEN; steps++) first = first.left
  return first
}
