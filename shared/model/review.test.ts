import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { paragraph } from '../print/testing/aText.ts'
import type { Stance } from './entry.ts'
import type { MemberId, PartyId, PointId } from './ids.ts'
import { plainRemark } from './remark.ts'
import {
  hasWording,
  heldPosition,
  isResolved,
  isTakenForEver,
  positionsOn,
  readReview,
  type Thread,
} from './review.ts'
import { authorsOf } from './textAuthors.ts'
import { textHash, type Wording, wordingOf } from './wording.ts'
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

const POINT = 'one' as PointId
const [OLENA, AMIR, SARI] = ['olena', 'amir', 'sari'] as unknown as [MemberId, MemberId, MemberId]
const PARTY = 'party-a' as PartyId
const WORDING = wordingOf([paragraph('The Parties shall agree.')])
const ANCHOR = {
  first: { client: 1, clock: 0 },
  last: { client: 1, clock: 4 },
  quotation: 'words',
  before: '',
  after: '',
}
const HEALING = { first: { client: 2, clock: 0 }, last: { client: 2, clock: 4 } }

function aReview() {
  const doc = new Y.Doc()
  let ids = 0
  const pen = (by: MemberId, at: number, id?: string): Pen => ({
    by,
    at,
    newId: () => id ?? `id-${++ids}`,
  })
  return {
    doc,
    pen,
    read: () => readReview(doc),
    thread(at = 0): Thread {
      const thread = readReview(doc).threads[at]
      if (thread === undefined) throw new Error(`There is no thread ${at}`)
      return thread
    },
    comment: (by: MemberId, at: number, id?: string) =>
      writeComment(doc, pen(by, at, id), {
        pointId: POINT,
        anchor: ANCHOR,
        wording: WORDING,
        body: plainRemark(`by ${by}`),
      }),
    reply: (by: MemberId, at: number, thread: { by: MemberId; id: string }, id?: string) =>
      writeReply(doc, pen(by, at, id), { thread, pointId: POINT, body: plainRemark('so') }),
    take: (stance: Stance | 'withdrawn', at: number, wording: Wording = WORDING) =>
      writePosition(doc, pen(OLENA, at), {
        partyId: PARTY,
        pointId: POINT,
        stance,
        reason: stance === 'oppose' ? 'Because.' : '',
        wording,
      }),
    set: (root: string, key: string, value: unknown) => doc.getMap(root).set(key, value),
    position: (id: string, turn: number, at: number, stance: Stance = 'accept') =>
      doc.getMap('party:party-a').set(`one:${id}`, {
        kind: 'position',
        stance,
        textHash: textHash(WORDING),
        reason: 'r',
        turn,
        at,
      }),
  }
}

