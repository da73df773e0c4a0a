import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { BracketId } from '../model/ids.ts'
import type { Block, Inline, PointText } from '../model/pointText.ts'
import { spellAsBlocks, spellInlines } from '../model/spellBrackets.ts'
import { textHash, wordingOf } from '../model/wording.ts'
import { anyText } from '../print/testing/anyText.ts'
import {
  bullets,
  cell,
  clauses,
  footnote,
  paragraph as p,
  reference,
  table,
  words,
} from '../print/testing/aText.ts'
import { type Comparison, compareWordings } from './compare.ts'

const label = (id: string): string => `point ${id}`
const compare = (before: PointText, after: PointText): Comparison =>
  compareWordings(wordingOf(before), wordingOf(after), label)

/** The lines of a comparison: depth in spaces, label, words; what is put in or taken out in braces; `~` if it changed. */
const SIGN = { same: '=', changed: '~', inserted: '+', deleted: '-' } as const
const linesOf = ({ lines }: Comparison): string[] =>
  lines.map(({ kind, depth, label: own, runs }) => {
    const text = runs.map((run) =>
      run.kind === 'same' ? run.text : `{${SIGN[run.kind]}${run.text}}`,
    )
    return [SIGN[kind] + '  '.repeat(depth), ...(own === null ? [] : [own]), text.join('')].join(
      ' ',
    )
  })

