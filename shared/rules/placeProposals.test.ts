import { describe, expect, it } from 'vitest'
import type { AlternativeOf } from '../model/documents.ts'
import type { BracketId, PartyId } from '../model/ids.ts'
import type { Block, Bracket, Inline, PointText } from '../model/pointText.ts'
import { bullets, clauses, footnote, paragraph, reference, table } from '../print/testing/aText.ts'
import { placeProposals, type FileChange } from './placeProposals.ts'
import { plainForm, type PlainOptions } from './plainForm.ts'

const OWN = 'a' as PartyId
const OPTIONS: PlainOptions = {
  label: (id) => `point ${id}`,
  alternative: (of) => (of === 'text' ? 'as drafted' : of.toUpperCase()),
  placeholder: '[Text to be proposed]',
}
const form = (text: PointText) => plainForm(text, OPTIONS)
const read = (text: PointText) => ({ text, form: form(text) })

const bracket = (alternatives: Record<string, string>): Bracket => ({
  kind: 'bracket',
  bracketId: 'b1' as BracketId,
  alternatives: Object.entries(alternatives).map(([of, words]) => ({
    of: of as AlternativeOf,
    blocks: [paragraph(words)],
  })),
})

/** What a file changed: `now` is the text of now where it is another one than the base. */
const changes = (base: PointText, file: PointText, now = base): readonly FileChange[] =>
  placeProposals(form(base), read(file), read(now), OWN)

const said = (list: readonly FileChange[]): string[] =>
  list.map(({ before, after }) => `${before} > ${after}`)
const reasons = (list: readonly FileChange[]): string[] =>
  list.map(({ proposal }) => (proposal.ok ? proposal.value.kind : proposal.reason))
const only = (list: readonly FileChange[]) => {
  const [first] = list
  if (first === undefined || list.length > 1) throw new Error(`There are ${list.length} changes`)
  return first.proposal.ok ? first.proposal.value : first.proposal.reason
}
const text = (...blocks: (string | Block)[]): PointText =>
  blocks.map((block) => (typeof block === 'string' ? paragraph(block) : block))

describe('what a file changed', () => {
  it('is nothing where it says the same, however it is put', () => {
    const base = text(
      'One  two\u00a0three.',
      '',
      clauses('first', 'second'),
      paragraph('See ', reference('p7'), footnote('a note'), '.'),
      paragraph('It ', bracket({ text: 'shall', a: 'may' }), ' act.'),
      bracket({ a: 'All of it.' }),
    )
    const file = text(
      paragraph('One two', ' three. '),
      clauses('first'),
      clauses('second'),
      paragraph('See point p7', footnote(' a note '), '.'),
      'It [as drafted: shall | A: may] act.',
      '[A: All of it.]',
    )
    expect(changes(base, file)).toEqual([])
    expect(changes([], text('[Text to be proposed]'))).toEqual([])
  })

  it('is whole words, with one beside them where words only came or went', () => {
    const base = text('The parties agree to meet.')
    expect(said(changes(base, text('The parties agreed to meet.')))).toEqual(['agree > agreed'])
    expect(said(changes(base, text('The parties agree promptly to meet.')))).toEqual([
      'to > promptly to',
    ])
    expect(said(changes(base, text('The parties agree to meet again.')))).toEqual([
      'meet > meet again',
    ])
    expect(said(changes(base, text('The parties agree.')))).toEqual(['agree to meet > agree'])
    expect(said(changes(base, text('All parties agree to talk.')))).toEqual([
      'The > All',
      'meet > talk',
    ])
  })

  it('has its place in the letters of the text, whatever spaces stand there', () => {
    const change = only(changes(text('It  shall   act now.'), text('It may act now.')))
    expect(change).toMatchObject({ kind: 'words', spot: { path: [0], from: 4, to: 9 } })
    const inItem = only(changes(text('a', clauses('b', 'c d')), text('a', clauses('b', 'c e'))))
    expect(inItem).toMatchObject({ kind: 'words', spot: { path: [1, 1, 0], from: 2, to: 3 } })
    const inCell = only(changes(text(table(['x', 'y z'])), text(table(['x', 'y w']))))
    expect(inCell).toMatchObject({ kind: 'words', spot: { path: [0, 0, 1, 0], from: 2, to: 3 } })
  })

  it('takes whole references and notes', () => {
    const base = text(paragraph('As in ', reference('p7'), ' and', footnote('see x'), ' on.'))
    const change = only(
      changes(base, text(paragraph('As in point p8 and', footnote('see x'), ' on.'))),
    )
    expect(change).toMatchObject({ kind: 'words', spot: { from: 6, to: 7 } })
    const inNote = only(
      changes(base, text(paragraph('As in ', reference('p7'), ' and', footnote('see y'), ' on.'))),
    )
    expect(inNote).toMatchObject({
      kind: 'words',
      spot: { from: 11, to: 12 },
      words: [footnote('see y')],
    })
  })

  it('is whole paragraphs where they came, went, were split or joined', () => {
    const base = text('One.', 'Two.', 'Three.')
    expect(only(changes(base, text('One.', 'Two.', 'New words.', 'Three.')))).toMatchObject({
      ...{ kind: 'blocks', parent: [], from: 2, to: 2, blocks: text('New words.') },
    })
    expect(only(changes(base, text('One.', 'Three.')))).toMatchObject({
      ...{ kind: 'blocks', parent: [], from: 1, to: 2, blocks: [] },
    })
    expect(only(changes(base, text('One. Two.', 'Three.')))).toMatchObject({
      ...{ kind: 'blocks', parent: [], from: 0, to: 2, blocks: text('One. Two.') },
    })
    expect(only(changes(text('One. Two.'), text('One.', 'Two.')))).toMatchObject({
      ...{ kind: 'blocks', parent: [], from: 0, to: 1, blocks: text('One.', 'Two.') },
    })
    expect(only(changes([], text('First words.')))).toMatchObject({
      ...{ kind: 'blocks', parent: [], from: 0, to: 0 },
    })
  })

  it('is items of a list where they came or went', () => {
    const base = text('Intro', clauses('one', 'two', 'three'))
    expect(only(changes(base, text('Intro', clauses('one', 'two', 'new', 'three'))))).toMatchObject(
      { kind: 'new-items', list: [1], at: 2, items: [text('new')] },
    )
    expect(only(changes(base, text('Intro', clauses('one', 'three'))))).toMatchObject({
      ...{ kind: 'gone-items', items: [[1, 1]] },
    })
    expect(
      only(changes(base, text('Intro', clauses('one', 'two', 'three', 'four words')))),
    ).toMatchObject({ kind: 'new-items', list: [1], at: 3, items: [text('four words')] })
    expect(only(changes(base, text('Intro', bullets('one', 'two', 'three'))))).toMatchObject({
      ...{ kind: 'blocks', parent: [], from: 1, to: 2 },
    })
  })
})

