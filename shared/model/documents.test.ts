import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { caucusParty, parseDocumentName, parseRootName, type Root, rootName } from './documents.ts'
import { createIds, ID_PATTERN } from './ids.ts'

const id = fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,39}$/)
const root = fc.oneof(
  fc.record({ kind: fc.constant('point'), pointId: id }),
  fc.record({
    kind: fc.constant('alternative'),
    bracketId: id,
    of: fc.oneof(id, fc.constant('text')),
  }),
  fc.record({ kind: fc.constant('person'), memberId: id }),
  fc.record({ kind: fc.constant('party'), partyId: id }),
) as fc.Arbitrary<Root>

describe('names of roots and documents', () => {
  it('reads every root name that it writes', () => {
    fc.assert(
      fc.property(root, (one) => {
        expect(parseRootName(rootName(one))).toEqual({ ...one })
      }),
    )
  })

  it('writes every root name that it reads: no two names mean the same root', () => {
    const nearly = fc
      .array(fc.oneof(id, fc.constantFrom('point', 'alternative', 'person', 'party', '', ' ', 'A')))
      .map((parts) => parts.join(':'))
    fc.assert(
      fc.property(nearly, (name) => {
        const read = parseRootName(name)
        if (read !== null) expect(rootName(read)).toBe(name)
      }),
    )
  })

  it.each([
    '',
    'point',
    'point:',
    'point:A',
    'point:a:b',
    'alternative:a',
    'alternative:a:b:c',
    'party:a ',
    'other:a',
    '__proto__',
    'constructor:a',
    `point:${'a'.repeat(41)}`,
  ])('knows no root called %j', (name) => {
    expect(parseRootName(name)).toBeNull()
  })

  it('knows the documents of a plan, and a caucus by its party', () => {
    expect(['plan', 'review', 'record'].map(parseDocumentName)).toEqual([
      'plan',
      'review',
      'record',
    ])
    const caucus = parseDocumentName('caucus/party-a')
    expect(caucus).toBe('caucus/party-a')
    expect(caucus !== null && caucusParty(caucus)).toBe('party-a')
    expect(caucusParty('plan')).toBeNull()
    for (const name of [
      '',
      'Plan',
      'caucus',
      'caucus/',
      'caucus/A',
      'caucus/a/b',
      'plan/',
      '../plan',
    ]) {
      expect(parseDocumentName(name), name).toBeNull()
    }
  })

  it('makes ids out of chance that fit the pattern', () => {
    let next = 0
    const newId = createIds((bytes) => bytes.map(() => next++ % 256))
    for (let at = 0; at < 100; at++) expect(newId()).toMatch(ID_PATTERN)
    expect(newId()).not.toBe(newId())
  })
})
