import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { createChance } from '../lib/chance.ts'
import { ATOM, letterAt, LINE_END, placeOf, readLetters } from './letters.ts'

type Part = Y.XmlElement | Y.XmlText
function element(name: string, ...children: (Part | string)[]): Y.XmlElement {
  const made = new Y.XmlElement(name)
  made.insert(
    0,
    children.map((child) => (typeof child === 'string' ? new Y.XmlText(child) : child)),
  )
  return made
}
const paragraph = (...parts: (Part | string)[]): Y.XmlElement => element('paragraph', ...parts)

function aText(...blocks: Y.XmlElement[]): { doc: Y.Doc; fragment: Y.XmlFragment } {
  const doc = new Y.Doc()
  const fragment = doc.getXmlFragment('point:one')
  fragment.insert(0, blocks)
  return { doc, fragment }
}

describe('the letters of a text', () => {
  it('are its words in reading order, with a sign for what is none', () => {
    const { fragment } = aText(
      paragraph('one', new Y.XmlElement('hardBreak'), 'two', element('footnote', 'a note'), '!'),
      element(
        'orderedList',
        element(
          'listItem',
          paragraph('item'),
          element('bulletList', element('listItem', paragraph('deep'))),
        ),
      ),
      element(
        'table',
        element(
          'tableRow',
          element('tableCell', paragraph('a')),
          element('tableHeader', paragraph('b')),
        ),
      ),
      paragraph(),
      paragraph('see ', new Y.XmlElement('pointReference')),
    )
    expect(readLetters(fragment).text).toBe(
      ['one', `two${ATOM}!`, 'item', 'deep', 'a', 'b', '', `see ${ATOM}`].join(LINE_END),
    )
  })

  it('are none in an untouched text, and reading changes nothing', () => {
    const { doc, fragment } = aText()
    let changes = 0
    doc.on('update', () => (changes += 1))
    expect(readLetters(fragment)).toEqual({ text: '', stretches: [] })
    expect(changes).toBe(0)
  })

  it('are not read deeper than a text can be', () => {
    let deep = paragraph('bottom')
    for (let at = 0; at < 60; at++) deep = element('orderedList', element('listItem', deep))
    expect(readLetters(aText(deep).fragment).text).toBe('')
  })

  it('have ids, except for what is no letter', () => {
    const { fragment } = aText(
      paragraph('one', element('footnote', 'x'), 'two'),
      paragraph('three'),
    )
    const letters = readLetters(fragment)
    const withoutId = letters.text.split('').filter((_, place) => letterAt(letters, place) === null)
    expect(withoutId).toEqual([ATOM, LINE_END])
    expect(letterAt(letters, -1)).toBeNull()
    expect(letterAt(letters, letters.text.length)).toBeNull()
  })

  it('are found again where they are', () => {
    const { doc, fragment } = aText(
      paragraph('one', element('footnote', 'x'), 'two'),
      paragraph('🕊 z'),
    )
    const letters = readLetters(fragment)
    for (let place = 0; place < letters.text.length; place++) {
      const letter = letterAt(letters, place)
      if (letter === null) continue
      expect(placeOf(doc, letters, letter, 'before')).toBe(place)
      expect(placeOf(doc, letters, letter, 'after')).toBe(place + 1)
    }
  })

  it('are found where they were when they are gone: before what follows, after what stood before', () => {
    const { doc, fragment } = aText(paragraph('one two three'))
    const before = readLetters(fragment)
    const [t, o] = [letterAt(before, 4), letterAt(before, 6)]
    const text = before.stretches[0]?.type
    if (t === null || o === null || text === undefined) throw new Error('no letters')
    text.delete(4, 3)
    const after = readLetters(fragment)
    expect(after.text).toBe('one  three')
    expect(placeOf(doc, after, t, 'before')).toBe(4)
    expect(placeOf(doc, after, o, 'after')).toBe(4)
  })

  it('are nowhere when all around them is gone, when nobody ever typed them, or in another text', () => {
    const { doc, fragment } = aText(paragraph('gone'), paragraph('here'))
    const letter = letterAt(readLetters(fragment), 0)
    const here = letterAt(readLetters(fragment), 5)
    if (letter === null || here === null) throw new Error('no letters')
    fragment.delete(0, 1)
    const letters = readLetters(fragment)
    expect(placeOf(doc, letters, letter, 'before')).toBeNull()
    expect(placeOf(doc, letters, { client: 7, clock: 0 }, 'before')).toBeNull()
    expect(placeOf(doc, letters, { client: doc.clientID, clock: 2 ** 31 }, 'after')).toBeNull()
    expect(placeOf(doc, letters, { client: doc.clientID, clock: 0 }, 'before')).toBeNull()
    const other = doc.getXmlFragment('point:two')
    other.insert(0, [paragraph('elsewhere')])
    expect(placeOf(doc, readLetters(other), here, 'before')).toBeNull()
  })

  it('that stay are found whatever happens around them', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const chance = createChance(seed)
        const { doc, fragment } = aText(paragraph('one two three'), paragraph('four five six'))
        const before = readLetters(fragment)
        const kept = before.text.indexOf('five')
        const letter = letterAt(before, kept)
        if (letter === null) throw new Error('no letter')
        for (let at = 0; at < 20; at++) {
          const { text, stretches } = readLetters(fragment)
          const { type, start, length } = chance.pick(stretches)
          const place = chance.below(length + 1)
          if (chance.next() < 0.6) type.insert(place, chance.pick(['x', 'yy ', '🕊']))
          else if (place < length && text[start + place] !== 'f') type.delete(place, 1)
        }
        const after = readLetters(fragment)
        const found = placeOf(doc, after, letter, 'before')
        expect(found === null ? null : after.text[found]).toBe('f')
      }),
      { numRuns: 100 },
    )
  })
})
