import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { factsOf } from '../rules/agreement.ts'
import { alternativeRoot, type AlternativeOf, pointRoot } from './documents.ts'
import { alternativeRoots } from './bracket.ts'
import type { BracketId, PartyId, PointId } from './ids.ts'
import { readLetters } from './letters.ts'
import { bracketsIn } from './pointBrackets.ts'
import { plainText, readPointText } from './pointText.ts'
import { readStoredWording } from './storedWording.ts'
import { textHash, wordingOf } from './wording.ts'

const K = 'k1' as BracketId
const POINT = 'one' as PointId
const A = 'a' as PartyId
const B = 'b' as PartyId

function paragraphOf(...content: (string | Y.XmlElement)[]): Y.XmlElement {
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(
    0,
    content.map((one) => (typeof one === 'string' ? new Y.XmlText(one) : one)),
  )
  return paragraph
}
function bracketOf(name = 'bracket', id: string | null = K): Y.XmlElement {
  const element = new Y.XmlElement(name)
  if (id !== null) element.setAttribute('bracketId', id)
  return element
}

/** A point with a bracket among words, in which these alternatives are written. */
function aText(alternatives: Record<string, string>, ...more: Y.XmlElement[]) {
  const doc = new Y.Doc()
  const point = doc.getXmlFragment(pointRoot(POINT))
  point.push([paragraphOf('on the ', bracketOf(), ' basis'), ...more])
  for (const [of, words] of Object.entries(alternatives)) {
    doc.getXmlFragment(alternativeRoot(K, of as AlternativeOf)).push([paragraphOf(words)])
  }
  return { doc, point, read: () => readPointText(point) }
}
const hashOf = (text: ReturnType<typeof readPointText>): string => textHash(wordingOf(text))
const label = (): string => ''

describe('a bracket in a text', () => {
  it('is read with its alternatives in the order of whose they are, without the empty ones', () => {
    const { read } = aText({ text: 'present', b: 'legal', a: 'agreed', c: ' ' })
    const [bracket] = bracketsIn(read())
    expect(bracket?.alternatives.map((one) => one.of)).toEqual(['a', 'b', 'text'])
    expect(plainText(read(), label)).toBe('on the [agreed | legal | present] basis')
  })

  it('says whose its alternatives are where somebody can tell', () => {
    const { read } = aText({ b: 'legal', text: 'present' })
    const labels = { point: label, alternative: (of: string) => of.toUpperCase() }
    expect(plainText(read(), labels)).toBe('on the [B: legal | TEXT: present] basis')
    expect(plainText(aText({}).read(), labels)).toBe('on the […] basis')
  })

  it('stands as a paragraph of its own, or in a list', () => {
    const list = new Y.XmlElement('orderedList')
    const item = new Y.XmlElement('listItem')
    item.push([bracketOf('bracketBlock', 'k2')])
    list.push([item])
    const { read, doc } = aText({}, bracketOf('bracketBlock'), list)
    doc.getXmlFragment(alternativeRoot('k2' as BracketId, 'text')).push([paragraphOf('a clause')])
    expect(plainText(read(), label)).toBe('on the […] basis\n[…]\n(a) [a clause]')
    expect(bracketsIn(read()).map((one) => one.bracketId)).toEqual(['k1', 'k2'])
  })

  it('is left out where it names no bracket, in the letters too', () => {
    const { doc, point, read } = aText({})
    point.push([paragraphOf('x', bracketOf('bracket', null), 'y'), bracketOf('bracketBlock', null)])
    expect(plainText(read(), label)).toBe('on the […] basis\nxy')
    expect(readLetters(doc.getXmlFragment(pointRoot(POINT))).text).toBe('on the \ufffc basis\nxy')
  })

  it('never holds itself, even where somebody wrote it into its own alternative', () => {
    const { doc, read } = aText({})
    doc
      .getXmlFragment(alternativeRoot(K, 'text'))
      .push([paragraphOf('inside ', bracketOf()), bracketOf('bracketBlock')])
    expect(plainText(read(), label)).toBe('on the [inside] basis')
  })

  it('makes no root by being read', () => {
    const { doc, read } = aText({ a: 'x' })
    const before = [...doc.share.keys()].sort()
    read()
    alternativeRoots(doc, 'never' as BracketId)
    expect([...doc.share.keys()].sort()).toEqual(before)
  })
})

describe('the wording of a text with a bracket', () => {
  it('is another one when an alternative changes, and the same again when it is as before', () => {
    const { doc, read } = aText({ a: 'agreed' })
    const before = hashOf(read())
    const words = (doc.getXmlFragment(alternativeRoot(K, A)).get(0) as Y.XmlElement).get(0)
    ;(words as Y.XmlText).insert(0, 'not ')
    expect(hashOf(read())).not.toBe(before)
    ;(words as Y.XmlText).delete(0, 4)
    expect(hashOf(read())).toBe(before)
    doc.getXmlFragment(alternativeRoot(K, B)).push([paragraphOf(' ')])
    expect(hashOf(read())).toBe(before)
  })

  it('depends on whose an alternative is', () => {
    expect(hashOf(aText({ a: 'x' }).read())).not.toBe(hashOf(aText({ b: 'x' }).read()))
  })

  it('is stored and read back by its hash', () => {
    const wording = wordingOf(aText({ a: 'agreed', text: 'present' }).read())
    const stored: unknown = JSON.parse(JSON.stringify(wording))
    expect(readStoredWording(stored, textHash(wording))).toEqual(wording)
    const [first] = bracketsIn(wording)
    const forged = JSON.stringify(wording).replace('"a"', '"b"')
    expect(readStoredWording(JSON.parse(forged), textHash(wording))).toBeNull()
    expect(first?.alternatives).toHaveLength(2)
  })

  it('is not empty, and counts its brackets once each', () => {
    const { read, point } = aText({})
    point.push([paragraphOf(bracketOf(), bracketOf('bracket', 'k2'))])
    expect(factsOf(read())).toMatchObject({ isEmpty: false, brackets: 2 })
  })
})
