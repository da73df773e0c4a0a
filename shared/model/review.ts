import * as Y from 'yjs'
import { deepFreeze } from '../lib/freeze.ts'
import type { Choice } from './bracket.ts'
import { parseRootName } from './documents.ts'
import {
  type Anchor,
  bracketInKey,
  hashInKey,
  isKeptForEver,
  isPositionKey,
  partyEntry,
  type PartyEntry,
  personEntry,
  type PersonEntry,
  pointInKey,
  type Reaction,
  REACTIONS,
  type RemarkRef,
  type Stance,
  supportKey,
  wordingKey,
} from './entry.ts'
import type { Healing } from './anchor.ts'
import { type BracketId, isId, type MemberId, type PartyId, type PointId } from './ids.ts'
import type { Remark } from './remark.ts'
import { readStoredWording } from './storedWording.ts'
import { authorsOf } from './textAuthors.ts'
import type { Wording } from './wording.ts'

/** Something that a person said. */
export interface Said {
  readonly ref: RemarkRef
  /** `refKey(ref)`. */
  readonly key: string
  readonly by: MemberId
  /** Milliseconds since 1970, the author's clock. */
  readonly at: number
  readonly editedAt: number | null
  /** Null once its author took it back. */
  readonly body: Remark | null
  /** In the order of REACTIONS, without those that nobody gave. */
  readonly reactions: readonly { readonly reaction: Reaction; readonly by: readonly MemberId[] }[]
}

/** A comment with its answers. */
export interface Thread {
  readonly ref: RemarkRef
  readonly key: string
  readonly pointId: PointId
  /** Null for a comment on the whole point. */
  readonly anchor: Anchor | null
  readonly healings: readonly (Healing & { readonly by: MemberId; readonly turn: number })[]
  /** What the text of the point hashed to when the comment was made; null when the comment itself is gone. */
  readonly textHash: string | null
  /** Null when its author took the comment out of the document altogether; the answers stay. */
  readonly opening: Said | null
  readonly replies: readonly Said[]
  readonly resolution: {
    readonly resolved: boolean
    readonly by: MemberId
    readonly at: number
    readonly turn: number
  } | null
}

/** What a party said of a point at one time. */
export interface Position {
  /** Unique in the plan. */
  readonly key: string
  readonly partyId: PartyId
  readonly pointId: PointId
  readonly stance: Stance | 'withdrawn'
  readonly textHash: string
  readonly reason: string
  readonly turn: number
  /** Milliseconds since 1970, the author's clock; the record has the server's. */
  readonly at: number
  /** Who took it, by the server's account of client ids; null until the server has told. */
  readonly by: MemberId | null
}

/** What each party supports in one bracket. */
export type Supports = ReadonlyMap<PartyId, Support>
export interface Support {
  readonly choice: Choice
  /** Milliseconds since 1970, the author's clock. */
  readonly at: number
  /** Who said it, by the server's account of client ids; null until the server has told. */
  readonly by: MemberId | null
}
export const NO_SUPPORTS: Supports = new Map()

/** All that was said of a plan beside its text. */
export interface Review {
  /** In the order in which they were begun. */
  readonly threads: readonly Thread[]
  /** By party and point, the earliest first. */
  readonly positions: ReadonlyMap<PartyId, ReadonlyMap<PointId, readonly Position[]>>
  /** What parties would have a bracket become, as far as they said so. */
  readonly supports: ReadonlyMap<BracketId, Supports>
  /** The words that a hash names; null when nobody stored them. */
  readonly wording: (textHash: string) => Wording | null
}

export const refKey = (ref: RemarkRef): string => `${ref.by}/${ref.id}`

/** A party's positions on a point, the earliest first. */
export const positionsOn = (
  review: Review,
  partyId: PartyId,
  pointId: PointId,
): readonly Position[] => review.positions.get(partyId)?.get(pointId) ?? []

/** The position that a party holds on a point; null for none, or a withdrawn one. */
export function heldPosition(review: Review, partyId: PartyId, pointId: PointId): Position | null {
  const last = positionsOn(review, partyId, pointId).at(-1)
  return last === undefined || last.stance === 'withdrawn' ? null : last
}

export const isResolved = (thread: Thread): boolean => thread.resolution?.resolved === true

/** Values of a Yjs map never change, so each is read once. */
const personEntries = new WeakMap<object, PersonEntry | null>()
const partyEntries = new WeakMap<object, PartyEntry | null>()

function readOnce<T>(
  cache: WeakMap<object, T | null>,
  value: unknown,
  read: (value: unknown) => T | null,
): T | null {
  if (typeof value !== 'object' || value === null) return null
  let known = cache.get(value)
  if (known === undefined) {
    known = read(value)
    cache.set(value, known)
  }
  return known
}

