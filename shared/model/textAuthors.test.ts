import * as fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { MemberId } from './ids.ts'
import { inlinesToText, readPointText } from './pointText.ts'
import { authorsOf, readTextAuthors, writtenSince } from './textAuthors.ts'

const ROOT = 'point:p1'
const ANA = 1
const BEN = 2
const ANNA = 'ana' as MemberId
const BORIS = 'ben' as MemberId

let ana: Y.Doc
let ben: Y.Doc

/** Two people with copies of one text, and the server's word on whose their client ids are. */
beforeEach(() => {
  ana = new Y.Doc()
  ana.clientID = ANA
  ben = new Y.Doc()
  ben.clientID = BEN
  authorsOf(ana).set(String(ANA), ANNA)
  authorsOf(ana).set(String(BEN), BORIS)
})

function sync(): void {
  Y.applyUpdate(ben, Y.encodeStateAsUpdate(ana))
  Y.applyUpdate(ana, Y.encodeStateAsUpdate(ben))
}

const text = (doc: Y.Doc): Y.XmlFragment => doc.getXmlFragment(ROOT)
const runs = (doc: Y.Doc) =>
  readTextAuthors(text(doc), authorsOf(doc)).map((run) => [run.text, run.author])

function paragraph(doc: Y.Doc, words: string): Y.XmlText {
  const element = new Y.XmlElement('paragraph')
  const inner = new Y.XmlText(words)
  element.insert(0, [inner])
  text(doc).push([element])
  return inner
}

const firstText = (doc: Y.Doc): Y.XmlText => {
  const found = text(doc).get(0)
  const inner = found instanceof Y.XmlElement ? found.get(0) : null
  if (!(inner instanceof Y.XmlText)) throw new Error('There is no text')
  return inner
}

describe('who wrote the words of a text', () => {
  it('is told run by run, whoever wrote inside the words of whom', () => {
    paragraph(ana, 'The Parties agree.')
    sync()
    firstText(ben).insert(12, 'shall ')
    sync()
    const expected = [
      ['The Parties ', 'ana'],
      ['shall ', 'ben'],
      ['agree.', 'ana'],
    ]
    expect(runs(ana)).toEqual(expected)
    expect(runs(ben)).toEqual(expected)
  })

  it('leaves out what was deleted, and marks change nothing', () => {
    paragraph(ana, 'The Parties agree.')
    sync()
    firstText(ben).delete(0, 4)
    firstText(ben).format(0, 7, { bold: {} })
    sync()
    expect(runs(ana)).toEqual([['Parties agree.', 'ana']])
  })

  it('reads paragraphs, items, cells and notes in the order in which they are read', () => {
    paragraph(ana, 'One ')
    sync()
    const note = new Y.XmlElement('footnote')
    note.insert(0, [new Y.XmlText('a note ')])
    const first = text(ben).get(0)
    if (first instanceof Y.XmlElement) first.push([note, new Y.XmlText('after it ')])
    const list = new Y.XmlElement('orderedList')
    const item = new Y.XmlElement('listItem')
    const line = new Y.XmlElement('paragraph')
    line.insert(0, [new Y.XmlText('item ')])
    item.insert(0, [line])
    list.insert(0, [item])
    text(ben).push([list])
    sync()
    paragraph(ana, 'last')
    expect(runs(ana)).toEqual([
      ['One ', 'ana'],
      ['a note after it item ', 'ben'],
      ['last', 'ana'],
    ])
  })

  it('is nobody until the server has told it, and never what a text says of itself', () => {
    const stranger = new Y.Doc()
    stranger.clientID = 99
    Y.applyUpdate(stranger, Y.encodeStateAsUpdate(ana))
    const words = paragraph(stranger, 'mine')
    words.format(0, 4, { author: { member: 'ana' } })
    words.setAttribute('author', 'ana')
    expect(runs(stranger)).toEqual([['mine', null]])
    authorsOf(stranger).set('99', 'server')
    expect(runs(stranger)).toEqual([['mine', 'server']])
  })

  it('names who wrote since some moment, whoever wrote most first, and nobody for what was there or is gone', () => {
    paragraph(ana, 'The Parties agree.')
    sync()
    const then = Y.decodeStateVector(Y.encodeStateVector(ana))
    const since = () => writtenSince([text(ana)], then, authorsOf(ana))
    expect(since()).toEqual([])
    firstText(ana).insert(18, ' So.')
    firstText(ben).insert(0, 'Hereby the ')
    sync()
    expect(since()).toEqual(['ben', 'ana'])
    firstText(ben).delete(0, 11)
    sync()
    expect(since()).toEqual(['ana'])
    // One run of letters that was begun before and goes on after.
    paragraph(ben, 'ab')
    sync()
    const middle = new Map([...then, [BEN, Y.getState(ben.store, BEN) - 1]])
    expect(writtenSince([text(ben)], middle, authorsOf(ben))).toEqual(['ana', 'ben'])
  })

  it('has nothing to say of an untouched text, and survives any depth', () => {
    expect(runs(ana)).toEqual([])
    let inner = new Y.XmlElement('listItem')
    text(ana).push([inner])
    for (let depth = 0; depth < 3_000; depth++) {
      const next = new Y.XmlElement('listItem')
      inner.push([next])
      inner = next
    }
    inner.push([new Y.XmlText('deep')])
    expect(runs(ana)).toEqual([])
  })

  it('names, for any edits of two people, exactly the letters that each of them typed', () => {
    const edit = fc.record({
      isAna: fc.boolean(),
      at: fc.nat(40),
      cut: fc.nat(3),
      words: fc.stringMatching(/^[a-z]{0,5}$/),
      meets: fc.boolean(),
    })
    let letters = 0
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 30 }), (edits) => {
        const docs = { ana: new Y.Doc(), ben: new Y.Doc() }
        docs.ana.clientID = ANA
        docs.ben.clientID = BEN
        const meet = (): void => {
          Y.applyUpdate(docs.ben, Y.encodeStateAsUpdate(docs.ana))
          Y.applyUpdate(docs.ana, Y.encodeStateAsUpdate(docs.ben))
        }
        authorsOf(docs.ana).set(String(ANA), ANNA)
        authorsOf(docs.ana).set(String(BEN), BORIS)
        paragraph(docs.ana, 'START')
        meet()
        for (const { isAna, at, cut, words, meets } of edits) {
          const here = firstText(isAna ? docs.ana : docs.ben)
          const place = Math.min(at, here.length)
          here.delete(place, Math.min(cut, here.length - place))
          // Capitals are Ana's and small letters are Ben's, so the text itself tells whose each letter is.
          here.insert(place, isAna ? words.toUpperCase() : words)
          if (meets) meet()
        }
        meet()
        const [block] = readPointText(text(docs.ana))
        const whole = block?.kind === 'paragraph' ? inlinesToText(block.content, () => '') : ''
        const found = readTextAuthors(text(docs.ana), authorsOf(docs.ana))
        expect(found.map((run) => run.text).join('')).toBe(whole)
        for (const run of found) {
          expect(run.text).toMatch(run.author === ANNA ? /^[A-Z]+$/ : /^[a-z]+$/)
        }
        letters += whole.length
      }),
      { numRuns: 100, seed: 7 },
    )
    expect(letters).toBeGreaterThan(1_000)
  })
})