describe('the difference of two wordings', () => {
  it.each<[string, PointText, PointText, string[]]>([
    ['nothing', [], [], []],
    ['nothing in words', [p('One.')], [p(words('One.', { bold: true }), ' ')], ['= One.']],
    [
      'a word for another',
      [p('The Parties shall agree.')],
      [p('The Parties will agree.')],
      ['~ The Parties {-shall}{+will} agree.'],
    ],
    [
      'a word more',
      [p('The Parties agree.')],
      [p('The Parties shall agree.')],
      ['~ The Parties {+shall }agree.'],
    ],
    ['a letter', [p('The party.')], [p('The Party.')], ['~ The {-p}{+P}arty.']],
    ['a character of two halves', [p('A 😀 dove.')], [p('A 😁 dove.')], ['~ A {-😀}{+😁} dove.']],
    [
      'other words altogether',
      [p('Alpha beta gamma.')],
      [p('Quite different words here.')],
      ['~ {-Alpha beta gamma}{+Quite different words here}.'],
    ],
    ['a first text', [], [p('One.'), p('Two.')], ['+ {+One.}', '+ {+Two.}']],
    ['a text that is gone', [p('One.'), p('Two.')], [], ['- {-One.}', '- {-Two.}']],
    [
      'a paragraph at the beginning',
      [p('First paragraph.')],
      [p('New preamble.'), p('First paragraph.')],
      ['+ {+New preamble.}', '= First paragraph.'],
    ],
    [
      'a paragraph in the middle',
      [p('First paragraph.'), p('Last paragraph.')],
      [p('First paragraph.'), p('A middle one.'), p('Last paragraph.')],
      ['= First paragraph.', '+ {+A middle one.}', '= Last paragraph.'],
    ],
    [
      'a paragraph less in the middle',
      [p('First paragraph.'), p('A middle one.'), p('Last paragraph.')],
      [p('First paragraph.'), p('Last paragraph.')],
      ['= First paragraph.', '- {-A middle one.}', '= Last paragraph.'],
    ],
    [
      'a paragraph less at the end',
      [p('First paragraph.'), p('Last words.')],
      [p('First paragraph.')],
      ['= First paragraph.', '- {-Last words.}'],
    ],
    [
      'two paragraphs for one',
      [p('One two. Three four.'), p('End.')],
      [p('One two.'), p('Three four.'), p('End.')],
      ['~ One two.{- }{+¶}', '= Three four.', '= End.'],
    ],
    [
      'one paragraph for two',
      [p('One two.'), p('Three four.'), p('End.')],
      [p('One two. Three four.'), p('End.')],
      ['~ One two.{-¶}{+ }Three four.', '= End.'],
    ],
    [
      'a sub-clause more, with the labels of the new text',
      [p('They:'), clauses('respect', 'agree'), p('End.')],
      [p('They:'), clauses('respect', 'consult', 'agree'), p('End.')],
      ['= They:', '=   (a) respect', '+   (b) {+consult}', '=   (c) agree', '= End.'],
    ],
    [
      'a sub-clause less, with the label that it had',
      [p('They:'), clauses('respect', 'consult', 'agree')],
      [p('They:'), clauses('respect', 'agree')],
      ['= They:', '=   (a) respect', '-   (b) {-consult}', '=   (b) agree'],
    ],
    [
      'a paragraph that begins like the next one',
      [p('The Parties consult.'), p('The Parties agree.')],
      [p('The Parties agree.')],
      ['- {-The Parties consult.}', '= The Parties agree.'],
    ],
    [
      'a sub-clause that begins like the next one',
      [clauses('to agree', 'to end')],
      [clauses('to agree', 'to consult', 'to end')],
      ['=   (a) to agree', '+   (b) {+to consult}', '=   (c) to end'],
    ],
    [
      'a sub-clause deep inside',
      [clauses(['one', clauses('deep', 'deeper')])],
      [clauses(['one', clauses('deep', 'between', 'deeper')])],
      ['=   (a) one', '=     (i) deep', '+     (ii) {+between}', '=     (iii) deeper'],
    ],
    [
      'an item that begins with a list',
      [clauses([clauses('deep', 'end')], 'two')],
      [clauses([clauses('deeper', 'end')], 'two')],
      ['~     (a) (i) deep{+er}', '=     (ii) end', '=   (b) two'],
    ],
    [
      'a footnote',
      [p('The end.')],
      [p('The end', footnote('As agreed.'), '.')],
      ['~ The end{+ [As agreed.]}.'],
    ],
    [
      'a word in a footnote',
      [p('The end', footnote('As agreed.'), '.')],
      [p('The end', footnote('As settled.'), '.')],
      ['~ The end [As {-agreed}{+settled}.].'],
    ],
    [
      'the target of a reference',
      [p('See ', reference('a'), '.')],
      [p('See ', reference('b'), '.')],
      ['~ See {-point a}{+point b}.'],
    ],
    [
      'the target of a link',
      [p('See the ', words('annex', { link: 'https://example.org/1' }), '.')],
      [p('See the ', words('annex', { link: 'https://example.org/2' }), '.')],
      ['~ See the {-annex}{+annex}.'],
    ],
    [
      'a word in a table',
      [table(['a', 'b'], ['c', 'd'])],
      [table(['a', 'b'], ['c', 'x'])],
      ['= a', '= b', '= c', '~ {-d}{+x}'],
    ],
    [
      'a row of a table',
      [table(['a', 'b'], ['c', 'd'])],
      [table(['a', 'b'], ['new', 'row'], ['c', 'd'])],
      ['= a', '= b', '+ {+new}', '+ {+row}', '= c', '= d'],
    ],
    [
      'the span of a cell',
      [table([cell('a', { colspan: 2 })], ['c', 'd'])],
      [table(['a'], ['c', 'd'])],
      ['~ a', '= c', '= d'],
    ],
    [
      'bullets for sub-clauses',
      [p('They:'), clauses('respect', 'agree')],
      [p('They:'), bullets('respect', 'agree')],
      ['= They:', '~   • respect', '~   • agree'],
    ],
    [
      'a sub-clause for a paragraph',
      [p('They:'), p('respect')],
      [p('They:'), clauses('respect')],
      ['= They:', '~   (a) respect'],
    ],
  ])('is %s', (_what, before, after, lines) => {
    expect(linesOf(compare(before, after))).toEqual(lines)
  })

  it('counts the words that were put in and taken out, not the signs', () => {
    const counted = ({ isSame, inserted, deleted }: Comparison) => [isSame, inserted, deleted]
    const text = [p('The Parties shall agree.')]
    expect(counted(compare(text, text))).toEqual([true, 0, 0])
    expect(counted(compare(text, [p('The Parties may never agree!')]))).toEqual([false, 2, 1])
    expect(counted(compare(text, [p('The Parties'), p('shall agree.')]))).toEqual([false, 0, 0])
    expect(counted(compare([], [p('Згода сторін')]))).toEqual([false, 2, 0])
  })

  it('is told within a moment, even of texts that share nothing', () => {
    const long = (word: string) =>
      Array.from({ length: 40 }, (_, at) => p(`${word} ${at} `.repeat(60)))
    const began = performance.now()
    const { isSame } = compare(long('agree'), long('oppose'))
    expect(isSame).toBe(false)
    expect(performance.now() - began).toBeLessThan(5_000)
  })
})