describe('where a change belongs', () => {
  it('is found again after others wrote elsewhere in the point', () => {
    const base = text('One two three.', 'Four five six.')
    const file = text('One two three.', 'Four nine six.')
    const now = text('Zero.', 'One two more three.', 'Oh, four: Four five six, indeed.')
    expect(only(changes(base, file, now))).toMatchObject({
      ...{ kind: 'words', spot: { path: [2], from: 15, to: 19 } },
    })
  })

  it('is nowhere once those words were rewritten, or bracketed', () => {
    const base = text('It shall act.')
    const file = text('It may act.')
    expect(only(changes(base, file, text('It must act.')))).toBe('moved-on')
    const bracketed = text(paragraph('It ', bracket({ text: 'shall', a: 'may' }), ' act.'))
    expect(only(changes(base, file, bracketed))).toBe('moved-on')
  })

  it('is in one’s own alternative, and never in that of others or in the signs around', () => {
    const base = text(paragraph('It ', bracket({ a: 'may', b: 'shall not' }), ' act.'))
    expect(only(changes(base, text('It [A: might | B: shall not] act.')))).toMatchObject({
      kind: 'own-words',
      spot: { inside: { bracketId: 'b1', of: 'a' }, path: [0], from: 0, to: 3 },
    })
    expect(only(changes(base, text('It [A: may well | B: shall not] act.')))).toMatchObject({
      kind: 'own-words',
    })
    expect(only(changes(base, text('It [A: may | B: shall] act.')))).toBe('in-bracket')
    expect(reasons(changes(base, text('It may act.')))).toEqual(['in-bracket'])
    expect(only(changes(base, text('It [A: may | B: shall not] work.')))).toMatchObject({
      ...{ kind: 'words', spot: { inside: null, from: 5, to: 8 } },
    })
  })

  it('is not where a bracket or a table would stand in a bracket', () => {
    const base = text('One.', bracket({ a: 'x' }), table(['t']))
    expect(reasons(changes(base, text('One.', table(['t']))))).toEqual(['holds-bracket'])
    expect(reasons(changes(base, text('One.', '[A: x]')))).toEqual(['holds-table'])
    expect(reasons(changes(text('One.'), text('One.', table(['t']))))).toEqual(['holds-table'])
  })

  it('says who tracked it in the file', () => {
    const run = (words: string, change: number): Inline =>
      Object.assign({}, paragraph(words).content[0], { change })
    const noteOf = (part: object): number | null =>
      'change' in part && typeof part.change === 'number' ? part.change : null
    const file = text(paragraph('It ', run('', 1), run('may', 0), ' act now.'))
    const [first] = placeProposals(
      form(text('It shall act now.')),
      { text: file, form: plainForm(file, { ...OPTIONS, noteOf }) },
      read(text('It shall act now.')),
      OWN,
    )
    expect(first?.notes).toEqual([1, 0])
    expect(first?.lead).toBe('It ')
    expect(first?.tail).toBe(' act now.')
  })
})
