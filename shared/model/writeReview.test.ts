import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { anyText } from '../print/testing/anyText.ts'
import { paragraph } from '../print/testing/aText.ts'
import { isEntryKey, isPartyEntry, isPersonEntry, REACTIONS, STANCES } from './entry.ts'
import type { MemberId, PartyId, PointId } from './ids.ts'
import { plainRemark } from './remark.ts'
import { positionsOn, readReview } from './review.ts'
import { textHash, wordingOf } from './wording.ts'
import {
  type Pen,
  rewriteRemark,
  toggleReaction,
  writeComment,
  writeHealing,
  writePosition,
  writeReply,
  writeResolution,
} from './writeReview.ts'

const [OLENA, AMIR] = ['olena', 'amir'] as unknown as [MemberId, MemberId]
const POINT = 'one' as PointId
const PARTY = 'party-a' as PartyId
const WORDING = wordingOf([paragraph('The Parties shall agree.')])
const HEALING = { first: { client: 2, clock: 0 }, last: { client: 2, clock: 4 } }
const comment = { pointId: POINT, anchor: null, wording: WORDING, body: plainRemark('Why?') }

function pens() {
  let ids = 0
  return (by: MemberId, origin?: unknown): Pen => ({
    by,
    at: 10,
    newId: () => `id-${++ids}`,
    origin,
  })
}

/** All entries of a document that other people’s sides would not take, as they are after they were sent. */
function refused(doc: Y.Doc): string[] {
  const sent = new Y.Doc()
  Y.applyUpdate(sent, Y.encodeStateAsUpdate(doc))
  return [...doc.share.keys()].flatMap((root) =>
    [...sent.getMap(root).entries()]
      .filter(([key, value]) => {
        const fits = root.startsWith('party:') ? isPartyEntry : isPersonEntry
        return !isEntryKey(key) || !fits(key, value)
      })
      .map(([key]) => `${root} ${key}`),
  )
}

describe('all that a person writes', () => {
  it('is what the others take, whatever the text', () => {
    fc.assert(
      fc.property(anyText(1), fc.constantFrom(...STANCES), (text, stance) => {
        const doc = new Y.Doc()
        const pen = pens()
        const wording = wordingOf(text)
        const ref = writeComment(doc, pen(OLENA), { ...comment, wording })
        const answer = writeReply(doc, pen(AMIR), {
          thread: ref,
          pointId: POINT,
          body: plainRemark('So.'),
        })
        rewriteRemark(doc, pen(AMIR), answer.id, null)
        writeResolution(doc, pen(AMIR), ref, true, 0)
        toggleReaction(doc, pen(AMIR), answer, 'agree')
        writeHealing(doc, pen(OLENA), ref, HEALING, 0)
        const position = { partyId: PARTY, pointId: POINT, stance, reason: 'Because.', wording }
        writePosition(doc, pen(OLENA), position)
        writePosition(doc, pen(OLENA), { ...position, stance: 'withdrawn', reason: '' })
        expect(refused(doc)).toEqual([])
      }),
      { numRuns: 50 },
    )
  })

  it('is one transaction each, with the origin of the pen', () => {
    const doc = new Y.Doc()
    const pen = pens()
    const origins: unknown[] = []
    doc.on('update', (_update: Uint8Array, origin: unknown) => origins.push(origin))
    const ref = writeComment(doc, pen(OLENA, 'a'), comment)
    writeReply(doc, pen(AMIR, 'b'), { thread: ref, pointId: POINT, body: plainRemark('So.') })
    rewriteRemark(doc, pen(OLENA, 'c'), ref.id, null)
    writeResolution(doc, pen(AMIR, 'd'), ref, true, 0)
    toggleReaction(doc, pen(AMIR, 'e'), ref, 'agree')
    writeHealing(doc, pen(AMIR, 'f'), ref, HEALING, 0)
    const other = wordingOf([paragraph('Other')])
    const position = { partyId: PARTY, pointId: POINT, reason: '', wording: other }
    writePosition(doc, pen(OLENA, 'g'), { ...position, stance: 'accept' })
    expect(origins).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g'])
  })

  it('is in that person’s root alone', () => {
    const doc = new Y.Doc()
    const pen = pens()
    const ref = writeComment(doc, pen(OLENA), comment)
    writeReply(doc, pen(AMIR), { thread: ref, pointId: POINT, body: plainRemark('So.') })
    writeResolution(doc, pen(AMIR), ref, true, 0)
    expect([...doc.share.keys()].sort()).toEqual(['person:amir', 'person:olena'])
    expect(doc.getMap('person:olena').size).toBe(2)
  })
})