describe('of any two wordings', () => {
  const inline = (one: Inline): string => {
    switch (one.kind) {
      case 'text':
        return one.text
      case 'break':
        return ' '
      case 'footnote':
        return `[${one.content.map(inline).join('')}]`
      case 'reference':
        return one.pointId === null ? '' : label(one.pointId)
      case 'bracket':
        return spellInlines([one], null).map(inline).join('')
    }
  }
  const wordsOf = (blocks: readonly Block[]): string =>
    blocks
      .map((one) => {
        switch (one.kind) {
          case 'paragraph':
            return one.content.map(inline).join('')
          case 'table':
            return one.rows.map((row) => row.map((a) => wordsOf(a.blocks)).join('')).join('')
          case 'bracket':
            return wordsOf(spellAsBlocks(one, null))
          default:
            return one.items.map(wordsOf).join('')
        }
      })
      .join('')
  const withoutSpaces = (text: string): string => text.replace(/[\s¶]/gu, '')
  /** The words of one side of a comparison. */
  const side = ({ lines }: Comparison, other: 'inserted' | 'deleted'): string =>
    lines
      .flatMap((line) => line.runs)
      .filter((run) => run.kind !== other)
      .map((run) => run.text)
      .join('')
  /** A text and what became of it: the same, one with a block put in or taken out, or quite another. */
  const twoTexts = fc
    .tuple(anyText(2), anyText(2), fc.nat(3), fc.nat(5))
    .map(([text, other, kind, at]): [PointText, PointText] => {
      if (kind === 0) return [text, other]
      if (kind === 1) return [text, text]
      const place = at % (text.length + 1)
      const changed = [...text.slice(0, place), ...other.slice(0, 1), ...text.slice(place + 1)]
      return kind === 2 ? [text, changed] : [changed, text]
    })

  it('what stayed and was taken out is the old text, what stayed and was put in is the new one', () => {
    let changed = 0
    fc.assert(
      fc.property(twoTexts, ([before, after]) => {
        const comparison = compare(before, after)
        const [a, b] = [wordsOf(wordingOf(before)), wordsOf(wordingOf(after))]
        expect(withoutSpaces(side(comparison, 'inserted'))).toBe(withoutSpaces(a))
        expect(withoutSpaces(side(comparison, 'deleted'))).toBe(withoutSpaces(b))
        if (comparison.lines.some((line) => line.kind === 'changed')) changed += 1
      }),
      { numRuns: 300 },
    )
    expect(changed).toBeGreaterThan(30)
  })

  it('they are the same if their hashes are, and otherwise some line shows that they are not', () => {
    let same = 0
    fc.assert(
      fc.property(twoTexts, ([before, after]) => {
        const [a, b] = [wordingOf(before), wordingOf(after)]
        const { isSame, lines, inserted, deleted } = compareWordings(a, b, label)
        expect(isSame).toBe(textHash(a) === textHash(b))
        expect(lines.every((line) => line.kind === 'same')).toBe(isSame)
        if (isSame) expect([inserted, deleted]).toEqual([0, 0])
        if (isSame && a.length > 0) same += 1
      }),
      { numRuns: 300 },
    )
    expect(same).toBeGreaterThan(30)
  })

  it('an empty bracket in a paragraph is another one than a paragraph that is a bracket', () => {
    const bracket = { kind: 'bracket', bracketId: 'b1' as BracketId, alternatives: [] } as const
    const change = compare([bracket], [p(bracket)])
    expect(change.isSame).toBe(false)
    expect(change.lines.map((line) => line.kind)).toEqual(['changed'])
    expect([change.inserted, change.deleted]).toEqual([0, 0])
  })

  it('no run is half a character, none is empty, and none has the kind of the one before', () => {
    fc.assert(
      fc.property(twoTexts, ([before, after]) => {
        for (const { runs } of compare(before, after).lines) {
          runs.forEach((run, at) => {
            expect(run.text).not.toBe('')
            expect(/\p{Surrogate}/u.test(run.text)).toBe(false)
            expect(run.kind).not.toBe(runs[at - 1]?.kind)
          })
        }
      }),
      { numRuns: 200 },
    )
  })
})