/** Reads the document `review`. What is not of the schema is left out. Never changes the document and never throws. */
export function readReview(doc: Y.Doc): Review {
  const comments: { ref: RemarkRef; entry: Extract<PersonEntry, { kind: 'comment' }> }[] = []
  const replies: { ref: RemarkRef; entry: Extract<PersonEntry, { kind: 'reply' }> }[] = []
  const resolutions = new Map<string, NonNullable<Thread['resolution']>>()
  const reactions = new Map<string, { reaction: Reaction; by: MemberId; at: number }[]>()
  const healings = new Map<string, (Healing & { by: MemberId; turn: number; at: number })[]>()
  const positions = new Map<PartyId, Map<PointId, Position[]>>()
  const supports = new Map<BracketId, Map<PartyId, Support>>()
  const authors = authorsOf(doc)

  function readPerson(by: MemberId, key: string, value: unknown): void {
    if (hashInKey(key) !== null) return
    const entry = readOnce(personEntries, value, (raw) => {
      const read = personEntry.safeParse(raw)
      // A wording has a key of its own; under any other one it may be anything, however deep.
      return read.success && read.data.kind !== 'wording' ? deepFreeze(read.data) : null
    })
    switch (entry?.kind) {
      case 'comment':
        if (!isId(key)) break
        comments.push({ ref: { by, id: key }, entry })
        break
      case 'reply':
        if (!isId(key)) break
        replies.push({ ref: { by, id: key }, entry })
        break
      case 'resolution': {
        const { resolved, at, turn } = entry
        const thread = refKey(entry.thread as RemarkRef)
        const before = resolutions.get(thread)
        const next = { resolved, by, at, turn }
        if (before === undefined || comesAfter(next, before)) resolutions.set(thread, next)
        break
      }
      case 'reaction': {
        const { at } = entry
        const to = refKey(entry.to as RemarkRef)
        for (const reaction of entry.reactions) add(reactions, to, { reaction, by, at })
        break
      }
      case 'anchor': {
        const { first, last, turn, at } = entry
        add(healings, refKey(entry.thread as RemarkRef), { first, last, by, turn, at })
        break
      }
      case 'wording':
      case undefined:
        break
    }
  }

  function readParty(partyId: PartyId, key: string, item: Y.Item): void {
    const bracketId = bracketInKey(key)
    if (bracketId === null && !isPositionKey(key)) return
    const value: unknown = item.content instanceof Y.ContentAny ? item.content.arr[0] : null
    const entry = readOnce(partyEntries, value, (raw) => {
      const read = partyEntry.safeParse(raw)
      return read.success ? deepFreeze(read.data) : null
    })
    if (entry === null) return
    const author: unknown = authors.get(String(item.id.client))
    // The table's only writer is the server; its values are ids.
    const by = typeof author === 'string' ? (author as MemberId) : null
    if (entry.kind === 'support') {
      if (bracketId === null) return
      const ofBracket = supports.get(bracketId) ?? new Map<PartyId, Support>()
      supports.set(bracketId, ofBracket)
      ofBracket.set(partyId, { choice: entry.choice, at: entry.at, by })
      return
    }
    if (bracketId !== null) return
    const pointId = pointInKey(key)
    const ofParty = positions.get(partyId) ?? new Map<PointId, Position[]>()
    positions.set(partyId, ofParty)
    const { stance, textHash, reason, turn, at } = entry
    add(ofParty, pointId, {
      key: `${partyId}:${key}`,
      partyId,
      pointId,
      stance,
      textHash,
      reason,
      turn,
      at,
      by,
    })
  }

  for (const [name, type] of doc.share) {
    const root = parseRootName(name)
    if (root?.kind !== 'person' && root?.kind !== 'party') continue
    for (const [key, item] of type._map) {
      if (item.deleted) continue
      if (root.kind === 'party') readParty(root.partyId, key, item)
      else if (item.content instanceof Y.ContentAny) {
        readPerson(root.memberId, key, item.content.arr[0])
      }
    }
  }

  const said = (
    ref: RemarkRef,
    entry: Pick<Said, 'at' | 'editedAt'> & { body?: Remark | null },
  ): Said => {
    const key = refKey(ref)
    return {
      ref,
      key,
      by: ref.by,
      at: entry.at,
      editedAt: entry.editedAt,
      body: entry.body ?? null,
      reactions: gather(reactions.get(key) ?? []),
    }
  }
  const threads = new Map<string, Thread & { replies: Said[] }>()
  const begin = (
    ref: RemarkRef,
    of: Pick<Thread, 'pointId' | 'anchor' | 'textHash' | 'opening'>,
  ) => {
    const key = refKey(ref)
    const believed = [...(healings.get(key) ?? [])].sort((a, b) => (comesAfter(a, b) ? -1 : 1))
    const thread = {
      ref,
      key,
      ...of,
      healings: believed,
      replies: [] as Said[],
      resolution: resolutions.get(key) ?? null,
    }
    threads.set(key, thread)
    return thread
  }
  for (const { ref, entry } of comments) {
    begin(ref, {
      pointId: entry.pointId as PointId,
      anchor: entry.anchor,
      textHash: entry.textHash,
      opening: said(ref, entry),
    })
  }
  for (const { ref, entry } of replies) {
    const thread =
      threads.get(refKey(entry.thread as RemarkRef)) ??
      begin(entry.thread as RemarkRef, {
        pointId: entry.pointId as PointId,
        anchor: null,
        textHash: null,
        opening: null,
      })
    thread.replies.push(said(ref, entry))
  }
  for (const thread of threads.values()) thread.replies.sort(inTime)
  for (const ofParty of positions.values()) {
    for (const list of ofParty.values()) list.sort((a, b) => (comesAfter(a, b) ? 1 : -1))
  }
  return {
    threads: [...threads.values()].sort((a, b) => inTime(firstSaid(a), firstSaid(b))),
    positions,
    supports,
    wording: (hash) => findWording(doc, hash),
  }
}

