import * as Y from 'yjs'
import {
  alternativeRoots,
  bracketElements,
  bracketIdOf,
  bracketPlace,
} from '../../../shared/model/bracket.ts'
import { parseRootName, pointRoot } from '../../../shared/model/documents.ts'
import { type BracketId, isId, type PartyId, type PointId } from '../../../shared/model/ids.ts'
import type { Member } from '../../../shared/model/member.ts'
import { isBracketNode } from '../../../shared/model/nodes.ts'
import { isBlankText } from '../../../shared/model/pointText.ts'
import type { Canonical } from './canonical.ts'
import { FENCE_MS } from './fence.ts'
import type { Places } from './places.ts'
import { deletedStructs, type Struct, type StructIndex } from './structs.ts'

/** Why an update is turned away for what it does to brackets. */
export type BracketRefusal =
  /** It takes a bracket out of a text in which another party has words, or supports something. */
  | 'bracket-of-others'
  /** It puts a bracket into another point than the one it belongs to. */
  | 'bracket-elsewhere'
  /** It writes in an alternative of a bracket that is no longer in the text, where nobody would see it. */
  | 'no-such-bracket'
  /** No honest client writes a bracket so. */
  | 'structure'

/** A bracket that stands in a point for the first time. */
export interface NewBracket {
  readonly bracketId: BracketId
  readonly pointId: PointId
}

/** What the gate needs to know for brackets. */
export interface BracketView {
  readonly doc: Y.Doc
  /** The parties that said what they support in a bracket. */
  readonly supporters: (bracketId: BracketId) => readonly PartyId[]
  readonly now: () => number
}

/** What an update does to brackets. */
export interface BracketChanges {
  /** The point of a bracket, also of one that comes with this very update. */
  pointOf(bracketId: BracketId): PointId | undefined
  /** Asks everything else; the content of the update has been checked before. */
  judge(member: Member): BracketRefusal | readonly NewBracket[]
}

const ID = 'bracketId'

/**
 * Looks at the brackets of an update. What counts is which brackets a text holds before and after: the binding rewrites
 * the tail of a paragraph that is split, and may turn the element of one bracket into that of the next, so an element
 * that goes, or that gets another id, is no loss as long as its bracket stays in the text.
 */
export function bracketChanges(
  view: BracketView,
  changes: Canonical,
  index: StructIndex,
  places: Places,
): BracketChanges {
  const fresh = freshBrackets(changes, places)
  return {
    pointOf: (id) => bracketPlace(view.doc, id)?.pointId ?? fresh.points.get(id),
    judge: (member) => judgeBrackets(view, member, changes, index, places, fresh),
  }
}

interface FreshBrackets {
  /** Elements of the update that are brackets. */
  readonly elements: readonly Y.Item[]
  /** Ids that the update writes, by the type of the element they are written on. */
  readonly ids: ReadonlyMap<object, readonly Y.Item[]>
  /** Elements of any kind, by their type. */
  readonly owners: ReadonlyMap<object, Y.Item>
  readonly points: ReadonlyMap<BracketId, PointId>
}

function freshBrackets(changes: Canonical, places: Places): FreshBrackets {
  const elements: Y.Item[] = []
  const owners = new Map<object, Y.Item>()
  const ids = new Map<object, Y.Item[]>()
  const points = new Map<BracketId, PointId>()
  for (const { structs } of changes.structs) {
    for (const struct of structs) {
      if (!(struct instanceof Y.Item)) continue
      const { content } = struct
      if (content instanceof Y.ContentType) {
        owners.set(content.type, struct)
        if (isBracketElement(content.type)) elements.push(struct)
      } else if (content instanceof Y.ContentAny || content instanceof Y.ContentDeleted) {
        const place = places.of(struct)
        if (place === 'gone' || place === 'bad') continue
        const { type, nodeName, root } = place.holder
        // Also what was deleted before it was sent takes the place of the id that stood there.
        if (place.key !== ID || type === null || !isBracketNode(nodeName ?? '')) continue
        ids.set(type, [...(ids.get(type) ?? []), struct])
        const [id, point] = [idIn(struct), parseRootName(root)]
        if (id !== null && point?.kind === 'point') points.set(id, point.pointId)
      }
    }
  }
  return { elements, ids, owners, points }
}

