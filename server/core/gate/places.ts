import * as Y from 'yjs'
import type { Canonical } from './canonical.ts'
import { type Struct, type StructIndex } from './structs.ts'

/** What holds an item: a root, or a shared type inside one. */
export interface Holder {
  /** The name of the root that it all hangs on. */
  readonly root: string
  readonly kind: 'root' | 'element' | 'text' | 'other'
  /** The node name of an element. */
  readonly nodeName: string | null
  /** 0 for a root. */
  readonly depth: number
  /** The shared type itself; null for a root. */
  readonly type: object | null
}

/** Where an item lands. `key` is set for map entries and attributes. */
export interface Place {
  readonly holder: Holder
  readonly key: string | null
}

/** `gone`: what it hangs on was collected, so the item will be too. `bad`: no honest client makes this. */
export type Placing = Place | 'gone' | 'bad'

/** Says where items land: those of the document, and those of an update before it is applied, exactly as Yjs will place them. */
export interface Places {
  of(struct: Struct): Placing
}

/** Holders of the types of a document; they never change, so they are kept as long as the types are. */
export type HolderCache = WeakMap<object, Holder>

type SharedType = Y.AbstractType<unknown>

export function createPlaces(
  doc: Y.Doc,
  changes: Canonical,
  index: StructIndex,
  cache: HolderCache,
): Places {
  /** Places of the items of the update. */
  const fresh = new Map<Struct, Placing>()

  function ofStored(struct: Struct): Placing {
    if (!(struct instanceof Y.Item)) return 'gone'
    const parent: unknown = struct.parent
    if (!(parent instanceof Y.AbstractType)) return 'gone'
    const holder = holderOf(doc, parent, cache)
    return holder === null ? 'gone' : { holder, key: struct.parentSub }
  }

  function ofNeighbour(id: Y.ID): Placing {
    const found = index.find(id)
    if (found === null) return 'bad'
    return found.fresh ? (fresh.get(found.struct) ?? 'bad') : ofStored(found.struct)
  }

  function ofFresh(struct: Struct, origin: Y.ID | null): Placing {
    if (!(struct instanceof Y.Item)) return 'gone'
    const parent: unknown = struct.parent
    if (origin === null && struct.rightOrigin === null) {
      if (typeof parent === 'string') {
        return {
          holder: { root: parent, kind: 'root', nodeName: null, depth: 0, type: null },
          key: struct.parentSub,
        }
      }
      return parent instanceof Y.ID ? inside(parent, struct.parentSub) : 'bad'
    }
    const left = origin === null ? null : ofNeighbour(origin)
    const right = struct.rightOrigin === null ? null : ofNeighbour(struct.rightOrigin)
    if (left === 'bad' || right === 'bad') return 'bad'
    if (left === 'gone' || right === 'gone') return 'gone'
    if (left !== null && right !== null && !samePlace(left, right)) return 'bad'
    return left ?? right ?? 'bad'
  }

  function inside(id: Y.ID, key: string | null): Placing {
    const found = index.find(id)
    if (found === null) return 'bad'
    const { struct } = found
    if (!(struct instanceof Y.Item)) return 'gone'
    if (struct.content instanceof Y.ContentDeleted) return 'gone'
    if (!(struct.content instanceof Y.ContentType)) return 'bad'
    const type: SharedType = struct.content.type
    if (!found.fresh) {
      const holder = holderOf(doc, type, cache)
      return holder === null ? 'gone' : { holder, key }
    }
    const outer = fresh.get(struct)
    if (outer === undefined || outer === 'bad') return 'bad'
    return outer === 'gone' ? 'gone' : { holder: describe(type, outer.holder), key }
  }

  // Structs of one client stand in the order of their clocks, but an item may hang on one of another client.
  let waiting = changes.structs.flatMap((run) =>
    run.structs.map((struct, at) => {
      const cut = at === 0 ? run.offset : 0
      const origin =
        cut > 0
          ? Y.createID(run.client, run.clock - 1)
          : struct instanceof Y.Item
            ? struct.origin
            : null
      return { struct, origin }
    }),
  )
  for (let before = -1; waiting.length > 0 && waiting.length !== before;) {
    before = waiting.length
    const later: typeof waiting = []
    for (const one of waiting) {
      const placing = ofFresh(one.struct, one.origin)
      fresh.set(one.struct, placing)
      if (placing === 'bad' && changes.structs.length > 1) later.push(one)
    }
    waiting = later
  }

  return { of: (struct) => fresh.get(struct) ?? ofStored(struct) }
}

const samePlace = (a: Place, b: Place): boolean =>
  a.key === b.key &&
  (a.holder === b.holder ||
    (a.holder.kind === 'root' && b.holder.kind === 'root' && a.holder.root === b.holder.root))

function describe(type: SharedType, outer: Holder): Holder {
  const known = described.get(type)
  if (known !== undefined) return known
  const kind =
    type.constructor === Y.XmlElement
      ? 'element'
      : type.constructor === Y.XmlText
        ? 'text'
        : 'other'
  const holder: Holder = {
    root: outer.root,
    kind,
    nodeName: type instanceof Y.XmlElement ? type.nodeName : null,
    depth: outer.depth + 1,
    type,
  }
  described.set(type, holder)
  return holder
}
/** One holder for one type, so that two items in it are seen to be in the same place. */
const described: HolderCache = new WeakMap()

/** The holder for a type of the document; null for a type that hangs nowhere any more. */
function holderOf(doc: Y.Doc, type: SharedType, cache: HolderCache): Holder | null {
  const known = cache.get(type)
  if (known !== undefined) return known
  const item: Y.Item | null = type._item
  let holder: Holder | null = null
  if (item === null) {
    for (const [name, root] of doc.share) {
      if (root === type) holder = { root: name, kind: 'root', nodeName: null, depth: 0, type: null }
    }
  } else {
    const parent: unknown = item.parent
    const outer = parent instanceof Y.AbstractType ? holderOf(doc, parent, cache) : null
    if (outer !== null) holder = describe(type, outer)
  }
  if (holder !== null) cache.set(type, holder)
  return holder
}