const firstSaid = (thread: Thread): Pick<Said, 'at' | 'key'> =>
  thread.opening ?? thread.replies[0] ?? { at: 0, key: thread.key }

const inTime = (a: Pick<Said, 'at' | 'key'>, b: Pick<Said, 'at' | 'key'>): number =>
  a.at - b.at || (a.key < b.key ? -1 : 1)

/** Turns first: clocks are only asked where two people acted without knowing of each other. */
function comesAfter(
  a: { turn: number; at: number; by?: string | null; key?: string },
  b: { turn: number; at: number; by?: string | null; key?: string },
): boolean {
  if (a.turn !== b.turn) return a.turn > b.turn
  if (a.at !== b.at) return a.at > b.at
  return (a.key ?? a.by ?? '') > (b.key ?? b.by ?? '')
}

function gather(
  given: readonly { reaction: Reaction; by: MemberId; at: number }[],
): Said['reactions'] {
  return REACTIONS.flatMap((reaction) => {
    const by = given
      .filter((one) => one.reaction === reaction)
      .sort((a, b) => a.at - b.at || (a.by < b.by ? -1 : 1))
      .map((one) => one.by)
    // Everybody counts once, in however many entries they said it.
    return by.length === 0 ? [] : [{ reaction, by: [...new Set(by)] }]
  })
}

function add<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = map.get(key)
  if (list === undefined) map.set(key, [value])
  else list.push(value)
}

const storedWordings = new WeakMap<object, Wording | null>()

function findWording(doc: Y.Doc, hash: string): Wording | null {
  for (const [name, type] of doc.share) {
    if (parseRootName(name)?.kind !== 'person') continue
    const item = type._map.get(wordingKey(hash))
    if (item === undefined || item.deleted) continue
    const value: unknown = item.content instanceof Y.ContentAny ? item.content.arr[0] : null
    const read = readOnce(storedWordings, value, (raw) => {
      const entry = personEntry.safeParse(raw)
      return entry.success && entry.data.kind === 'wording'
        ? readStoredWording(entry.data.text, hash)
        : null
    })
    if (read !== null) return read
  }
  return null
}

/**
 * Whether somebody, other than this person if one is named, has stored the words that a hash names; a cheap question,
 * without reading them.
 */
export function hasWording(doc: Y.Doc, hash: string, besides?: MemberId): boolean {
  for (const [name, type] of doc.share) {
    const root = parseRootName(name)
    if (root?.kind !== 'person' || root.memberId === besides) continue
    if (holds(type, wordingKey(hash))) return true
  }
  return false
}

/** Whether a key of a root of `review` is taken for good. */
export function isTakenForEver(doc: Y.Doc, rootName: string, key: string): boolean {
  const root = parseRootName(rootName)
  if (root?.kind !== 'person' && root?.kind !== 'party') return false
  return isKeptForEver(root.kind, key) && holds(doc.share.get(rootName), key)
}

/** Any root: what nobody here has opened yet has no type of its own, but its entries. */
type Holder = Pick<Y.AbstractType<never>, '_map'>

const holds = (type: Holder | undefined, key: string): boolean =>
  type?._map.get(key)?.deleted === false

/** The parties that say what they support in a bracket; a cheap question, without reading the rest. */
export function supportersOf(doc: Y.Doc, bracketId: BracketId): readonly PartyId[] {
  return [...doc.share].flatMap(([name, type]) => {
    const root = parseRootName(name)
    return root?.kind === 'party' && holds(type, supportKey(bracketId)) ? [root.partyId] : []
  })
}
