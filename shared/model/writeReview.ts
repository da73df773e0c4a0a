import type * as Y from 'yjs'
import { rootName } from './documents.ts'
import {
  aboutKey,
  type Anchor,
  type PersonEntry,
  type PositionEntry,
  positionKey,
  type Reaction,
  REACTIONS,
  type RemarkRef,
  type Stance,
  type SupportEntry,
  supportKey,
  turnAfter,
  wordingKey,
} from './entry.ts'
import type { Healing } from './anchor.ts'
import type { Choice } from './bracket.ts'
import type { BracketId, MemberId, PartyId, PointId } from './ids.ts'
import type { Remark } from './remark.ts'
import { hasWording, readReview } from './review.ts'
import { textHash, type Wording } from './wording.ts'

/*
 * How one person writes in the document `review`. Each function is one transaction with `origin`; nothing here asks
 * whether the person may, which is the rules' and in the end the gate's to say.
 */

/** Who writes, when, and under which new id. */
export interface Pen {
  readonly by: MemberId
  /** Milliseconds since 1970. */
  readonly at: number
  readonly newId: () => string
  /** The origin of the transaction. */
  readonly origin?: unknown
}

/** Comments on words of a point, or on the whole of it (`anchor` null). Returns what was said. */
export function writeComment(
  doc: Y.Doc,
  pen: Pen,
  comment: {
    readonly pointId: PointId
    readonly anchor: Anchor | null
    readonly wording: Wording
    readonly body: Remark
  },
): RemarkRef {
  const id = pen.newId()
  const hash = textHash(comment.wording)
  doc.transact(() => {
    storeWording(doc, pen.by, hash, comment.wording)
    setPerson(doc, pen.by, id, {
      kind: 'comment',
      pointId: comment.pointId,
      anchor: comment.anchor,
      textHash: hash,
      body: comment.body,
      at: pen.at,
      editedAt: null,
    })
  }, pen.origin)
  return { by: pen.by, id }
}

/** Answers in a thread. */
export function writeReply(
  doc: Y.Doc,
  pen: Pen,
  reply: { readonly thread: RemarkRef; readonly pointId: PointId; readonly body: Remark },
): RemarkRef {
  const id = pen.newId()
  const { thread, pointId, body } = reply
  doc.transact(
    () =>
      setPerson(doc, pen.by, id, {
        kind: 'reply',
        pointId,
        thread: { ...thread },
        body,
        at: pen.at,
        editedAt: null,
      }),
    pen.origin,
  )
  return { by: pen.by, id }
}

/** Says one's own remark anew, or takes it back (`body` null). Does nothing to a remark that is not one's own. */
export function rewriteRemark(doc: Y.Doc, pen: Pen, id: string, body: Remark | null): void {
  const entry = personRoot(doc, pen.by).get(id) as PersonEntry | undefined
  if (entry?.kind !== 'comment' && entry?.kind !== 'reply') return
  doc.transact(() => setPerson(doc, pen.by, id, { ...entry, body, editedAt: pen.at }), pen.origin)
}

/** Resolves a thread, or opens it again. */
export function writeResolution(
  doc: Y.Doc,
  pen: Pen,
  thread: RemarkRef,
  resolved: boolean,
  turnBefore: number,
): void {
  doc.transact(
    () =>
      setPerson(doc, pen.by, aboutKey('resolution', thread), {
        kind: 'resolution',
        thread: { ...thread },
        resolved,
        turn: turnAfter(turnBefore),
        at: pen.at,
      }),
    pen.origin,
  )
}

/** Gives a reaction to a remark, or takes it back when it was given already. */
export function toggleReaction(doc: Y.Doc, pen: Pen, to: RemarkRef, reaction: Reaction): void {
  const key = aboutKey('reaction', to)
  const entry = personRoot(doc, pen.by).get(key) as PersonEntry | undefined
  const before = entry?.kind === 'reaction' ? entry.reactions : []
  const reactions = REACTIONS.filter((one) => before.includes(one) !== (one === reaction))
  doc.transact(
    () =>
      setPerson(doc, pen.by, key, {
        kind: 'reaction',
        to: { ...to },
        reactions,
        at: pen.at,
      }),
    pen.origin,
  )
}

/** Tells everybody where the words of a comment went. */
export function writeHealing(
  doc: Y.Doc,
  pen: Pen,
  thread: RemarkRef,
  healing: Healing,
  turnBefore: number,
): void {
  doc.transact(
    () =>
      setPerson(doc, pen.by, aboutKey('anchor', thread), {
        kind: 'anchor',
        thread: { ...thread },
        first: healing.first,
        last: healing.last,
        turn: turnAfter(turnBefore),
        at: pen.at,
      }),
    pen.origin,
  )
}

/** Takes a position of a party on the words of a point as they stand, or withdraws the one it holds. */
export function writePosition(
  doc: Y.Doc,
  pen: Pen,
  position: {
    readonly partyId: PartyId
    readonly pointId: PointId
    readonly stance: Stance | 'withdrawn'
    readonly reason: string
    readonly wording: Wording
  },
): void {
  const { partyId, pointId, stance, reason, wording } = position
  const hash = textHash(wording)
  const earlier = readReview(doc).positions.get(partyId)?.get(pointId) ?? []
  const entry: PositionEntry = {
    kind: 'position',
    stance,
    textHash: hash,
    reason,
    turn: turnAfter(earlier.at(-1)?.turn ?? 0),
    at: pen.at,
  }
  doc.transact(() => {
    storeWording(doc, pen.by, hash, wording)
    doc.getMap(rootName({ kind: 'party', partyId })).set(positionKey(pointId, pen.newId()), entry)
  }, pen.origin)
}

/** Says what a party would have a bracket become. */
export function writeSupport(
  doc: Y.Doc,
  pen: Pen,
  support: { readonly partyId: PartyId; readonly bracketId: BracketId; readonly choice: Choice },
): void {
  const root = doc.getMap(rootName({ kind: 'party', partyId: support.partyId }))
  const key = supportKey(support.bracketId)
  const before = root.get(key) as SupportEntry | undefined
  const entry: SupportEntry = {
    kind: 'support',
    choice: support.choice,
    turn: turnAfter(before?.turn ?? 0),
    at: pen.at,
  }
  doc.transact(() => void root.set(key, entry), pen.origin)
}

/**
 * Stores the words that something is said on, unless the server surely has them when it reads that: because they came
 * from it, being another person's, or were written here before. Those of another page of one's own, or of this page
 * before it was reloaded, may not have been sent yet. Storing them anew ties what is said to them: Yjs then holds it
 * back until they are there.
 */
function storeWording(doc: Y.Doc, by: MemberId, hash: string, wording: Wording): void {
  const key = wordingKey(hash)
  const own = personRoot(doc, by)._map.get(key)
  if (own?.deleted === false && own.id.client === doc.clientID) return
  if (hasWording(doc, hash, by)) return
  setPerson(doc, by, key, { kind: 'wording', text: wording })
}

const personRoot = (doc: Y.Doc, memberId: MemberId): Y.Map<unknown> =>
  doc.getMap(rootName({ kind: 'person', memberId }))

const setPerson = (doc: Y.Doc, by: MemberId, key: string, entry: PersonEntry): void =>
  void personRoot(doc, by).set(key, entry)
