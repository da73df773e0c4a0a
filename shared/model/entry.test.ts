import { describe, expect, it } from 'vitest'
import { paragraph } from '../print/testing/aText.ts'
import {
  aboutKey,
  hashInKey,
  isEntryKey,
  isKeptForEver,
  isPartyEntry,
  isPersonEntry,
  pointInKey,
  positionKey,
  stanceNeedsReason,
  STANCES,
  turnAfter,
  wordingKey,
} from './entry.ts'
import type { MemberId, PointId } from './ids.ts'
import { plainRemark } from './remark.ts'
import { textHash, wordingOf } from './wording.ts'

const hash = 'a'.repeat(64)
const anchor = {
  first: { client: 1, clock: 0 },
  last: { client: 1, clock: 4 },
  quotation: 'words',
  before: '',
  after: '',
}
const comment = {
  kind: 'comment',
  pointId: 'one',
  anchor,
  textHash: hash,
  body: plainRemark('Why?'),
  at: 5,
  editedAt: null,
}
const thread = { by: 'olena', id: 'c1' }
const reply = {
  kind: 'reply',
  pointId: 'one',
  thread,
  body: plainRemark('So.'),
  at: 5,
  editedAt: null,
}
const resolution = { kind: 'resolution', thread, resolved: true, turn: 1, at: 5 }
const reaction = { kind: 'reaction', to: thread, reactions: ['agree', 'noted'], at: 5 }
const healing = {
  kind: 'anchor',
  thread,
  first: { client: 2 ** 32 - 1, clock: 0 },
  last: { client: 0, clock: 9 },
  turn: 1,
  at: 5,
}
const position = { kind: 'position', stance: 'accept', textHash: hash, reason: '', turn: 1, at: 5 }

describe('an entry of a person', () => {
  it.each<[string, string, unknown]>([
    ['a comment on words', 'c1', comment],
    ['a comment on a whole point', 'c1', { ...comment, anchor: null }],
    ['a comment that was taken back', 'c1', { ...comment, body: null, editedAt: 6 }],
    ['a reply', 'r1', reply],
    ['a resolution', 'resolution:olena-c1', resolution],
    ['a reaction', 'reaction:olena-c1', reaction],
    ['no reaction any more', 'reaction:olena-c1', { ...reaction, reactions: [] }],
    ['where words went', 'anchor:olena-c1', healing],
  ])('may be %s', (_what, key, value) => {
    expect(isEntryKey(key)).toBe(true)
    expect(isPersonEntry(key, value)).toBe(true)
  })

  it.each<[string, string, unknown]>([
    ['a position', 'one:p1', position],
    ['a comment that nobody could answer, for its key is no id', 'comment:c1', comment],
    ['a comment without words', 'c1', { ...comment, body: [] }],
    ['a comment on no point', 'c1', { ...comment, pointId: '' }],
    ['a comment on no words', 'c1', { ...comment, anchor: { ...anchor, quotation: '' } }],
    [
      'a comment on more words than are kept',
      'c1',
      { ...comment, anchor: { ...anchor, quotation: 'x'.repeat(2_001) } },
    ],
    [
      'a comment on a letter that Yjs cannot have',
      'c1',
      { ...comment, anchor: { ...anchor, first: { client: 2 ** 32, clock: 0 } } },
    ],
    ['a comment of somebody else', 'c1', { ...comment, by: 'victim' }],
    ['a comment of a time that is none', 'c1', { ...comment, at: -1 }],
    ['a hash that is none', 'c1', { ...comment, textHash: 'abc' }],
    ['a reaction that nobody knows', 'reaction:olena-c1', { ...reaction, reactions: ['love'] }],
    ['a turn that is none', 'resolution:olena-c1', { ...resolution, turn: 0 }],
    ['a turn beyond the last', 'resolution:olena-c1', { ...resolution, turn: 1_000_001 }],
    ['nothing', 'c1', undefined],
    ['words', 'c1', 'Why?'],
    ['an array', 'c1', [comment]],
  ])('is not %s', (_what, key, value) => {
    expect(isPersonEntry(key, value)).toBe(false)
  })

  it('may be a wording under its own hash, and under no other key', () => {
    const text = wordingOf([paragraph('The Parties')])
    const entry = { kind: 'wording', text }
    expect(isPersonEntry(wordingKey(textHash(text)), entry)).toBe(true)
    expect(isPersonEntry(wordingKey(hash), entry)).toBe(false)
    expect(isPersonEntry('c1', entry)).toBe(false)
    expect(isPersonEntry(wordingKey(textHash(text)), comment)).toBe(false)
    expect(isPersonEntry(wordingKey(textHash(text)), resolution)).toBe(false)
  })
})