describe('a thread', () => {
  it('is a comment with its answers in the order of their time', () => {
    const review = aReview()
    const ref = review.comment(OLENA, 10)
    review.reply(AMIR, 30, ref)
    review.reply(SARI, 20, ref)
    expect(review.thread()).toMatchObject({
      ref,
      key: 'olena/id-1',
      pointId: POINT,
      anchor: ANCHOR,
      textHash: textHash(WORDING),
      opening: { by: OLENA, at: 10, editedAt: null, body: plainRemark('by olena'), reactions: [] },
      resolution: null,
      healings: [],
    })
    expect(review.thread().replies.map((reply) => reply.by)).toEqual([SARI, AMIR])
    expect(isResolved(review.thread())).toBe(false)
  })

  it('comes after those that were begun before it; one time is told apart by name', () => {
    const review = aReview()
    review.comment(SARI, 20)
    review.comment(OLENA, 10)
    review.comment(AMIR, 20)
    expect(review.read().threads.map((thread) => thread.ref.by)).toEqual([OLENA, AMIR, SARI])
  })

  it('stays when its author takes the comment back', () => {
    const review = aReview()
    const ref = review.comment(OLENA, 10)
    review.reply(AMIR, 20, ref)
    rewriteRemark(review.doc, review.pen(OLENA, 30), ref.id, null)
    expect(review.thread()).toMatchObject({
      opening: { body: null, editedAt: 30, at: 10 },
      anchor: ANCHOR,
    })
    expect(review.thread().replies).toHaveLength(1)
  })

  it('stays for its answers even when the comment is not there at all', () => {
    const review = aReview()
    const ref = { by: OLENA, id: 'nowhere' }
    review.reply(SARI, 30, ref)
    review.reply(AMIR, 20, ref)
    writeResolution(review.doc, review.pen(SARI, 40), ref, true, 0)
    expect(review.read().threads).toHaveLength(1)
    expect(review.thread()).toMatchObject({
      ref,
      pointId: POINT,
      anchor: null,
      textHash: null,
      opening: null,
      resolution: { resolved: true },
    })
    expect(review.thread().replies.map((reply) => reply.by)).toEqual([AMIR, SARI])
  })

  it('is another than one of the same id by somebody else', () => {
    const review = aReview()
    const mine = review.comment(OLENA, 10, 'same')
    const theirs = review.comment(AMIR, 20, 'same')
    review.reply(SARI, 30, theirs)
    writeResolution(review.doc, review.pen(SARI, 40), mine, true, 0)
    writeResolution(review.doc, review.pen(SARI, 41), theirs, false, 0)
    toggleReaction(review.doc, review.pen(SARI, 42), mine, 'agree')
    toggleReaction(review.doc, review.pen(SARI, 43), theirs, 'disagree')
    expect(review.thread(0)).toMatchObject({
      replies: [],
      resolution: { resolved: true },
      opening: { reactions: [{ reaction: 'agree', by: [SARI] }] },
    })
    expect(review.thread(1)).toMatchObject({
      replies: [{ by: SARI }],
      resolution: { resolved: false },
      opening: { reactions: [{ reaction: 'disagree', by: [SARI] }] },
    })
  })
})

describe('a resolution', () => {
  it('is that of the last turn, whatever the clocks say', () => {
    const review = aReview()
    const ref = review.comment(OLENA, 10)
    writeResolution(review.doc, review.pen(AMIR, 900), ref, true, 0)
    writeResolution(review.doc, review.pen(SARI, 20), ref, false, 1)
    expect(review.thread().resolution).toEqual({ resolved: false, by: SARI, at: 20, turn: 2 })
  })

  it.each([
    ['the later one', 30, 31, SARI],
    ['of one time the one by name', 30, 30, SARI],
    ['the later one, whoever it is by', 31, 30, AMIR],
  ])('of two at once is %s', (_what, amir, sari, expected) => {
    for (const turned of [false, true]) {
      const review = aReview()
      const ref = review.comment(OLENA, 10)
      const both = [
        () => writeResolution(review.doc, review.pen(AMIR, amir), ref, true, 0),
        () => writeResolution(review.doc, review.pen(SARI, sari), ref, false, 0),
      ]
      for (const one of turned ? both.reverse() : both) one()
      expect(review.thread().resolution?.by).toBe(expected)
    }
  })
})

describe('reactions', () => {
  it('are gathered by what they say, in the order in which they came', () => {
    const review = aReview()
    const ref = review.comment(OLENA, 10)
    toggleReaction(review.doc, review.pen(SARI, 30), ref, 'noted')
    toggleReaction(review.doc, review.pen(AMIR, 40), ref, 'agree')
    toggleReaction(review.doc, review.pen(SARI, 50), ref, 'agree')
    expect(review.thread().opening?.reactions).toEqual([
      { reaction: 'agree', by: [AMIR, SARI] },
      { reaction: 'noted', by: [SARI] },
    ])
  })

  it('may be given to answers too', () => {
    const review = aReview()
    const answer = review.reply(AMIR, 20, review.comment(OLENA, 10))
    toggleReaction(review.doc, review.pen(SARI, 30), answer, 'question')
    expect(review.thread().replies[0]?.reactions).toEqual([{ reaction: 'question', by: [SARI] }])
  })

  it('of one person count once, in however many entries', () => {
    const review = aReview()
    const to = review.comment(OLENA, 10)
    for (const key of ['reaction:a', 'reaction:b', 'reaction:c']) {
      review.set('person:amir', key, { kind: 'reaction', to, reactions: ['agree', 'agree'], at: 5 })
    }
    expect(review.thread().opening?.reactions).toEqual([{ reaction: 'agree', by: [AMIR] }])
  })
})

