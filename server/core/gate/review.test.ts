import { beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { rootName } from '../../../shared/model/documents.ts'
import { positionKey, type Stance, wordingKey } from '../../../shared/model/entry.ts'
import type { MemberId, PartyId, PointId } from '../../../shared/model/ids.ts'
import type { Member } from '../../../shared/model/member.ts'
import { plainRemark } from '../../../shared/model/remark.ts'
import { readReview } from '../../../shared/model/review.ts'
import { ROLES } from '../../../shared/model/role.ts'
import { textHash, type Wording, wordingOf } from '../../../shared/model/wording.ts'
import {
  type Pen,
  rewriteRemark,
  writeComment,
  writePosition,
} from '../../../shared/model/writeReview.ts'
import type { GateVerdict } from './judge.ts'
import { aMember, aTable, edit, forge, forgeNested, ONE, type Table, TWO } from './testing/table.ts'

/*
 * What hand-made updates can do to comments and positions: nothing. Positions, and the words that anything was said on,
 * stay for ever, whoever asks.
 */

const A = 'a' as PartyId
const B = 'b' as PartyId
const headA = aMember('head-a', { role: 'head', partyId: A })
const secondHeadA = aMember('head-a2', { role: 'head', partyId: A })
const headB = aMember('head-b', { role: 'head', partyId: B })
const drafterA = aMember('drafter-a', { role: 'drafter', partyId: A })
const reviewer = aMember('reviewer', { role: 'reviewer', partyId: null })
const refused = (reason: string) => ({ kind: 'refuse', reason })

const aWording = (words: string): Wording =>
  wordingOf([
    {
      kind: 'paragraph',
      content: [
        { kind: 'text', text: words, bold: false, italic: false, underline: false, link: null },
      ],
    },
  ])
const OLD = aWording('The parties shall withdraw.')
const NEW = aWording('The parties shall withdraw at once.')

let table: Table
let nextClient: number
let nextId: number

const pen = (by: Member): Pen => ({ by: by.id, at: 1_000, newId: () => `id-${nextId++}` })
/** What somebody's page would send after a change, under a client id of its own. */
const as = (change: (doc: Y.Doc) => void, doc = table.copy(nextClient++)): Uint8Array =>
  edit(doc, change)
const position = (
  by: Member,
  partyId: PartyId,
  over: { stance?: Stance; wording?: Wording } = {},
) =>
  as((doc) =>
    writePosition(doc, pen(by), {
      partyId,
      pointId: ONE,
      stance: 'accept',
      reason: '',
      wording: OLD,
      ...over,
    }),
  )
const comment = (by: Member, wording: Wording = OLD) =>
  as((doc) =>
    writeComment(doc, pen(by), { pointId: ONE, anchor: null, wording, body: plainRemark('Why?') }),
  )
const set = (root: string, key: string, value: unknown) =>
  as((doc) => doc.getMap(root).set(key, value))
const positions = (partyId: PartyId) => readReview(table.doc).positions.get(partyId)?.get(ONE) ?? []
const personOf = (member: Member) => rootName({ kind: 'person', memberId: member.id })
const partyRoot = (partyId: PartyId) => rootName({ kind: 'party', partyId })
/** The first key of a root that begins so. */
function keyIn(root: string, start = ''): string {
  const key = [...table.doc.getMap(root).keys()].find((one) => one.startsWith(start))
  if (key === undefined) throw new Error(`Nothing in ${root} begins with ${start}`)
  return key
}

/** The document is as it was to the byte, and the other party goes on as if nothing had happened. */
function expectRefused(who: Member, update: Uint8Array, reason: string): void {
  const before = Y.encodeStateAsUpdate(table.doc)
  expect(table.send(who, update)).toEqual(refused(reason))
  expect(Y.encodeStateAsUpdate(table.doc)).toEqual(before)
  expect(table.doc.store.pendingStructs).toBeNull()
  expect(table.doc.store.pendingDs).toBeNull()
  expect(table.send(headB, position(headB, B)).kind).toBe('accept')
}
const expectAccepted = (verdict: GateVerdict): void =>
  expect(verdict).toMatchObject({ kind: 'accept' })

beforeEach(() => {
  table = aTable('review')
  nextClient = 100
  nextId = 1
})

describe('taking a position', () => {
  it('is what a head does for its party, again and again, and each of them stays', () => {
    for (const [stance, wording] of [
      ['accept', OLD],
      ['seek-instructions', NEW],
      ['accept', NEW],
    ] as const) {
      expectAccepted(table.send(headA, position(headA, A, { stance, wording })))
    }
    expect(positions(A).map(({ stance, by }) => [stance, by])).toEqual([
      ['accept', 'head-a'],
      ['seek-instructions', 'head-a'],
      ['accept', 'head-a'],
    ])
    expect(readReview(table.doc).wording(textHash(OLD))).toEqual(OLD)
  })

  it.each([
    ['a reviewer', reviewer, 'role-cannot-write'],
    ['a drafter', drafterA, 'role-cannot-write'],
    ['a head of another party', headB, 'not-your-party'],
    ['a convener', aMember('c', { role: 'convener', partyId: null }), 'role-cannot-write'],
    ['an observer', aMember('o', { role: 'observer', partyId: null }), 'role-cannot-write'],
    ['a suspended head', { ...headA, standing: 'suspended' as const }, 'suspended'],
    ['a removed head', { ...headA, standing: 'removed' as const }, 'not-a-member'],
  ])('is refused to %s', (_, member, reason) => {
    expectRefused(member, position(member, A), reason)
    expect(positions(A)).toEqual([])
  })

  it('on a point that is not there, or struck, is refused', () => {
    const on = (pointId: PointId) =>
      as((doc) =>
        writePosition(doc, pen(headA), {
          partyId: A,
          pointId,
          stance: 'accept',
          reason: '',
          wording: OLD,
        }),
      )
    expectRefused(headA, on('ghost' as PointId), 'no-such-point')
    table.points.set(TWO, { status: 'struck', lock: null })
    expectRefused(headA, on(TWO), 'point-struck')
  })

  it('on a locked point is as good as on any', () => {
    table.points.set(ONE, { status: 'open', lock: { by: 'x' as MemberId, at: 1, reason: 'final' } })
    expectAccepted(table.send(headA, position(headA, A)))
  })

  it('on words that nobody stored is refused, for a comment as well', () => {
    const value = { kind: 'position', stance: 'accept', reason: '', turn: 1, at: 5 }
    const hash = textHash(NEW)
    expectRefused(
      headA,
      set(partyRoot(A), positionKey(ONE, 'x'), { ...value, textHash: hash }),
      'no-wording',
    )
    expectRefused(
      reviewer,
      set(personOf(reviewer), 'c1', {
        kind: 'comment',
        pointId: ONE,
        anchor: null,
        textHash: hash,
        body: plainRemark('Why?'),
        at: 5,
        editedAt: null,
      }),
      'no-wording',
    )
  })

  it('on words that are stored and taken back in one update is refused', () => {
    const update = as((doc) => {
      writePosition(doc, pen(headA), {
        partyId: A,
        pointId: ONE,
        stance: 'accept',
        reason: '',
        wording: NEW,
      })
      doc.getMap(personOf(headA)).delete(wordingKey(textHash(NEW)))
    })
    expectRefused(headA, update, 'no-wording')
  })

  it('on words that somebody else stored is as good as on own ones', () => {
    expectAccepted(table.send(reviewer, comment(reviewer, NEW)))
    const update = position(headA, A, { wording: NEW })
    expectAccepted(table.send(headA, update))
    expect(table.doc.share.has(personOf(headA))).toBe(false)
  })
})

describe('an earlier position', () => {
  let key: string
  beforeEach(() => {
    table.send(headA, position(headA, A))
    key = keyIn(partyRoot(A))
  })
  const stays = () =>
    expect(positions(A)).toMatchObject([{ stance: 'accept', textHash: textHash(OLD) }])

  it.each([
    ['its own head', headA],
    ['another head of the same party', secondHeadA],
  ])('is not erased by %s', (_, head) => {
    expectRefused(
      head,
      as((doc) => doc.getMap(partyRoot(A)).delete(key)),
      'kept-for-ever',
    )
    stays()
  })

  it.each([
    ['its own head', headA],
    ['another head of the same party', secondHeadA],
  ])('is not rewritten by %s, not even with the same words', (_, head) => {
    const value: unknown = table.doc.getMap(partyRoot(A)).get(key)
    expectRefused(head, set(partyRoot(A), key, value), 'kept-for-ever')
    stays()
  })

  it.each([1, 2 ** 31])('is not put aside by an item that never saw it (client %i)', (extra) => {
    const value: unknown = table.doc.getMap(partyRoot(A)).get(key)
    for (const content of [new Y.ContentAny([value]), new Y.ContentDeleted(1)]) {
      const client = extra + nextClient++
      const blind = { client, clock: 0, parent: partyRoot(A), parentSub: key, content }
      expectRefused(headA, forge([blind]), 'kept-for-ever')
    }
    stays()
  })

  it('is not put aside by an item that says nothing', () => {
    const item = table.doc.getMap(partyRoot(A))._map.get(key)
    if (item === undefined) throw new Error('There is no position')
    expectRefused(
      headA,
      forge([
        {
          client: 900,
          clock: 0,
          origin: [item.id.client, item.id.clock],
          content: new Y.ContentDeleted(1),
        },
      ]),
      'kept-for-ever',
    )
    stays()
  })

  it('is not touched by a head of another party', () => {
    expectRefused(
      headB,
      as((doc) => doc.getMap(partyRoot(A)).delete(key)),
      'not-your-party',
    )
    expectRefused(headB, set(partyRoot(A), key, { stance: 'oppose' }), 'not-your-party')
    stays()
  })

  it('is not written twice in one update', () => {
    const update = as((doc) => {
      const value: unknown = doc.getMap(partyRoot(A)).get(key)
      for (const stance of ['accept', 'seek-instructions']) {
        doc.getMap(partyRoot(A)).set(positionKey(ONE, 'twice'), { ...Object(value), stance })
      }
    })
    expectRefused(headA, update, 'kept-for-ever')
  })

  it('may be sent again by whoever took it', () => {
    expect(table.send(headA, Y.encodeStateAsUpdate(table.copy(nextClient++)))).toEqual({
      kind: 'nothing',
    })
    stays()
  })
})

describe('the words that something was said on', () => {
  const key = wordingKey(textHash(OLD))
  const wording = { kind: 'wording', text: OLD }
  const stays = () => expect(readReview(table.doc).wording(textHash(OLD))).toEqual(OLD)

  it('are not taken back', () => {
    table.send(reviewer, comment(reviewer))
    expectRefused(
      reviewer,
      as((doc) => doc.getMap(personOf(reviewer)).delete(key)),
      'kept-for-ever',
    )
    stays()
  })

  it('are not taken back by somebody else', () => {
    table.send(reviewer, comment(reviewer))
    const update = as((doc) => doc.getMap(personOf(reviewer)).delete(key))
    expectRefused(headA, update, 'not-yours')
    stays()
  })

  it('are not put aside by an item that says nothing', () => {
    table.send(reviewer, comment(reviewer))
    const nothing = { client: 2 ** 31, clock: 0, parentSub: key, content: new Y.ContentDeleted(1) }
    expectRefused(reviewer, forge([{ ...nothing, parent: personOf(reviewer) }]), 'kept-for-ever')
    stays()
  })

  it('may be put aside by an item that says nothing and stands in front of them', () => {
    table.send(reviewer, comment(reviewer))
    const nothing = { client: 2, clock: 0, parentSub: key, content: new Y.ContentDeleted(1) }
    expectAccepted(table.send(reviewer, forge([{ ...nothing, parent: personOf(reviewer) }])))
    stays()
  })

  it('are not hidden behind an item that claims a right neighbour', () => {
    table.send(reviewer, comment(reviewer))
    const item = table.doc.getMap(personOf(reviewer))._map.get(key)
    if (item === undefined) throw new Error('There is no wording')
    const right = [item.id.client, item.id.clock] as const
    const odd = { client: 900, clock: 0, rightOrigin: right, content: new Y.ContentAny([wording]) }
    expectRefused(reviewer, forge([odd]), 'structure')
    stays()
  })

  it.each([
    ['the lower client id first', 300, 301],
    ['the higher client id first', 301, 300],
  ])('may be stored by two pages of one person that do not know of each other: %s', (_, a, b) => {
    const [one, other] = [table.copy(a), table.copy(b)]
    const [first, second] = [one, other].map((doc) =>
      as((target) => {
        writeComment(target, pen(reviewer), {
          pointId: ONE,
          anchor: null,
          wording: OLD,
          body: plainRemark('Why?'),
        })
      }, doc),
    )
    if (first === undefined || second === undefined) throw new Error('There are no updates')
    // A third page found both in the browser's store, where one is deleted already, and tells all of it at once.
    const both = new Y.Doc()
    Y.applyUpdate(both, first)
    Y.applyUpdate(both, second)
    expectAccepted(table.send(reviewer, first))
    stays()
    const told = Y.encodeStateAsUpdate(both)
    expectAccepted(table.send(reviewer, a < b ? second : told))
    stays()
    expect(table.send(reviewer, told).kind).toBe('nothing')
    expect(readReview(table.doc).threads).toHaveLength(2)
  })

  it.each<[string, string, unknown]>([
    ['under a hash that is not their own', wordingKey(textHash(NEW)), wording],
    [
      'in a form that is not canonical',
      key,
      {
        kind: 'wording',
        text: [
          ...OLD.slice(0, -1),
          {
            kind: 'paragraph',
            content: [
              {
                kind: 'text',
                text: 'The parties shall withdraw. ',
                bold: false,
                italic: false,
                underline: false,
                link: null,
              },
            ],
          },
        ],
      },
    ],
    ['under a key that names no hash', 'wording:abc', wording],
    ['under the key of a comment', 'c1', wording],
    ['with a link that runs a script', key, scripted()],
    ['as nothing', key, { kind: 'wording', text: null }],
  ])('are refused %s', (_, at, value) => {
    expectRefused(reviewer, set(personOf(reviewer), at, value), 'content')
  })
})

function scripted() {
  const marks = { bold: false, italic: false, underline: false, link: 'javascript:alert(1)' }
  return {
    kind: 'wording',
    text: [{ kind: 'paragraph', content: [{ kind: 'text', text: 'x', ...marks }] }],
  }
}

describe('commenting', () => {
  it.each(ROLES)('is open to everybody but observers: %s', (role) => {
    const member = aMember('m', { role, partyId: role === 'head' ? A : null })
    const update = comment(member)
    if (role === 'observer') expectRefused(member, update, 'role-cannot-write')
    else expectAccepted(table.send(member, update))
  })

  it("in another person's name is refused", () => {
    expectRefused(reviewer, comment(drafterA), 'not-yours')
  })

  it('over what another person said, or deleting it, is refused', () => {
    table.send(drafterA, comment(drafterA))
    const key = keyIn(personOf(drafterA), 'id-')
    expectRefused(
      reviewer,
      as((doc) => doc.getMap(personOf(drafterA)).delete(key)),
      'not-yours',
    )
    const body = plainRemark('I agree to everything')
    const update = as((doc) => rewriteRemark(doc, pen(drafterA), key, body))
    expectRefused(reviewer, update, 'not-yours')
  })

  it('may be said anew, taken back and taken out by its author', () => {
    table.send(reviewer, comment(reviewer))
    const key = keyIn(personOf(reviewer), 'id-')
    for (const body of [plainRemark('What I meant'), null]) {
      expectAccepted(
        table.send(
          reviewer,
          as((doc) => rewriteRemark(doc, pen(reviewer), key, body)),
        ),
      )
    }
    expectAccepted(
      table.send(
        reviewer,
        as((doc) => doc.getMap(personOf(reviewer)).delete(key)),
      ),
    )
  })

  it('many times over in one update, as a page that was offline does, is accepted', () => {
    const offline = table.copy(nextClient++)
    for (let at = 0; at < 5; at++) {
      const { id } = writeComment(offline, pen(reviewer), {
        pointId: ONE,
        anchor: null,
        wording: at % 2 === 0 ? OLD : NEW,
        body: plainRemark('Why?'),
      })
      rewriteRemark(offline, pen(reviewer), id, plainRemark('Why not?'))
      if (at === 3) offline.getMap(personOf(reviewer)).delete(id)
    }
    expectAccepted(table.send(reviewer, Y.encodeStateAsUpdate(offline)))
    expect(readReview(table.doc).threads).toHaveLength(4)
  })
})

describe('values that no page makes', () => {
  const mark = { kind: 'text', bold: false, italic: false, link: null }
  const saying = (body: unknown) => ({
    kind: 'comment',
    pointId: ONE,
    anchor: null,
    textHash: textHash(OLD),
    body,
    at: 5,
    editedAt: null,
  })
  const many = <T>(count: number, value: T): T[] => Array.from({ length: count }, () => value)

  it.each<[string, string, unknown]>([
    ['a stance that does not exist', 'party', { stance: 'maybe' }],
    ['an objection without a reason', 'party', { stance: 'oppose' }],
    ['a field too many', 'party', { extra: 1 }],
    ['a turn that nobody can follow', 'party', { turn: Infinity }],
    ['a comment that says nothing', 'person', saying([{ kind: 'paragraph', content: [] }])],
    [
      'a link that runs a script',
      'person',
      saying([
        { kind: 'paragraph', content: [{ ...mark, text: 'x', link: 'javascript:alert(1)' }] },
      ]),
    ],
    ['a comment longer than a comment', 'person', saying(plainRemark('x'.repeat(10_001)))],
    ['a million blocks', 'person', saying(many(900_000, null))],
    ['a million reactions', 'person', { kind: 'reaction', reactions: many(900_000, 'agree') }],
  ])('%s', (_, root, value) => {
    const update =
      root === 'party'
        ? set(partyRoot(A), positionKey(ONE, 'x'), {
            kind: 'position',
            stance: 'accept',
            textHash: textHash(OLD),
            reason: '',
            turn: 1,
            at: 5,
            ...Object(value),
          })
        : set(personOf(headA), 'c1', value)
    expectRefused(headA, update, 'content')
  })

  it('keys that pollute, types inside, and places that are none', () => {
    const value = { kind: 'position', stance: 'accept', textHash: textHash(OLD) }
    expectRefused(headA, set(partyRoot(A), '__proto__', value), 'content')
    expectRefused(headA, set(partyRoot(A), 'one', value), 'content')
    expectRefused(headA, set(partyRoot(A), positionKey(ONE, 'x'), new Y.Map()), 'content')
    expectRefused(headA, set('point:one', 'x', value), 'no-such-root')
    expectRefused(headA, set('receipts', 'x', value), 'no-such-root')
  })

  it('fields that an object only inherits', () => {
    const comments = saying(plainRemark('forged'))
    // Written under the key `__proto__`, which a decoder takes for the prototype.
    const inherits = Object.defineProperty({}, '__proto__', { value: comments, enumerable: true })
    expectRefused(headA, set(personOf(headA), 'c1', inherits), 'content')
  })

  it('nesting that overflows whoever reads or writes it', () => {
    for (const kind of ['array', 'object'] as const) {
      for (const depth of [90, 1_000, 3_000, 6_000, 9_000, 100_000]) {
        const verdict = table.send(headA, forgeNested(personOf(headA), depth, kind))
        expect(verdict.kind).toBe('refuse')
        expect(['malformed', 'content']).toContain(verdict.kind === 'refuse' && verdict.reason)
      }
    }
  })

  it.each([
    ['values', many(900_000, null)],
    ['lists', [{ kind: 'bulletList', items: many(450_000, []) }]],
    ['objects', many(300_000, {})],
  ])('a wording of a megabyte of %s, without keeping others waiting', (_, text) => {
    const update = set(personOf(headA), wordingKey(textHash(OLD)), { kind: 'wording', text })
    expect(update.length).toBeGreaterThan(300_000)
    const began = performance.now()
    expectRefused(headA, update, 'content')
    // Some tens of milliseconds; the rest is for a busy machine.
    expect(performance.now() - began).toBeLessThan(1_500)
  })
})

describe('a caucus', () => {
  it('keeps no drafts for ever, and lets nobody of another party in', () => {
    table = aTable('caucus/a')
    expectAccepted(table.send(drafterA, position(drafterA, A)))
    expect(table.send(headB, position(headB, B))).toEqual(refused('not-your-party'))
    expectAccepted(
      table.send(
        headA,
        as((doc) => doc.getMap(partyRoot(A)).delete(keyIn(partyRoot(A)))),
      ),
    )
    expect(positions(A)).toEqual([])
  })
})

describe('the record', () => {
  it.each(['members', 'receipts', 'trend'])('has no %s of a client', (root) => {
    table = aTable('record')
    const convener = aMember('c', { role: 'convener', partyId: null })
    expect(table.send(convener, set(root, 'x', {}))).toEqual(refused('server-only'))
  })
})
