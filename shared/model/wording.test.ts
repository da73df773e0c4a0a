import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Chance, createChance } from '../lib/chance.ts'
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
import type { PartyId } from './ids.ts'
import type { Block, Bracket, Inline, PointText, TextRun } from './pointText.ts'
import { textHash, wordingOf } from './wording.ts'

const hashOf = (text: PointText): string => textHash(wordingOf(text))
const link = (text: string) => words(text, { link: 'https://example.org/' })
const BREAK: Inline = { kind: 'break' }

describe('the wording of a text', () => {
  const text = [paragraph('The Parties shall agree.'), clauses('one', 'two')]

  it.each<[string, PointText]>([
    [
      'bold, italic and underlined words',
      [
        paragraph(
          'The ',
          words('Parties', { bold: true, italic: true }),
          words(' shall agree.', { underline: true }),
        ),
        clauses('one', 'two'),
      ],
    ],
    ['spaces at the ends', [paragraph('  The Parties shall agree. '), clauses('one ', ' two')]],
    ['double spaces', [paragraph('The  Parties   shall agree.'), clauses('one', 'two')]],
    ['spaces in two runs', [paragraph('The ', ' Parties shall agree.'), clauses('one', 'two')]],
    [
      'no-break, ideographic and narrow spaces and tabs',
      [paragraph('The\u00a0Parties\u3000shall\u202f\tagree.'), clauses('one', 'two')],
    ],
    [
      'breaks of lines',
      [paragraph('The Parties', BREAK, 'shall agree.', BREAK), clauses('one', 'two')],
    ],
    [
      'what nobody sees',
      [paragraph('\ufeffThe Par\u00adties sh\u200ball ag\u2060ree.'), clauses('one', 'two')],
    ],
    [
      'empty paragraphs',
      [
        paragraph(),
        paragraph('The Parties shall agree.'),
        paragraph(' '),
        clauses('one', ['two', paragraph('')]),
        paragraph(),
      ],
    ],
    [
      'empty items at the end of a list, and empty lists',
      [
        paragraph('The Parties shall agree.'),
        clauses('one', 'two', '', []),
        bullets(''),
        clauses(),
      ],
    ],
    [
      'empty tables',
      [paragraph('The Parties shall agree.'), clauses('one', 'two'), table(['', ' '], ['', ''])],
    ],
  ])('is the same with %s', (_what, other) => {
    expect(wordingOf(other)).toEqual(wordingOf(text))
    expect(hashOf(other)).toBe(hashOf(text))
  })

  it('is the same for letters with their accents in one or in two characters, even of two runs', () => {
    expect(hashOf([paragraph('cafe', words('\u0301', { bold: true }))])).toBe(
      hashOf([paragraph('caf\u00e9')]),
    )
  })

  it('is the same for a heading cell and a plain one', () => {
    expect(hashOf([table([heading('Area')])])).toBe(hashOf([table(['Area'])]))
  })

  it('gives the spaces at the edges of a link to no link', () => {
    const linked = [paragraph('see ', link('the annex'), ' to this')]
    expect(hashOf([paragraph('see', link(' the annex '), 'to this')])).toBe(hashOf(linked))
    expect(hashOf([paragraph('see ', link('the'), BREAK, link('annex'), ' to this')])).toBe(
      hashOf(linked),
    )
  })

  it('holds no half of a character, because a half changes when it is sent', () => {
    expect(wordingOf([paragraph('a\ud83d b')])).toEqual([paragraph('a\ufffd b')])
    expect(wordingOf([paragraph('\ud83d', words('\udd4a', { bold: true }))])).toEqual([
      paragraph('\ud83d\udd4a'),
    ])
  })

  it('of an empty text is nothing', () => {
    expect(wordingOf([])).toEqual([])
    expect(wordingOf([paragraph(' '), clauses(''), table([''])])).toEqual([])
  })

  it('is another when a space is there no more to be seen', () => {
    expect(hashOf([paragraph('now\u200bhere')])).toBe(hashOf([paragraph('nowhere')]))
    expect(hashOf([paragraph('now\u200bhere')])).not.toBe(hashOf([paragraph('now here')]))
  })

  it('is frozen', () => {
    const [first] = wordingOf(text)
    expect(Object.isFrozen(first)).toBe(true)
  })

  it.each<[string, PointText]>([
    ['another word', [paragraph('The Parties will agree.'), clauses('one', 'two')]],
    ['another case', [paragraph('The parties shall agree.'), clauses('one', 'two')]],
    ['words in another order', [clauses('one', 'two'), paragraph('The Parties shall agree.')]],
    ['a space inside a word', [paragraph('The Parties shall agree.'), clauses('o\u2009ne', 'two')]],
    [
      'two paragraphs for one',
      [paragraph('The Parties'), paragraph('shall agree.'), clauses('one', 'two')],
    ],
    ['bullets for sub-clauses', [paragraph('The Parties shall agree.'), bullets('one', 'two')]],
    ['one item for two', [paragraph('The Parties shall agree.'), clauses(['one', 'two'])]],
    [
      'an empty item before another',
      [paragraph('The Parties shall agree.'), clauses('', 'one', 'two')],
    ],
    [
      'a list that begins anew',
      [paragraph('The Parties shall agree.'), clauses('one'), clauses('two')],
    ],
    ['a link', [paragraph('The ', link('Parties'), ' shall agree.'), clauses('one', 'two')]],
    [
      'a footnote',
      [paragraph('The Parties', footnote('All.'), ' shall agree.'), clauses('one', 'two')],
    ],
    ['a reference', [paragraph('The Parties shall agree.', reference('a')), clauses('one', 'two')]],
  ])('is another with %s', (_what, other) => {
    expect(hashOf(other)).not.toBe(hashOf(text))
  })

  it.each<[string, PointText, PointText]>([
    [
      'the target of a link',
      [paragraph(words('annex', { link: 'https://example.org/1' }))],
      [paragraph(words('annex', { link: 'https://example.org/2' }))],
    ],
    ['the target of a reference', [paragraph(reference('a'))], [paragraph(reference('b'))]],
    ['a reference to nothing', [paragraph(reference('a'))], [paragraph(reference(null))]],
    [
      'the words of a footnote',
      [paragraph('x', footnote('one'))],
      [paragraph('x', footnote('two'))],
    ],
    ['a footnote', [paragraph('x ', footnote('one'))], [paragraph('x [one]')]],
    ['the cells of a table', [table(['a', 'b'])], [table(['a'], ['b'])]],
    ['the span of a cell', [table([cell('a', { colspan: 2 })])], [table(['a'])]],
    ['what looks like structure', [paragraph('a","b')], [paragraph('a'), paragraph('b')]],
  ])('tells apart by %s', (_what, one, other) => {
    expect(hashOf(one)).not.toBe(hashOf(other))
  })

  it('has a hash that never changes', () => {
    const all = [
      paragraph(
        'The Parties ',
        link('shall'),
        ' agree',
        footnote('As before.'),
        reference('seven'),
      ),
      clauses(['one', bullets('deep')], '', 'two'),
      table([heading('Area'), cell('Згода', { colspan: 2 })]),
    ]
    expect(hashOf(all)).toBe('d52f9558d32bc9ae98be7fef7d3fce12b562089c4c5ed314f6db2dec6f8fed44')
    expect(hashOf([])).toBe('79836e5259aa4102ed5ea564fa17213e3c4b89aa2fae5cdcfa7e927a3b9535db')
  })
})