describe('healings', () => {
  it('are to be believed the last one first', () => {
    const review = aReview()
    const ref = review.comment(OLENA, 10)
    writeHealing(review.doc, review.pen(AMIR, 30), ref, HEALING, 0)
    writeHealing(review.doc, review.pen(SARI, 20), ref, HEALING, 1)
    writeHealing(review.doc, review.pen(OLENA, 40), ref, HEALING, 0)
    expect(review.thread().healings.map(({ by, turn }) => [by, turn])).toEqual([
      [SARI, 2],
      [OLENA, 1],
      [AMIR, 1],
    ])
  })
})

describe('positions', () => {
  it('keep all the earlier ones, and the last one is held', () => {
    const review = aReview()
    review.take('seek-instructions', 10)
    review.take('oppose', 5)
    review.take('accept', 7)
    const taken = positionsOn(review.read(), PARTY, POINT)
    expect(taken.map(({ stance, turn }) => [stance, turn])).toEqual([
      ['seek-instructions', 1],
      ['oppose', 2],
      ['accept', 3],
    ])
    expect(heldPosition(review.read(), PARTY, POINT)).toEqual(taken.at(-1))
    expect(new Set(taken.map((position) => position.key)).size).toBe(3)
  })

  it('that were withdrawn are not held, but told', () => {
    const review = aReview()
    review.take('accept', 10)
    review.take('withdrawn', 20)
    expect(heldPosition(review.read(), PARTY, POINT)).toBeNull()
    expect(positionsOn(review.read(), PARTY, POINT)).toHaveLength(2)
    review.take('oppose', 30)
    expect(heldPosition(review.read(), PARTY, POINT)?.stance).toBe('oppose')
  })

  it('are none for a party that is silent, or on another point', () => {
    const review = aReview()
    review.take('accept', 10)
    expect(heldPosition(review.read(), 'party-b' as PartyId, POINT)).toBeNull()
    expect(heldPosition(review.read(), PARTY, 'two' as PointId)).toBeNull()
    expect(positionsOn(review.read(), 'party-b' as PartyId, POINT)).toEqual([])
  })

  it('taken at once come in the order of their clocks, then of their keys, on every side', () => {
    const review = aReview()
    review.position('late', 1, 20)
    review.position('b', 1, 10)
    review.position('a', 1, 10)
    review.position('after', 2, 1)
    expect(positionsOn(review.read(), PARTY, POINT).map((position) => position.key)).toEqual([
      'party-a:one:a',
      'party-a:one:b',
      'party-a:one:late',
      'party-a:one:after',
    ])
  })

  it('are by whom the server says, once it has said', () => {
    const review = aReview()
    review.take('accept', 10)
    expect(heldPosition(review.read(), PARTY, POINT)?.by).toBeNull()
    authorsOf(review.doc).set(String(review.doc.clientID), OLENA)
    expect(heldPosition(review.read(), PARTY, POINT)?.by).toBe(OLENA)
  })
})

