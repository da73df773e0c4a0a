import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { writeBracketPlace } from '../../../../shared/model/bracket.ts'
import { type DocumentName, pointRoot } from '../../../../shared/model/documents.ts'
import type { BracketId, MemberId, PartyId, PointId } from '../../../../shared/model/ids.ts'
import type { Member } from '../../../../shared/model/member.ts'
import type { Point } from '../../../../shared/model/point.ts'
import { authorsOf } from '../../../../shared/model/textAuthors.ts'
import { applyExactly } from '../../applyExactly.ts'
import { createAuthors } from '../authors.ts'
import { type GateVerdict, type GateView, judge } from '../judge.ts'

export const ONE = 'one' as PointId
export const TWO = 'two' as PointId

export const aMember = (id: string, over: Partial<Member> = {}): Member => ({
  id: id as MemberId,
  name: id,
  role: 'drafter',
  partyId: 'a' as PartyId,
  standing: 'active',
  joinedAt: 0,
  ...over,
})

/** A document behind the gate, without sockets and disk: what is accepted is applied, everything else is not. */
export interface Table {
  readonly view: GateView
  readonly doc: Y.Doc
  readonly points: Map<PointId, Pick<Point, 'status' | 'lock'>>
  readonly supporters: Map<BracketId, readonly PartyId[]>
  readonly clock: { now: number }
  send(member: Member, update: Uint8Array): GateVerdict
  /** A copy of the document under a client id of its own. */
  copy(clientId: number): Y.Doc
}

export function aTable(document: DocumentName = 'plan'): Table {
  const doc = new Y.Doc()
  doc.clientID = 1
  authorsOf(doc).set('1', 'server')
  const points: Table['points'] = new Map([
    [ONE, { status: 'open', lock: null }],
    [TWO, { status: 'open', lock: null }],
  ])
  const supporters: Table['supporters'] = new Map()
  const clock = { now: 0 }
  const view: GateView = {
    doc,
    document,
    authors: createAuthors(doc),
    holders: new WeakMap(),
    point: (id) => points.get(id),
    supporters: (id) => supporters.get(id) ?? [],
    now: () => clock.now,
  }
  return {
    view,
    doc,
    points,
    supporters,
    clock,
    send(member, update) {
      const verdict = judge(view, member, update)
      if (verdict.kind === 'accept') {
        for (const id of verdict.claims) authorsOf(doc).set(String(id), member.id)
        for (const { bracketId, pointId } of verdict.brackets) {
          writeBracketPlace(doc, bracketId, { pointId, settledAt: null })
        }
        applyExactly(doc, verdict.update)
      }
      return verdict
    },
    copy(clientId) {
      const made = new Y.Doc()
      applyExactly(made, Y.encodeStateAsUpdate(doc))
      made.clientID = clientId
      return made
    },
  }
}

/** What `change` does to a document, as an update. */
export function edit(doc: Y.Doc, change: (doc: Y.Doc) => void): Uint8Array {
  const updates: Uint8Array[] = []
  const gather = (update: Uint8Array): void => void updates.push(update)
  doc.on('update', gather)
  doc.transact(() => change(doc), 'edit')
  doc.off('update', gather)
  return updates[0] ?? new Uint8Array([0, 0])
}

export const fragmentOf = (doc: Y.Doc, point: PointId): Y.XmlFragment =>
  doc.getXmlFragment(pointRoot(point))

export function addParagraph(doc: Y.Doc, point: PointId, words: string): Uint8Array {
  return edit(doc, () => {
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [new Y.XmlText(words)])
    fragmentOf(doc, point).push([paragraph])
  })
}

/** The first run of words of a point. */
export function wordsOf(doc: Y.Doc, point: PointId): Y.XmlText {
  const paragraph = fragmentOf(doc, point).get(0)
  const text = paragraph instanceof Y.XmlElement ? paragraph.get(0) : null
  if (!(text instanceof Y.XmlText)) throw new Error('There are no words')
  return text
}

/** A struct as a hostile client may write it; anything that Yjs can encode. */
export interface Forged {
  readonly client: number
  readonly clock: number
  readonly origin?: readonly [number, number]
  readonly rightOrigin?: readonly [number, number]
  readonly parent?: string | readonly [number, number]
  readonly parentSub?: string
  readonly content: Y.Item['content']
}

/** Encodes structs exactly as given (update format V1 of Yjs), with a delete set. */
export function forge(
  structs: readonly Forged[],
  deletions: readonly (readonly [number, number, number])[] = [],
): Uint8Array {
  const encoder = new Y.UpdateEncoderV1()
  const clients = [...new Set(structs.map((struct) => struct.client))].sort((a, b) => b - a)
  encoding.writeVarUint(encoder.restEncoder, clients.length)
  for (const client of clients) {
    const own = structs.filter((struct) => struct.client === client)
    encoding.writeVarUint(encoder.restEncoder, own.length)
    encoder.writeClient(client)
    encoding.writeVarUint(encoder.restEncoder, own[0]?.clock ?? 0)
    for (const struct of own) {
      const id = (pair: readonly [number, number] | undefined): Y.ID | null =>
        pair === undefined ? null : Y.createID(...pair)
      const { parent } = struct
      const item = new Y.Item(
        Y.createID(struct.client, struct.clock),
        null,
        id(struct.origin),
        null,
        id(struct.rightOrigin),
        // Yjs types this as a type, and encodes names and ids as well.
        (typeof parent === 'string' ? parent : id(parent)) as never,
        struct.parentSub ?? null,
        struct.content,
      )
      item.write(encoder, 0)
    }
  }
  const owners = [...new Set(deletions.map(([client]) => client))]
  encoding.writeVarUint(encoder.restEncoder, owners.length)
  for (const owner of owners) {
    const own = deletions.filter(([client]) => client === owner)
    encoder.resetDsCurVal()
    encoding.writeVarUint(encoder.restEncoder, owner)
    encoding.writeVarUint(encoder.restEncoder, own.length)
    for (const [, clock, len] of own) {
      encoder.writeDsClock(clock)
      encoder.writeDsLen(len)
    }
  }
  return encoder.toUint8Array()
}

/**
 * One map entry whose value holds itself so many times, written byte by byte: no honest encoder gets so deep without
 * an overflow of its own.
 */
export function forgeNested(root: string, depth: number, kind: 'array' | 'object' = 'array') {
  const encoder = new Y.UpdateEncoderV1()
  encoding.writeVarUint(encoder.restEncoder, 1)
  encoding.writeVarUint(encoder.restEncoder, 1)
  encoder.writeClient(201)
  encoding.writeVarUint(encoder.restEncoder, 0)
  // An item of content 8 (ContentAny) with a key, in a root, as Yjs's item.write does it.
  encoder.writeInfo(8 | 0b0010_0000)
  encoder.writeParentInfo(true)
  encoder.writeString(root)
  encoder.writeString('x')
  encoder.writeLen(1)
  for (let at = 0; at < depth; at++) {
    encoding.writeUint8(encoder.restEncoder, kind === 'array' ? 117 : 118)
    encoding.writeVarUint(encoder.restEncoder, 1)
    if (kind === 'object') encoding.writeVarString(encoder.restEncoder, 'k')
  }
  encoding.writeUint8(encoder.restEncoder, 126)
  encoding.writeVarUint(encoder.restEncoder, 0)
  return encoder.toUint8Array()
}