function judgeBrackets(
  view: BracketView,
  member: Member,
  changes: Canonical,
  index: StructIndex,
  places: Places,
  fresh: FreshBrackets,
): BracketRefusal | readonly NewBracket[] {
  const { doc } = view
  const deleted = deletedStructs(changes, index)

  /** Whether an item is in the text once the update is applied. */
  function stands(item: Y.Item): boolean {
    if (item.deleted || deleted.has(item) || item.content instanceof Y.ContentDeleted) return false
    const place = places.of(item)
    if (place === 'gone' || place === 'bad') return false
    const { type } = place.holder
    if (type === null) return true
    const owner = fresh.owners.get(type) ?? (type as Y.AbstractType<unknown>)._item
    return owner !== null && stands(owner)
  }

  const gained = new Map<BracketId, Set<string>>()
  const lost = new Map<BracketId, Set<string>>()
  const note = (into: typeof lost, id: BracketId, item: Y.Item): void => {
    const place = places.of(item)
    if (place === 'gone' || place === 'bad') return
    into.set(id, (into.get(id) ?? new Set()).add(place.holder.root))
  }

  for (const element of fresh.elements) {
    if (!stands(element)) continue
    const type = typeOf(element)
    const id = lastId((type === null ? undefined : fresh.ids.get(type)) ?? [], null, deleted)
    if (id === null) return 'structure'
    note(gained, id, element)
  }

  for (const [type, items] of fresh.ids) {
    if (fresh.owners.has(type)) continue
    const element = (type as Y.XmlElement)._item
    if (element === null || !stands(element)) continue
    const before = (type as Y.XmlElement)._map.get(ID)
    const id = before === undefined ? null : lastId(items, before.lastId, deleted)
    if (id === null) return 'structure'
    const old = bracketIdOf(type as Y.XmlElement)
    if (old !== null) note(lost, old, element)
    note(gained, id, element)
  }

  for (const struct of deleted) {
    if (!(struct instanceof Y.Item)) continue
    if (struct.parentSub === ID && isBracketElement(struct.parent)) {
      const element = struct.parent._item
      const isReplaced = fresh.ids.has(struct.parent)
      if (element !== null && !isReplaced && struct.parent._map.get(ID) === struct) {
        if (stands(element)) return 'structure'
      }
      continue
    }
    const type = typeOf(struct)
    if (!(type instanceof Y.XmlElement) || fresh.owners.has(type)) continue
    // Not only what the update names: whatever is in a paragraph goes with it.
    const gone = isBracketElement(type) ? [type] : bracketElements(type)
    for (const element of gone) {
      const id = bracketIdOf(element)
      if (id !== null && element._item !== null) note(lost, id, element._item)
    }
  }

  for (const [id, roots] of lost) {
    for (const root of roots) {
      if (gained.get(id)?.has(root) === true) continue
      const isStill = bracketElements(doc.getXmlFragment(root)).some(
        (element) =>
          bracketIdOf(element) === id &&
          element._item !== null &&
          stands(element._item) &&
          !fresh.ids.has(element),
      )
      if (!isStill && concernsOthers(view, id, member)) return 'bracket-of-others'
    }
  }

  const made: NewBracket[] = []
  for (const [bracketId, roots] of gained) {
    const known = bracketPlace(doc, bracketId)
    const points = [...roots].map(parseRootName)
    const [first, ...others] = points
    if (first?.kind !== 'point' || others.length > 0) return 'bracket-elsewhere'
    if (known !== undefined && known.pointId !== first.pointId) return 'bracket-elsewhere'
    if (known === undefined) made.push({ bracketId, pointId: first.pointId })
  }
  return writesUnseen(view, changes, places, gained) ? 'no-such-bracket' : made
}

/** Whether any party but the member's own has words in a bracket, or supports something in it. */
function concernsOthers(view: BracketView, id: BracketId, member: Member): boolean {
  const written = alternativeRoots(view.doc, id).some(
    ({ of, fragment }) => of !== 'text' && of !== member.partyId && !isBlankText(fragment),
  )
  return written || view.supporters(id).some((party) => party !== member.partyId)
}

/**
 * Whether an update puts words into an alternative of a bracket that was taken out of its text. What was on its way
 * when the bracket was settled is no fault of the writer: it stays in the alternative, which is kept as history.
 */
function writesUnseen(
  { doc, now }: BracketView,
  changes: Canonical,
  places: Places,
  gained: ReadonlyMap<BracketId, unknown>,
): boolean {
  const written = new Set<BracketId>()
  let last = ''
  for (const { structs } of changes.structs) {
    for (const struct of structs) {
      if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentString)) continue
      const place = places.of(struct)
      if (place === 'gone' || place === 'bad' || place.holder.root === last) continue
      last = place.holder.root
      const root = parseRootName(last)
      if (root?.kind === 'alternative') written.add(root.bracketId)
    }
  }
  return [...written].some((id) => {
    const known = bracketPlace(doc, id)
    if (known === undefined || gained.has(id)) return false
    if (known.settledAt !== null && now() < known.settledAt + FENCE_MS) return false
    const text = doc.getXmlFragment(pointRoot(known.pointId))
    return !bracketElements(text).some((element) => bracketIdOf(element) === id)
  })
}

const isBracketElement = (type: unknown): type is Y.XmlElement =>
  type instanceof Y.XmlElement && isBracketNode(type.nodeName)

const typeOf = ({ content }: Y.Item): Y.AbstractType<unknown> | null =>
  content instanceof Y.ContentType ? content.type : null

/**
 * The id that an element has once these items are written on it, each behind the one before and the first behind what
 * stands there now. Null if they are not in such a row: then which one counts would hang on the client ids.
 */
function lastId(
  items: readonly Y.Item[],
  before: Y.ID | null,
  deleted: ReadonlySet<Struct>,
): BracketId | null {
  const rest = new Set(items)
  let end = before
  let id: BracketId | null = null
  while (rest.size > 0) {
    const next = [...rest].find(
      ({ origin, rightOrigin }) => rightOrigin === null && Y.compareIDs(origin, end),
    )
    if (next === undefined) return null
    rest.delete(next)
    end = next.lastId
    id = deleted.has(next) ? null : idIn(next)
  }
  return id
}

function idIn(item: Struct): BracketId | null {
  const value: unknown =
    item instanceof Y.Item && item.content instanceof Y.ContentAny ? item.content.arr[0] : null
  return typeof value === 'string' && isId(value) ? (value as BracketId) : null
}