describe('an entry of a party', () => {
  it.each(STANCES)('may be the position "%s" with a reason', (stance) => {
    expect(isPartyEntry('one:p1', { ...position, stance, reason: 'Because.' })).toBe(true)
  })

  it.each([...STANCES, 'withdrawn'] as const)(
    'needs a reason only for a reservation or an objection: %s',
    (stance) => {
      const needed = stance === 'accept-with-reservation' || stance === 'oppose'
      expect(stanceNeedsReason(stance)).toBe(needed)
      expect(isPartyEntry('one:p1', { ...position, stance, reason: ' \n' })).toBe(!needed)
    },
  )

  it.each<[string, string, unknown]>([
    ['a comment', 'c1', comment],
    ['a stance that nobody knows', 'one:p1', { ...position, stance: 'maybe' }],
    ['a reason without end', 'one:p1', { ...position, reason: 'x'.repeat(5_001) }],
    ['of somebody', 'one:p1', { ...position, by: 'victim' }],
    ['under the id of the point alone', 'one', position],
    ['under no point', ':p1', position],
    ['under two points', 'one:two:p1', position],
    ['under something that is no id', `${'x'.repeat(41)}:p1`, position],
  ])('is not %s', (_what, key, value) => {
    expect(isPartyEntry(key, value)).toBe(false)
  })
})

describe('a key', () => {
  it.each(['__proto__', 'constructor:', ':x', 'a:b:c', 'A', 'a b', '', 'x'.repeat(101)])(
    'is not %j',
    (key) => {
      expect(isEntryKey(key)).toBe(false)
    },
  )

  it('has room for the longest ids', () => {
    const id = 'x'.repeat(40)
    expect(isEntryKey(wordingKey(hash))).toBe(true)
    expect(isEntryKey(positionKey(id as PointId, id))).toBe(true)
    for (const kind of ['resolution', 'reaction', 'anchor'] as const) {
      expect(isEntryKey(aboutKey(kind, { by: id as MemberId, id }))).toBe(true)
    }
  })

  it('says the point or the wording that it is of', () => {
    expect(pointInKey(positionKey('one' as PointId, 'p1'))).toBe('one')
    expect(hashInKey(wordingKey(hash))).toBe(hash)
    expect(hashInKey('c1')).toBeNull()
  })

  it('tells remarks of two people apart that have one id', () => {
    const ofOlena = aboutKey('resolution', { by: 'olena' as MemberId, id: 'c1' })
    expect(aboutKey('resolution', { by: 'amir' as MemberId, id: 'c1' })).not.toBe(ofOlena)
  })

  it('is taken for ever by positions and wordings, not by what people may say anew', () => {
    expect(isKeptForEver('party', 'one:p1')).toBe(true)
    expect(isKeptForEver('person', wordingKey(hash))).toBe(true)
    expect(isKeptForEver('person', 'c1')).toBe(false)
    expect(isKeptForEver('person', 'resolution:olena-c1')).toBe(false)
  })
})

describe('the next turn', () => {
  it('is one more, and there is always one', () => {
    expect(turnAfter(0)).toBe(1)
    expect(turnAfter(7)).toBe(8)
    const next = turnAfter(1_000_000)
    expect(isPersonEntry('resolution:olena-c1', { ...resolution, turn: next })).toBe(true)
  })
})
