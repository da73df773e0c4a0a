import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { anyText } from '../print/testing/anyText.ts'
import {
  bullets,
  cell,
  clauses,
  footnote,
  heading,
  paragraph,
  reference,
  table,
  words,
} from '../print/testing/aText.ts'
import { bracketPlace } from './bracket.ts'
import { type AlternativeOf, pointRoot } from './documents.ts'
import type { BracketId, PointId } from './ids.ts'
import { type Bracket, isBlank, plainText, type PointText, readPointText } from './pointText.ts'
import { textHash, wordingOf } from './wording.ts'
import { writePointText } from './writePointText.ts'

const ONE = 'one' as PointId

function written(text: PointText): { doc: Y.Doc; read: PointText } {
  const doc = new Y.Doc()
  doc.transact(() => writePointText(doc, ONE, text))
  // As everybody else gets it.
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  return { doc, read: readPointText(copy.getXmlFragment(pointRoot(ONE))) }
}

const bracket = (id: string, alternatives: Record<string, string>): Bracket => ({
  kind: 'bracket',
  bracketId: id as BracketId,
  alternatives: Object.entries(alternatives).map(([of, text]) => ({
    of: of as AlternativeOf,
    blocks: [paragraph(text)],
  })),
})

describe('a text that is written', () => {
  it('is read again as it was: marks, links, notes, references, lists, tables and brackets', () => {
    const text: PointText = [
      paragraph(
        'The Parties ',
        words('shall', { bold: true, underline: true, link: 'https://example.org/a' }),
        words(' meet', { italic: true }),
        footnote('As agreed', words(' earlier', { italic: true })),
        { kind: 'break' },
        reference('two'),
        reference(null),
        ' in ',
        bracket('k1', { a: 'spring', b: 'autumn', text: 'June' }),
        '.',
      ),
      clauses('first', ['second', bullets('deep', ['deeper', clauses('deepest')])]),
      table(
        [heading('Step'), heading('Share', { colspan: 2 })],
        [cell(['One', 'Two'], { rowspan: 2 }), 'half', cell([bracket('k2', { a: 'all' })])],
      ),
      bracket('k3', {}),
      paragraph(),
    ]
    expect(written(text).read).toEqual(text)
  })

  it('tells where each bracket belongs, and writes one that stands there twice once', () => {
    const twice = bracket('k1', { a: 'spring' })
    const { doc, read } = written([paragraph(twice, ' or ', twice)])
    expect(plainText(read, String)).toBe('[spring] or [spring]')
    expect(bracketPlace(doc, twice.bracketId)).toEqual({ pointId: ONE, settledAt: null })
  })

  it('leaves out what the schema has no form for, and what has no words in a bracket', () => {
    const text: PointText = [
      clauses(),
      clauses([]),
      table(),
      paragraph('', footnote(), ''),
      bracket('k1', { a: '', b: ' ', text: 'x' }),
    ]
    expect(written(text).read).toEqual([
      { kind: 'orderedList', items: [[paragraph()]] },
      paragraph(footnote()),
      bracket('k1', { text: 'x' }),
    ])
  })

  it('has no half of a character in it, in any copy', () => {
    const { doc, read } = written([paragraph('a\ud800b', words('\udc00', { bold: true }))])
    expect(read).toEqual(readPointText(doc.getXmlFragment(pointRoot(ONE))))
    expect(plainText(read, String)).toBe('a\ufffdb\ufffd')
  })

  it('is written the same again, and has the same wording, whatever it is', () => {
    let bracketed = 0
    fc.assert(
      fc.property(anyText(4), (any) => {
        const text = oneEach(any)
        const { read } = written(text)
        expect(written(read).read).toEqual(read)
        expect(textHash(wordingOf(read))).toBe(textHash(wordingOf(text)))
        if (JSON.stringify(read).includes('"alternatives":[{')) bracketed += 1
      }),
      { numRuns: 300 },
    )
    expect(bracketed).toBeGreaterThan(10)
  })
})

/** The same text in which every bracket is another one, with the alternatives that have words. */
function oneEach(text: PointText): PointText {
  let count = 0
  const renamed = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(renamed)
    if (typeof value !== 'object' || value === null) return value
    const entries = Object.entries(value).map(([key, inner]) => [key, renamed(inner)] as const)
    const made: Record<string, unknown> = Object.fromEntries(entries)
    if (made['kind'] !== 'bracket') return made
    const { alternatives } = made as unknown as Bracket
    return {
      ...made,
      bracketId: `k${count++}`,
      alternatives: alternatives.filter(({ blocks }) => !isBlank(blocks)),
    }
  }
  return renamed(text) as PointText
}