describe('a comment or a position', () => {
  it('stores the words that it is on, once', () => {
    const doc = new Y.Doc()
    const pen = pens()
    const key = `wording:${textHash(WORDING)}`
    writeComment(doc, pen(OLENA), comment)
    writeComment(doc, pen(AMIR), comment)
    writePosition(doc, pen(AMIR), {
      partyId: PARTY,
      pointId: POINT,
      stance: 'accept',
      reason: '',
      wording: WORDING,
    })
    expect(doc.getMap('person:olena').has(key)).toBe(true)
    expect(doc.getMap('person:amir').has(key)).toBe(false)
  })
})

describe('words that were stored before the page was reloaded', () => {
  it('are stored anew, so that what is said on them does not arrive before them', () => {
    const pen = pens()
    const before = new Y.Doc()
    writeComment(before, pen(OLENA), comment)
    const reloaded = new Y.Doc()
    Y.applyUpdate(reloaded, Y.encodeStateAsUpdate(before))
    const sent: Uint8Array[] = []
    reloaded.on('update', (update: Uint8Array) => sent.push(update))
    writeComment(reloaded, pen(OLENA), comment)
    const server = new Y.Doc()
    for (const update of sent) Y.applyUpdate(server, update)
    expect(readReview(server).threads).toEqual([])
    Y.applyUpdate(server, Y.encodeStateAsUpdate(before))
    expect(readReview(server).threads).toHaveLength(2)
    expect(readReview(server).wording(textHash(WORDING))).toEqual(WORDING)
  })

  it('are not stored anew when somebody else has stored them too, for then the server has them', () => {
    const pen = pens()
    const doc = new Y.Doc()
    writeComment(doc, pen(AMIR), comment)
    const reloaded = new Y.Doc()
    Y.applyUpdate(reloaded, Y.encodeStateAsUpdate(doc))
    writeComment(reloaded, pen(OLENA), comment)
    expect(reloaded.getMap('person:olena').has(`wording:${textHash(WORDING)}`)).toBe(false)
  })
})

describe('a remark', () => {
  it('is rewritten by its author alone', () => {
    const doc = new Y.Doc()
    const pen = pens()
    const { id } = writeComment(doc, pen(OLENA), comment)
    const before = Y.encodeStateAsUpdate(doc)
    rewriteRemark(doc, pen(AMIR), id, null)
    rewriteRemark(doc, pen(OLENA), 'nowhere', null)
    rewriteRemark(doc, pen(OLENA), `wording:${textHash(WORDING)}`, null)
    expect(Y.encodeStateAsUpdate(doc)).toEqual(before)
  })
})

describe('a reaction', () => {
  it('is given, joined by others of the same person, and taken back', () => {
    const doc = new Y.Doc()
    const pen = pens()
    const ref = writeComment(doc, pen(OLENA), comment)
    const given = () =>
      readReview(doc).threads[0]?.opening?.reactions.map((one) => one.reaction) ?? []
    toggleReaction(doc, pen(AMIR), ref, 'noted')
    toggleReaction(doc, pen(AMIR), ref, 'agree')
    expect(given()).toEqual(['agree', 'noted'])
    toggleReaction(doc, pen(AMIR), ref, 'noted')
    expect(given()).toEqual(['agree'])
    toggleReaction(doc, pen(AMIR), ref, 'agree')
    expect(given()).toEqual([])
    for (const reaction of REACTIONS) toggleReaction(doc, pen(AMIR), ref, reaction)
    expect(given()).toEqual(REACTIONS)
  })
})

describe('a turn', () => {
  it('follows the one before, and may always be taken, even after the last', () => {
    const doc = new Y.Doc()
    const pen = pens()
    const ref = writeComment(doc, pen(OLENA), comment)
    writeResolution(doc, pen(AMIR), ref, true, 6)
    expect(readReview(doc).threads[0]?.resolution?.turn).toBe(7)
    writeResolution(doc, pen(AMIR), ref, true, 1_000_000)
    writeHealing(doc, pen(AMIR), ref, HEALING, 1_000_000)
    const position = { partyId: PARTY, pointId: POINT, reason: '', wording: WORDING }
    doc.getMap('party:party-a').set('one:last', {
      kind: 'position',
      stance: 'accept',
      textHash: textHash(WORDING),
      reason: '',
      turn: 1_000_000,
      at: 1,
    })
    writePosition(doc, pen(OLENA), { ...position, stance: 'seek-instructions' })
    expect(refused(doc)).toEqual([])
    expect(positionsOn(readReview(doc), PARTY, POINT).at(-1)?.stance).toBe('seek-instructions')
  })
})
