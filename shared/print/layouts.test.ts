import { describe, expect, it } from 'vitest'
import type { AlternativeOf } from '../model/documents.ts'
import type { BracketId, MemberId, PartyId, PointId } from '../model/ids.ts'
import type { Block, Bracket } from '../model/pointText.ts'
import { plainRemark } from '../model/remark.ts'
import type { Said, Thread } from '../model/review.ts'
import { comparePlans } from '../rules/comparePlans.ts'
import { planState } from '../rules/planState.ts'
import { planDocument, type PrintOptions } from './planDocument.ts'
import type { PrintInline, PrintPoint } from './printDocument.ts'
import { withGonePoints } from './printChange.ts'
import { aPlan } from './testing/aPlan.ts'
import { clauses, paragraph } from './testing/aText.ts'
import { wordsIn } from './testing/reading.ts'

const AT = Date.UTC(2025, 10, 20, 14, 5)
const plan = aPlan({ Peace: [{ heading: 'Borders' }, { heading: 'Arms' }] })

const bracket = (...alternatives: [of: string, ...blocks: Block[]][]): Bracket => ({
  kind: 'bracket',
  bracketId: 'k1' as BracketId,
  alternatives: alternatives.map(([of, ...blocks]) => ({ of: of as AlternativeOf, blocks })),
})
const disputed = bracket(
  ['party-1', paragraph('within thirty days')],
  ['party-2', paragraph('without delay')],
)

function firstPoint(text: Block[], options: Partial<PrintOptions>): PrintPoint {
  const document = planDocument(plan, (id) => (id === 'p1' ? text : []), { at: AT, ...options })
  const point = document.pillars[0]?.points[0]
  if (point === undefined) throw new Error('The plan has a first point')
  return point
}

describe('a text with brackets', () => {
  it('has marks that stand out, and says whose each alternative is', () => {
    const { blocks } = firstPoint([paragraph('It meets ', disputed, '.')], { layout: 'bracketed' })
    const [first] = blocks
    const content: readonly PrintInline[] = first?.kind === 'paragraph' ? first.content : []
    expect(content.map((one) => (one.kind === 'mark' ? [one.text, one.name] : one.kind))).toEqual([
      'text',
      ['[', 'Party A'],
      'text',
      ['|', 'Party B'],
      'text',
      [']', null],
      'text',
    ])
    expect(wordsIn(blocks)).toBe('It meets [Party A: within thirty days|Party B: without delay].')
  })

  it('can keep to itself whose they are', () => {
    const { blocks } = firstPoint([paragraph(disputed)], { layout: 'bracketed', attributed: false })
    expect(wordsIn(blocks)).toBe('[within thirty days|without delay]')
  })

  it('keeps the lists of an alternative that is a paragraph of its own', () => {
    const { blocks } = firstPoint(
      [bracket(['party-1', clauses('one', 'two')], ['text', paragraph('three')])],
      { layout: 'bracketed' },
    )
    const [block] = blocks
    expect(block?.kind === 'bracket' && block.blocks.map((one) => one.kind)).toEqual([
      'paragraph',
      'clauses',
      'paragraph',
    ])
    expect(wordsIn(blocks)).toBe('[Party A:  one two |as drafted: three]')
  })

  it('says of a bracket without words that words are missing', () => {
    expect(wordsIn(firstPoint([paragraph(bracket())], { layout: 'bracketed' }).blocks)).toBe('[…]')
  })
})

describe('a text with positions', () => {
  const held = [
    {
      partyId: 'party-2' as PartyId,
      stance: 'oppose' as const,
      reason: 'Not \n yet.',
      isStale: true,
    },
  ]

  it('tells of every party where it stands, in words, and which words it spoke of', () => {
    const { positions } = firstPoint([paragraph('Words.')], {
      layout: 'positions',
      positions: () => held,
    })
    expect(
      positions?.map(({ party, letter, stance, on, wording, reason }) => [
        ...[letter.text, party.text, stance],
        ...[on, wording, reason?.text ?? null],
      ]),
    ).toEqual([
      ['A', 'Party A', 'No position', 'nothing', '', null],
      ['B', 'Party B', 'Opposes', 'earlier', 'earlier wording', 'Not yet.'],
    ])
  })

  it('has in columns what each party would have in the brackets', () => {
    const { positions } = firstPoint([paragraph(disputed)], {
      layout: 'columns',
      positions: () => held,
    })
    expect(positions?.map(({ alternatives }) => wordsIn(alternatives))).toEqual([
      'within thirty days',
      'without delay',
    ])
  })
})