describe('any text at all', () => {
  it('has a wording that is its own wording', () => {
    fc.assert(
      fc.property(anyText(2), (text) => {
        const wording = wordingOf(text)
        expect(wordingOf(wording)).toEqual(wording)
      }),
      { numRuns: 200 },
    )
  })

  it('keeps its hash when it is typed and formatted in another way', () => {
    let disguised = 0
    fc.assert(
      fc.property(anyText(2), fc.nat(), (text, seed) => {
        const other = disguise(text, createChance(seed))
        expect(hashOf(other)).toBe(hashOf(text))
        if (JSON.stringify(other) !== JSON.stringify(text)) disguised += 1
      }),
      { numRuns: 200 },
    )
    expect(disguised).toBeGreaterThan(100)
  })

  it('has the hash of another only if their wordings are equal', () => {
    fc.assert(
      fc.property(anyText(1), anyText(1), (a, b) => {
        const same = JSON.stringify(wordingOf(a)) === JSON.stringify(wordingOf(b))
        expect(hashOf(a) === hashOf(b)).toBe(same)
      }),
      { numRuns: 100 },
    )
  })
})

/** The same words, otherwise typed: cut into other runs, otherwise formatted, with other spaces and empty paragraphs. */
function disguise(blocks: readonly Block[], chance: Chance): Block[] {
  const out = blocks.map((block): Block => {
    switch (block.kind) {
      case 'paragraph':
        return { kind: 'paragraph', content: disguiseInlines(block.content, chance) }
      case 'orderedList':
      case 'bulletList': {
        const items = block.items.map((item) => disguise(item, chance))
        if (chance.next() < 0.3) items.push([paragraph(' ')])
        return { kind: block.kind, items }
      }
      case 'table':
        return {
          kind: 'table',
          rows: block.rows.map((row) =>
            row.map((one) => ({
              ...one,
              header: chance.next() < 0.5,
              blocks: disguise(one.blocks, chance),
            })),
          ),
        }
      case 'bracket':
        return disguiseBracket(block, chance)
    }
  })
  if (chance.next() < 0.3) out.splice(chance.below(out.length + 1), 0, paragraph(' '))
  return out
}

/** In another order, and with an alternative that has no words. */
const disguiseBracket = (bracket: Bracket, chance: Chance): Bracket => ({
  ...bracket,
  alternatives: [
    { of: 'empty' as PartyId, blocks: [paragraph(' ')] },
    ...bracket.alternatives.map(({ of, blocks }) => ({ of, blocks: disguise(blocks, chance) })),
  ].reverse(),
})

function disguiseInlines(inlines: readonly Inline[], chance: Chance): Inline[] {
  const out = inlines.flatMap((inline): Inline[] => {
    if (inline.kind === 'break') return [words(' ')]
    if (inline.kind === 'reference') return [inline]
    if (inline.kind === 'bracket') return [disguiseBracket(inline, chance)]
    if (inline.kind === 'footnote') {
      return [{ kind: 'footnote', content: inline.content.flatMap((run) => cut(run, chance)) }]
    }
    return cut(inline, chance).flatMap((run) =>
      run.text === ' ' && chance.next() < 0.5 ? [BREAK] : [run],
    )
  })
  return chance.next() < 0.3 ? [words(' '), ...out, BREAK] : out
}

function cut(run: TextRun, chance: Chance): TextRun[] {
  const text = run.text.normalize(chance.next() < 0.5 ? 'NFD' : 'NFC')
  return text
    .split('')
    .map((letter) =>
      /\s/u.test(letter) && letter !== '\ufeff'
        ? chance.pick([' ', '\u00a0', '\t ', '\u3000'])
        : letter,
    )
    .map((letter) => words(letter, { link: run.link, bold: chance.next() < 0.5 }))
}
