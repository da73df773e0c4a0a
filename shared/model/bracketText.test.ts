import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { createChance } from '../lib/chance.ts'
import { bracketBlocks, bracketNewItem, bracketWords, rewriteWords } from './bracketText.ts'
import { alternativeRoot } from './documents.ts'
import type { BracketId, PartyId } from './ids.ts'
import { type Block, plainRun, plainText, type PointText, readPointText } from './pointText.ts'
import { addBlocks } from './writePointText.ts'

const LABELS = { point: (id: string) => `point ${id}`, alternative: (of: string) => of }
const theirs = (n: number, ...said: string[]) => ({
  bracketId: `b${n}` as BracketId,
  of: 'a' as PartyId,
  blocks: said.map((one) => paragraph(one)),
})
function paragraph(...said: string[]): Block {
  return { kind: 'paragraph', content: said.map((one) => plainRun(one)) }
}
const list = (...items: string[]): Block => ({
  kind: 'orderedList',
  items: items.map((item) => [paragraph(item)]),
})

function aText(text: PointText): { doc: Y.Doc; fragment: Y.XmlFragment; plain: () => string } {
  const doc = new Y.Doc()
  const fragment = doc.getXmlFragment('point:p')
  addBlocks(fragment, text)
  return { doc, fragment, plain: () => plainText(readPointText(fragment), LABELS) }
}

describe('a bracket in a text that stands', () => {
  it('holds the words as drafted and those of the party', () => {
    const { fragment, plain } = aText([paragraph('It shall act now.')])
    bracketWords(fragment, [0], { from: 3, to: 8 }, theirs(1, 'may'))
    expect(plain()).toBe('It [a: may | text: shall] act now.')
  })

  it('keeps looks, notes and references inside and outside', () => {
    const rich: Block = {
      kind: 'paragraph',
      content: [
        { ...plainRun('It '), bold: true },
        { ...plainRun('shall'), italic: true },
        { kind: 'footnote', content: [plainRun('note')] },
        { kind: 'reference', pointId: null },
        plainRun(' act.'),
      ],
    }
    const { fragment } = aText([rich])
    bracketWords(fragment, [0], { from: 5, to: 9 }, theirs(1, 'X'))
    const [read] = readPointText(fragment)
    if (read?.kind !== 'paragraph') throw new Error('There is no paragraph')
    expect(read.content).toMatchObject([
      { text: 'It ', bold: true },
      { text: 'sh', italic: true },
      {
        kind: 'bracket',
        alternatives: [
          { of: 'a' },
          {
            of: 'text',
            blocks: [{ content: [{ text: 'all', italic: true }, { kind: 'footnote' }] }],
          },
        ],
      },
      { kind: 'reference' },
      { text: ' act.' },
    ])
  })

  it('holds whole paragraphs, begins empty, and stands in sub-clauses', () => {
    const { fragment, plain } = aText([paragraph('One.'), paragraph('Two.'), list('x', 'y')])
    bracketNewItem(fragment, [2], 1, theirs(4, 'new'))
    bracketBlocks(fragment, [2, 0], { from: 0, to: 1 }, theirs(3))
    bracketBlocks(fragment, [], { from: 2, to: 2 }, theirs(2, 'Between.'))
    bracketBlocks(fragment, [], { from: 0, to: 2 }, theirs(1, 'Both.'))
    expect(plain()).toBe(
      '[a: Both. | text: One. Two.]\n[a: Between.]\n(a) [text: x]\n(b) [a: new]\n(c) y',
    )
  })

  it('leaves the letters of the longer side what they were', () => {
    const { fragment, plain } = aText([paragraph('It shall act without any delay.')])
    const [element] = fragment.toArray()
    const words = element instanceof Y.XmlElement ? element.get(0) : null
    if (!(words instanceof Y.XmlText)) throw new Error('There are no words')
    const mark = Y.createRelativePositionFromTypeIndex(words, 17, 0)
    bracketWords(fragment, [0], { from: 3, to: 8 }, theirs(1, 'may'))
    const { doc } = fragment
    const found = doc && Y.createAbsolutePositionFromRelativePosition(mark, doc)
    if (!(found?.type instanceof Y.XmlText)) throw new Error('The place is gone')
    expect(found.type.toString().slice(found.index)).toBe('out any delay.')
    expect(plain()).toContain('act without any delay.')
  })

  it('writes other words into an alternative, and nothing around them anew', () => {
    const { doc, fragment } = aText([paragraph('It shall act.')])
    rewriteWords(fragment, [0], { from: 3, to: 8 }, [{ ...plainRun('may'), bold: true }])
    expect(plainText(readPointText(fragment), LABELS)).toBe('It may act.')
    rewriteWords(fragment, [0], { from: 6, to: 6 }, [{ kind: 'break' }])
    rewriteWords(fragment, [0], { from: 0, to: 3 }, [])
    expect(plainText(readPointText(fragment), LABELS)).toBe('may\n act.')
    expect(doc.share.has(alternativeRoot('b1' as BracketId, 'a' as PartyId))).toBe(false)
  })
})

describe('a bracket put in while others type', () => {
  it('keeps every word that anybody typed, and both sides have the same text', () => {
    let kept = 0
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const chance = createChance(seed)
        const said = 'One two three four five six seven'
        const ana = aText([paragraph(said), paragraph('Second paragraph here')])
        const ben = new Y.Doc()
        Y.applyUpdate(ben, Y.encodeStateAsUpdate(ana.doc))
        const other = ben.getXmlFragment('point:p')
        const typed: string[] = []
        for (let at = 0; at < 4; at++) {
          const element: unknown = other.get(chance.below(2))
          const words = element instanceof Y.XmlElement ? element.get(0) : null
          if (!(words instanceof Y.XmlText)) continue
          const word = `<${at}>`
          words.insert(chance.below(words.length + 1), word)
          typed.push(word)
        }
        const from = chance.below(said.length - 1)
        const to = from + 1 + chance.below(said.length - from)
        ana.doc.transact(() => {
          bracketWords(ana.fragment, [1], { from: 0, to: 6 }, theirs(2, 'Another'))
          bracketWords(ana.fragment, [0], { from, to }, theirs(1, 'ours'))
        })
        Y.applyUpdate(ben, Y.encodeStateAsUpdate(ana.doc))
        Y.applyUpdate(ana.doc, Y.encodeStateAsUpdate(ben))
        expect(readPointText(other)).toEqual(readPointText(ana.fragment))
        const now = ana.plain()
        // Two insertions at one place may stand in one another, so the signs are counted and not the words.
        for (const word of typed) {
          expect(now).toContain(word.slice(1, 2))
          kept += 1
        }
        expect(now.match(/</g)?.length).toBe(typed.length)
        expect(now).toContain('a: ours')
        expect(now).toContain('a: Another')
      }),
      { numRuns: 300 },
    )
    expect(kept).toBeGreaterThan(600)
  })
})