describe('wordings', () => {
  it('are found by their hash in whoever’s root they are', () => {
    const review = aReview()
    review.comment(AMIR, 10)
    expect(review.read().wording(textHash(WORDING))).toEqual(WORDING)
    expect(hasWording(review.doc, textHash(WORDING))).toBe(true)
    const other = textHash(wordingOf([paragraph('other')]))
    expect(review.read().wording(other)).toBeNull()
    expect(hasWording(review.doc, other)).toBe(false)
  })

  it('that are not what their key says are passed over for those that are', () => {
    const review = aReview()
    const key = `wording:${textHash(WORDING)}`
    review.set('person:amir', key, { kind: 'wording', text: [paragraph('another')] })
    expect(review.read().wording(textHash(WORDING))).toBeNull()
    review.set('person:sari', key, { kind: 'wording', text: WORDING })
    expect(review.read().wording(textHash(WORDING))).toEqual(WORDING)
  })

  it('and positions are taken for ever, remarks are not', () => {
    const review = aReview()
    const { id } = review.comment(AMIR, 10)
    review.position('p', 1, 1)
    const key = `wording:${textHash(WORDING)}`
    expect(isTakenForEver(review.doc, 'person:amir', key)).toBe(true)
    expect(isTakenForEver(review.doc, 'person:sari', key)).toBe(false)
    expect(isTakenForEver(review.doc, 'person:amir', id)).toBe(false)
    expect(isTakenForEver(review.doc, 'party:party-a', 'one:p')).toBe(true)
    expect(isTakenForEver(review.doc, 'party:party-a', 'one:q')).toBe(false)
    expect(isTakenForEver(review.doc, 'authors', '1')).toBe(false)
  })
})

describe('a review', () => {
  it('is empty in an untouched document, and reading changes nothing', () => {
    const review = aReview()
    let changes = 0
    review.doc.on('update', () => (changes += 1))
    expect(review.read()).toMatchObject({ threads: [], positions: new Map() })
    expect(changes).toBe(0)
  })

  it('leaves out what is none of it, and never throws', () => {
    const review = aReview()
    review.comment(OLENA, 10)
    const kept = JSON.stringify(review.read().threads)
    const comment = review.doc.getMap('person:olena').get('id-1')
    review.set('person:amir', 'c1', { kind: 'comment' })
    review.set('person:amir', 'c2', null)
    review.set('person:amir', 'c3', 7)
    review.set('person:amir', 'c4', new Y.Map([['kind', 'comment']]))
    review.set('person:amir', 'c5', new Uint8Array(4))
    review.set('person:amir', 'wording:x', comment)
    review.set('person:amir', '__proto__', { kind: 'comment' })
    review.set('person:not an id', 'c1', comment)
    review.set('people', 'c1', comment)
    review.set('party:party-a', 'c1', comment)
    review.set('party:party-a', 'one', { kind: 'position' })
    review.position('p:q', 1, 1)
    review.set('party:party-a', 'one:p', [])
    let deep: unknown = []
    for (let at = 0; at < 20_000; at++) deep = [deep]
    review.set('person:amir', 'c6', { kind: 'wording', text: deep })
    review.doc.getArray('person:sari').push([comment])
    expect(JSON.stringify(review.read().threads)).toBe(kept)
    expect(review.read().positions.size).toBe(0)
  })

  it('leaves out a comment that nobody could answer', () => {
    const review = aReview()
    review.comment(OLENA, 10)
    review.set('person:amir', 'comment:x', review.doc.getMap('person:olena').get('id-1'))
    expect(review.read().threads).toHaveLength(1)
  })

  it('reads the same in every copy', () => {
    const review = aReview()
    const ref = review.comment(OLENA, 10)
    review.reply(AMIR, 20, ref)
    toggleReaction(review.doc, review.pen(SARI, 30), ref, 'agree')
    writeHealing(review.doc, review.pen(AMIR, 30), ref, HEALING, 0)
    review.take('accept', 40)
    const copy = new Y.Doc()
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(review.doc))
    const { wording, ...there } = readReview(copy)
    const { wording: _, ...here } = review.read()
    expect(there).toEqual(here)
    expect(wording(textHash(WORDING))).toEqual(WORDING)
  })

  it('gives a remark that was said anew anew', () => {
    const review = aReview()
    const { id } = review.comment(OLENA, 10)
    expect(review.thread().opening?.body).toEqual(plainRemark('by olena'))
    rewriteRemark(review.doc, review.pen(OLENA, 20), id, plainRemark('better'))
    expect(review.thread().opening).toMatchObject({ body: plainRemark('better'), editedAt: 20 })
  })
})
