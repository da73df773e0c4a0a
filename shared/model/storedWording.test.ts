import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyText } from '../print/testing/anyText.ts'
import { clauses, footnote, paragraph, reference, table, words } from '../print/testing/aText.ts'
import type { PointText } from './pointText.ts'
import { readStoredWording } from './storedWording.ts'
import { textHash, type Wording, wordingOf } from './wording.ts'

const copy = (value: unknown): unknown => JSON.parse(JSON.stringify(value))
/** Reads a value under the hash that it would have if it were a wording. */
const readUnderItsOwnHash = (value: unknown): Wording | null =>
  readStoredWording(value, textHash(value as Wording))
const plain = words('one')

describe('a stored wording', () => {
  const wording = wordingOf([
    paragraph('The ', words('Parties', { link: 'https://example.org/' }), footnote('All.')),
    clauses('one', ['two', clauses('deep')]),
    table(['a', 'b']),
    paragraph('See ', reference('seven'), reference(null)),
  ])

  it('is read under the hash of its words', () => {
    expect(readStoredWording(copy(wording), textHash(wording))).toEqual(wording)
    expect(Object.isFrozen(readStoredWording(copy(wording), textHash(wording))?.[0])).toBe(true)
    expect(readStoredWording([], textHash([]))).toEqual([])
  })

  it('is read whatever the text', () => {
    fc.assert(
      fc.property(anyText(2), (text) => {
        const any = wordingOf(text)
        expect(readStoredWording(copy(any), textHash(any))).toEqual(any)
      }),
      { numRuns: 100 },
    )
  })

  it('is read of a text nested as deep as the gate lets anybody nest one', () => {
    let text: PointText = [paragraph('bottom')]
    for (let at = 0; at < 11; at++) text = [clauses([...text])]
    for (let at = 0; at < 3; at++) text = [table([{ ...cellOf(text) }])]
    const deep = wordingOf(text)
    expect(readStoredWording(copy(deep), textHash(deep))).toEqual(deep)
  })

  it('is nothing under another hash', () => {
    expect(readStoredWording(copy(wording), textHash(wordingOf([paragraph('other')])))).toBeNull()
    expect(readStoredWording(copy(wording), '')).toBeNull()
  })

  it.each<[string, unknown]>([
    ['two runs that are one', [paragraph('one ', 'two')]],
    ['a space at the end', [paragraph('one ')]],
    ['an empty paragraph', [paragraph('one'), paragraph()]],
    ['an empty item at the end', [clauses('one', [])]],
    ['an accent apart', [paragraph('e\u0301')]],
    ['bold words', [paragraph(words('one', { bold: true }))]],
    ['a heading cell', [table([{ ...cellOf([paragraph('a')]), header: true }])]],
    ['a break of a line', [{ kind: 'paragraph', content: [plain, { kind: 'break' }, plain] }]],
    [
      'a link that is not safe',
      [{ kind: 'paragraph', content: [{ ...plain, link: 'javascript:alert(1)' }] }],
    ],
    ['a field too many', [{ ...paragraph('one'), note: 'x' }]],
    ['a field too few', [{ kind: 'paragraph', content: [{ kind: 'text', text: 'one' }] }]],
    ['a kind that no text has', [{ kind: 'picture', content: [] }]],
    ['an id that is none', [paragraph(reference('<b>'))]],
    ['a span that is none', [table([{ ...cellOf([paragraph('a')]), colspan: 0 }])]],
    [
      'a paragraph in a footnote',
      [paragraph({ kind: 'footnote', content: [paragraph('x')] } as never)],
    ],
  ])('has not %s', (_what, value) => {
    const serialisable = wordingOf([paragraph('one')])
    expect(readUnderItsOwnHashOr(value, textHash(serialisable))).toBeNull()
  })

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['a number', 7],
    ['words', 'The Parties'],
    ['an object', {}],
    ['an array of nothings', [null, undefined]],
    ['bytes', new Uint8Array(3)],
  ])('is not %s', (_what, value) => {
    expect(readStoredWording(value, textHash([]))).toBeNull()
  })

  it('is not looked into deeper than a text can be', () => {
    let deep: unknown = [paragraph('bottom')]
    for (let at = 0; at < 20_000; at++) deep = [{ kind: 'orderedList', items: [deep] }]
    expect(readStoredWording(deep, textHash([]))).toBeNull()
  })

  it('has nothing that it inherits, however deep', () => {
    const inherits = (fields: object): unknown => Object.setPrototypeOf({}, fields)
    const block = inherits(paragraph('one'))
    expect(readUnderItsOwnHash([block])).toBeNull()
    let deep: unknown = inherits(paragraph('bottom'))
    for (let at = 0; at < 20_000; at++) deep = inherits({ kind: 'orderedList', items: [[deep]] })
    expect(readStoredWording([deep], textHash([]))).toBeNull()
  })

  it('is refused at once when it is a million wrong things', () => {
    const many = Array.from({ length: 1_000_000 }, () => 0)
    const began = performance.now()
    expect(readStoredWording(many, textHash([]))).toBeNull()
    expect(performance.now() - began).toBeLessThan(1_000)
  })

  it('is never an accident', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        expect(readStoredWording(value, textHash(wordingOf([paragraph('x')])))).toBeNull()
      }),
    )
  })
})

function cellOf(blocks: PointText) {
  return { header: false, colspan: 1, rowspan: 1, blocks }
}

/** Under its own hash if it can have one, so that nothing but its form speaks against it. */
function readUnderItsOwnHashOr(value: unknown, other: string): Wording | null {
  try {
    return readUnderItsOwnHash(value)
  } catch {
    return readStoredWording(value, other)
  }
}
