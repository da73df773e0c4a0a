import { beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { writeBracketPlace } from '../../shared/model/bracket.ts'
import { alternativeRoot, pointRoot } from '../../shared/model/documents.ts'
import type { BracketId, MemberId, PartyId, PointId } from '../../shared/model/ids.ts'
import { plainText, type PointText, readPointText } from '../../shared/model/pointText.ts'
import { createChance } from '../../shared/lib/chance.ts'
import type { Author, JournalEntry } from './journal.ts'
import { BURST_MS, createPointHistories, STATES_AT_MOST, TOGETHER_MS } from './pointHistory.ts'

const ONE = 'one' as PointId
const TWO = 'two' as PointId
const ANA = 'ana' as MemberId
const BEN = 'ben' as MemberId

let doc: Y.Doc
let now: number
let entries: JournalEntry[]
beforeEach(() => {
  doc = new Y.Doc()
  now = 1_000_000
  entries = []
})

/** One accepted update of somebody, `after` milliseconds later. */
function write(by: Author, change: (doc: Y.Doc) => void, after = 1_000): void {
  now += after
  const before = Y.encodeStateVector(doc)
  doc.transact(() => change(doc))
  const body = Y.encodeStateAsUpdate(doc, before)
  const hash = new Uint8Array(32)
  entries.push({ seq: entries.length + 1, at: now, by, kind: 'update', body, hash })
}
const fragment = (id: PointId): Y.XmlFragment => doc.getXmlFragment(pointRoot(id))
function type(by: Author, id: PointId, words: string, after = 1_000): void {
  write(
    by,
    () => {
      const first = fragment(id).get(0)
      const text = first instanceof Y.XmlElement ? first.get(0) : null
      if (text instanceof Y.XmlText) {
        text.insert(text.length, words)
        return
      }
      const line = new Y.XmlElement('paragraph')
      line.insert(0, [new Y.XmlText(words)])
      fragment(id).insert(0, [line])
    },
    after,
  )
}
const plain = (text: PointText): string => plainText(text, () => 'a point')

function replayed() {
  const histories = createPointHistories()
  for (const entry of entries) histories.add(entry)
  return histories
}
const told = (id: PointId) =>
  replayed()
    .of(id)
    .map(({ by, text, from, seq }) => [by.join('+'), plain(text), from, seq])

describe('the life of a point', () => {
  it('has one state for each while in which one member wrote, with the text at its end', () => {
    type('server', ONE, 'The Parties')
    type(ANA, ONE, ' agree')
    type(ANA, ONE, ' at')
    type(ANA, ONE, ' once', BURST_MS - 1)
    type(ANA, ONE, '.', BURST_MS)
    type(BEN, ONE, ' So be it.')
    expect(told(ONE)).toEqual([
      ['server', 'The Parties', 1, 1],
      ['ana', 'The Parties agree at once', 2, 4],
      ['ana', 'The Parties agree at once.', 5, 5],
      ['ben', 'The Parties agree at once. So be it.', 6, 6],
    ])
  })

  it('looks at one point only, whatever is written in others meanwhile', () => {
    type(ANA, ONE, 'One')
    type(BEN, TWO, 'Two')
    type(ANA, ONE, ' and more')
    type(BEN, TWO, ' and more')
    expect(told(ONE)).toEqual([['ana', 'One and more', 1, 3]])
    expect(told(TWO)).toEqual([['ben', 'Two and more', 2, 4]])
    expect(told('three' as PointId)).toEqual([])
  })

  it('keeps each state exactly, though the text is typed over and deleted afterwards', () => {
    type(ANA, ONE, 'First words.')
    write(BEN, () => fragment(ONE).delete(0, 1))
    type(ANA, ONE, 'Second words.', TOGETHER_MS)
    write(ANA, () => {
      const line = new Y.XmlElement('paragraph')
      line.insert(0, [new Y.XmlText('More.')])
      fragment(ONE).insert(1, [line])
    })
    expect(told(ONE)).toEqual([
      ['ana', 'First words.', 1, 1],
      ['ben', '', 2, 2],
      ['ana', 'Second words.\nMore.', 3, 4],
    ])
  })

  it('names all who write at the same time, and those one after the other apart', () => {
    type(ANA, ONE, 'a')
    type(BEN, ONE, 'b')
    type(ANA, ONE, 'a')
    type(BEN, ONE, 'b')
    expect(told(ONE)).toEqual([['ana+ben', 'abab', 1, 4]])
    type('server', TWO, 's')
    type(ANA, TWO, 'a')
    type(BEN, TWO, 'b', 20)
    type('server', TWO, 's', TOGETHER_MS)
    expect(told(TWO).map(([by]) => by)).toEqual(['server', 'ana', 'ben', 'server'])
  })

  it('is told of what parties write in its brackets too', () => {
    const bracket = 'b1' as BracketId
    type(ANA, ONE, 'Within ')
    write('server', () => writeBracketPlace(doc, bracket, { pointId: ONE, settledAt: null }))
    write(ANA, () => {
      const element = new Y.XmlElement('bracket')
      element.setAttribute('bracketId', bracket)
      const line = fragment(ONE).get(0)
      if (line instanceof Y.XmlElement) line.push([element])
    })
    write(BEN, () => {
      const line = new Y.XmlElement('paragraph')
      line.insert(0, [new Y.XmlText('30 days')])
      doc.getXmlFragment(alternativeRoot(bracket, 'b' as PartyId)).insert(0, [line])
    })
    expect(told(ONE)).toEqual([
      ['ana', 'Within […]', 1, 3],
      ['ben', 'Within [30 days]', 4, 4],
    ])
  })

  it('goes on where it was when more is written, without beginning anew', () => {
    type(ANA, ONE, 'a')
    const histories = replayed()
    expect(histories.of(ONE)).toHaveLength(1)
    type(ANA, ONE, 'b')
    type(BEN, ONE, 'c')
    for (const entry of entries.slice(histories.seq())) histories.add(entry)
    expect(histories.of(ONE).map((state) => plain(state.text))).toEqual(['ab', 'abc'])
    expect(histories.of(ONE)).toEqual(replayed().of(ONE))
  })

  it('keeps the first and the newest states of a very long life', () => {
    const all = STATES_AT_MOST * 2
    for (let at = 0; at < all; at++) type(at % 2 === 0 ? ANA : BEN, ONE, 'x', BURST_MS)
    const states = replayed().of(ONE)
    expect(states.length).toBeLessThanOrEqual(STATES_AT_MOST)
    expect(states[0]?.seq).toBe(1)
    expect(states.slice(-50).map((state) => state.seq)).toEqual(
      Array.from({ length: 50 }, (_, at) => all - 49 + at),
    )
    expect(plain(states.at(-1)?.text ?? [])).toBe('x'.repeat(all))
  })

  it('shows, for any edits of several people, every state exactly as it stood', () => {
    let compared = 0
    for (let seed = 1; seed <= 40; seed++) {
      const chance = createChance(seed)
      doc = new Y.Doc()
      entries = []
      /** The text of each point after each entry. */
      const after: Map<PointId, PointText>[] = []
      for (let step = 0; step < 60; step++) {
        const id = chance.pick([ONE, TWO])
        const by = chance.pick([ANA, BEN])
        const wait = chance.pick([100, 5_000, BURST_MS, BURST_MS * 2])
        if (chance.below(4) > 0 || fragment(id).length === 0) type(by, id, `w${step} `, wait)
        else write(by, () => fragment(id).delete(0, 1), wait)
        after.push(new Map([ONE, TWO].map((point) => [point, readPointText(fragment(point))])))
      }
      for (const id of [ONE, TWO]) {
        for (const state of replayed().of(id)) {
          compared += 1
          expect(state.text).toEqual(after[state.seq - 1]?.get(id))
        }
      }
    }
    expect(compared).toBeGreaterThan(500)
  })
})