describe('the annex of comments', () => {
  const said = (by: string, words: string | null, editedAt: number | null = null): Said => ({
    ref: { by: by as MemberId, id: 'c' },
    key: `${by}/c`,
    by: by as MemberId,
    at: AT,
    editedAt,
    body: words === null ? null : plainRemark(words),
    reactions: [],
  })
  const thread = (pointId: string, given: Partial<Thread>): Thread => ({
    ref: { by: 'ann' as MemberId, id: 'c' },
    key: 'ann/c',
    pointId: pointId as PointId,
    anchor: null,
    healings: [],
    textHash: null,
    opening: said('ann', 'Too long.'),
    replies: [],
    resolution: null,
    ...given,
  })
  const end = { client: 1, clock: 1 }
  const threads = [
    thread('p2', { replies: [said('bo', null)] }),
    thread('p1', {
      anchor: { first: end, last: end, quotation: 'thirty\ndays', before: '', after: '' },
      resolution: { resolved: true, by: 'bo' as MemberId, at: AT, turn: 1 },
    }),
  ]
  const members = [
    { id: 'ann' as MemberId, name: 'Ann', partyId: 'party-1' as PartyId },
    { id: 'bo' as MemberId, name: 'Bo', partyId: null },
  ]
  const annexOf = (which: 'open' | 'resolved' | 'all') =>
    planDocument(plan, () => [], { at: AT, comments: { which, threads, members } }).annex

  it('follows the order of the points, with quotations, authors, replies and resolutions', () => {
    const annex = annexOf('all')
    expect(annex?.points.map(({ label, heading }) => [label, heading.text])).toEqual([
      ['Point 1', 'Borders'],
      ['Point 2', 'Arms'],
    ])
    const [first, second] = annex?.points.flatMap((point) => point.threads) ?? []
    expect(first?.number).toBe(1)
    expect(first?.quotation?.text).toBe('thirty days')
    expect(first?.resolution?.text).toBe('Resolved by Bo, 20 November 2025, 14:05 UTC')
    expect(
      second?.said.map(({ author, when, blocks }) => [author.text, when, wordsIn(blocks)]),
    ).toEqual([
      ['Ann, Party A', '20 November 2025, 14:05 UTC', 'Too long.'],
      ['Bo', '20 November 2025, 14:05 UTC', 'This comment was taken back.'],
    ])
  })

  it('leaves out what is resolved when only open comments are asked for', () => {
    const annex = annexOf('open')
    expect(annex?.heading).toBe('Open comments')
    expect(annex?.points.map(({ target }) => target)).toEqual(['p2'])
  })

  it('leaves out what is open when only resolved comments are asked for', () => {
    const annex = annexOf('resolved')
    expect(annex?.heading).toBe('Resolved comments')
    expect(annex?.points.map(({ target }) => target)).toEqual(['p1'])
  })
})

describe('a redline', () => {
  const older = aPlan({
    Peace: [{ heading: 'Borders' }, { heading: 'Arms' }, { heading: 'Gone' }, { heading: 'Last' }],
  })
  const pillars = older.pillars.map((pillar) => {
    const [borders, arms, , last] = pillar.points
    if (borders === undefined || arms === undefined || last === undefined) throw new Error('four')
    return { ...pillar, points: [arms, { ...borders, heading: 'Frontiers' }, last] }
  })
  const newer = { ...older, pillars }
  const words = (text: string) => (id: PointId) => [paragraph(id === 'p1' ? text : 'The same.')]
  const comparison = comparePlans(
    planState(older, words('within thirty days')),
    planState(newer, words('within sixty days')),
    () => '',
  )
  const document = planDocument(
    withGonePoints(newer, older, comparison),
    words('within sixty days'),
    { at: AT, layout: 'redline', comparison },
  )
  const points = document.pillars[0]?.points ?? []
  const called = (id: string) => points.find((point) => point.id === id)

  it('shows word by word what was put in and taken out', () => {
    expect(called('p1')?.blocks).toEqual([])
    expect(called('p1')?.change?.lines?.map(({ kind, runs }) => ({ kind, runs }))).toEqual([
      {
        kind: 'changed',
        runs: [
          { kind: 'same', text: 'within ' },
          { kind: 'deleted', text: 'thirty' },
          { kind: 'inserted', text: 'sixty' },
          { kind: 'same', text: ' days' },
        ],
      },
    ])
    expect(called('p1')?.change?.headingBefore?.text).toBe('Borders')
  })

  it('notes what moved, and keeps a point that is gone where it stood', () => {
    const notes = points.map(({ id, change }) => [id, ...(change?.notes ?? []).map((n) => n.text)])
    expect(notes).toContainEqual(['p3', 'Struck.'])
    expect(notes.flat()).toContainEqual(
      expect.stringMatching(/^Moved; it was point \d of “Peace”\.$/),
    )
    expect(points.map(({ id }) => id).indexOf('p3' as PointId)).toBeGreaterThan(0)
    expect(called('p3')?.struck).toBe(true)
  })

  it('prints a point whose words are the same as in any other layout', () => {
    expect(called('p4')?.change?.lines).toBeNull()
    expect(wordsIn(called('p4')?.blocks ?? [])).toBe('The same.')
  })

  it('says how much changed', () => {
    expect(document.summary).toBe(
      comparison.points.length > 0 ? '1 point changed, 1 moved, 1 struck.' : '',
    )
  })
})

describe('what stands on every page', () => {
  const of = (options: Partial<PrintOptions>) =>
    planDocument(plan, () => [paragraph('Words.')], { at: AT, ...options })

  it('has the hash of what the document says, whenever and for whomever it was made', () => {
    const { hash } = of({})
    expect(of({ at: AT + 1, recipient: { name: 'Ann', code: 'A1' } }).hash).toBe(hash)
    expect(of({ layout: 'bracketed' }).hash).not.toBe(hash)
    expect(of({ hash: 'f'.repeat(64) }).hash).toBe('f'.repeat(64))
  })

  it('keeps names and watermarks on one line and in their direction', () => {
    const { recipient, watermark } = of({
      recipient: { name: 'Ann\u202e \n Example', code: 'A1' },
      watermark: 'DRAFT\u0000',
    })
    expect(recipient?.name.text).toBe('Ann\u2067 Example\u2069')
    expect(watermark?.text).toBe('DRAFT')
  })
})
