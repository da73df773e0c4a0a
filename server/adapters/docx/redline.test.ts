import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PlanId, PointId } from '../../../shared/model/ids.ts'
import type { Block, PointText } from '../../../shared/model/pointText.ts'
import { anyText } from '../../../shared/print/testing/anyText.ts'
import {
  bullets,
  cell,
  clauses,
  footnote,
  paragraph,
  reference,
  table,
  words,
} from '../../../shared/print/testing/aText.ts'
import type { PlanText } from '../../core/planSides.ts'
import type { WordJob } from '../../core/wordJob.ts'
import { aWordText, type GivenPoint } from './testing/aWordText.ts'
import { allIn, partsOf, readWord, readXml, type Shown } from './testing/readWord.ts'
import { writeDocx } from './writeDocx.ts'

/** Many documents, on a busy machine. */
const PATIENCE_MS = 120_000
const PLAN = 'plan' as PlanId
const OTHERWISE = { name: 'A framework', at: 0 }

const textJob = (text: PlanText): WordJob => ({
  kind: 'text',
  planId: PLAN,
  text,
  standing: 'Now',
  comments: [],
  positions: false,
})
type Redline = Extract<WordJob, { kind: 'redline' }>
const redlineJob = (older: PlanText, newer: PlanText, given: Partial<Redline> = {}): Redline => ({
  kind: 'redline',
  planId: PLAN,
  older,
  newer,
  standing: 'Changes',
  summary: '',
  stories: [],
  otherwise: OTHERWISE,
  ...given,
})

/** What is to be read with all changes accepted, and with all rejected, beside the two texts themselves. */
async function bothWays(job: Redline) {
  const redline = await writeDocx(job)
  return {
    accepted: readWord(redline, 'accept'),
    newer: readWord(await writeDocx(textJob(job.newer)), 'accept'),
    rejected: readWord(redline, 'reject'),
    older: readWord(await writeDocx(textJob(job.older)), 'accept'),
    redline,
  }
}

async function expectBothWays(job: Redline): Promise<void> {
  const { accepted, newer, rejected, older } = await bothWays(job)
  expect(accepted).toEqual(newer)
  expect(rejected).toEqual(older)
}

/** Every change of a file: what, by whom, when, and its words. */
function changesIn(bytes: Uint8Array): string[] {
  const body = readXml(partsOf(bytes).get('word/document.xml') ?? '')
  return ['w:ins', 'w:del'].flatMap((name) =>
    allIn(body, name).flatMap((change) => {
      const text = [...allIn(change, 'w:t'), ...allIn(change, 'w:delText')]
        .map((one) => one.children.join(''))
        .join('')
      if (text === '') return []
      const { 'w:author': author, 'w:date': date } = change.attributes
      return [`${name} ${author} ${date}: ${text}`]
    }),
  )
}

const onePoint = (text: PointText, given: Partial<GivenPoint> = {}, at = 0): PlanText =>
  aWordText([{ id: 'peace', points: [{ id: 'p1', text, ...given }] }], { at })

/** Small texts that differ as drafts do: a few words, paragraphs and lists that come, go and change. */
const draftWords = fc
  .array(fc.constantFrom('peace', 'shall', 'be', 'made', 'عقد', 'soon', 'мир', '.'), {
    maxLength: 7,
  })
  .map((list) => list.join(' '))
const draftParagraph = fc
  .tuple(draftWords, fc.boolean(), draftWords, fc.boolean(), fc.boolean())
  .map(([first, bold, second, noted, refers]) =>
    paragraph(
      `x ${first} `,
      words(second === '' ? 'y' : second, { bold }),
      ...(noted ? [footnote(`note ${first}`)] : []),
      ...(refers ? [reference('p2')] : []),
    ),
  )
const draftBlock = fc.oneof<fc.Arbitrary<Block>[]>(
  draftParagraph,
  draftParagraph,
  fc
    .array(draftParagraph, { minLength: 1, maxLength: 3 })
    .map((list) => clauses(...list.map((one) => [one]))),
  fc
    .array(draftParagraph, { minLength: 1, maxLength: 3 })
    .map((list) => bullets(...list.map((one) => [one, clauses('inner', [one])]))),
  fc
    .array(draftParagraph, { minLength: 1, maxLength: 3 })
    .map((list) => table(['a', 'b'], ...list.map((one) => [cell([one]), 'z']))),
)
const draft = fc.array(draftBlock, { maxLength: 4 })

const draftPoints = (text: fc.Arbitrary<PointText>): fc.Arbitrary<PlanText> =>
  fc
    .shuffledSubarray(['p1', 'p2', 'p3', 'p4'], { minLength: 1 })
    .chain((ids) =>
      fc.tuple(
        ...ids.map((id) =>
          fc.record({
            id: fc.constant(id),
            heading: fc.constantFrom('One', 'Another one', 'Something else'),
            text,
            struck: fc.nat(5).map((chance) => chance === 0),
          }),
        ),
      ),
    )
    .chain((points) =>
      fc.nat(points.length).map((cut) =>
        aWordText([
          { id: 'peace', points: points.slice(0, cut) },
          { id: 'trust', points: points.slice(cut) },
        ]),
      ),
    )

describe('a redline for Word', () => {
  it(
    'is the newer text when all is accepted, and the older one when all is rejected',
    { timeout: PATIENCE_MS },
    async () => {
      const plans = draftPoints(draft)
      await fc.assert(
        fc.asyncProperty(plans, plans, (older, newer) => expectBothWays(redlineJob(older, newer))),
        { numRuns: 40 },
      )
    },
  )

  it('is so for any text', { timeout: PATIENCE_MS }, async () => {
    const plans = draftPoints(anyText(2))
    await fc.assert(
      fc.asyncProperty(plans, plans, (older, newer) => expectBothWays(redlineJob(older, newer))),
      { numRuns: 25 },
    )
  })

  it('marks the words that changed, and no others', async () => {
    const job = redlineJob(
      onePoint([paragraph('The parties shall withdraw at once.'), clauses('One', 'Two')]),
      onePoint([paragraph('The parties shall withdraw soon.'), clauses('One', 'Between', 'Two')]),
    )
    const { redline } = await bothWays(job)
    expect(changesIn(redline).map((one) => one.replace(/^(\S+) .*: /, '$1 '))).toEqual([
      'w:ins soon',
      'w:ins Between',
      'w:del at once',
    ])
  })

  it('keeps what looks otherwise as a change of its looks', async () => {
    const job = redlineJob(
      onePoint([paragraph('It shall begin.')]),
      onePoint([paragraph('It ', words('shall', { bold: true }), ' begin.')]),
    )
    const { redline } = await bothWays(job)
    expect(changesIn(redline)).toEqual([])
    expect(partsOf(redline).get('word/document.xml')).toContain('<w:rPrChange')
    await expectBothWays(job)
  })

  it('says of each word who wrote it or took it away, and when', async () => {
    const texts = ['Peace shall be made.', 'Peace shall soon be made.', 'Peace shall soon be kept.']
    const [older, between, newer] = texts.map((text) => [paragraph(text)])
    const stories = [
      {
        pointId: 'p1' as PointId,
        steps: [
          { by: { name: 'Ann (Party A)', at: 1000 }, text: between ?? [] },
          { by: { name: 'Bob (Party B)', at: 2000 }, text: newer ?? [] },
        ],
        renamed: null,
        arranged: null,
      },
    ]
    const job = redlineJob(onePoint(older ?? []), onePoint(newer ?? [], {}, 3000), { stories })
    const { redline } = await bothWays(job)
    expect(changesIn(redline).map((one) => one.replace(/ +(?=:)| $/g, ''))).toEqual([
      'w:ins Ann (Party A) 1970-01-01T00:00:01Z: soon',
      'w:ins Bob (Party B) 1970-01-01T00:00:02Z: kept',
      'w:del Bob (Party B) 1970-01-01T00:00:02Z: made',
    ])
  })

  it('names the plan where nobody can be named', async () => {
    const job = redlineJob(onePoint([paragraph('Old.')]), onePoint([paragraph('New.')]))
    const { redline } = await bothWays(job)
    const authors = changesIn(redline).map((one) => one.split(' 19')[0])
    expect(new Set(authors)).toEqual(new Set(['w:ins A framework', 'w:del A framework']))
  })

  it('says who gave a point its heading, and nobody of its number', async () => {
    const point = { id: 'p1', text: [paragraph('Text.')] }
    const older = aWordText([{ id: 'peace', points: [point] }])
    const newer = aWordText([
      {
        id: 'peace',
        points: [
          { id: 'p0', text: [] },
          { ...point, heading: 'Heading of all' },
        ],
      },
    ])
    const ann = { name: 'Ann (Party A)', at: 1000 }
    const bob = { name: 'Bob (Party B)', at: 2000 }
    const stories = [
      { pointId: 'p1' as PointId, steps: null, renamed: ann, arranged: null },
      { pointId: 'p0' as PointId, steps: null, renamed: null, arranged: bob },
    ]
    const { redline } = await bothWays(redlineJob(older, newer, { stories }))
    const changes = changesIn(redline)
    expect(changes).toContain('w:ins Ann (Party A) 1970-01-01T00:00:01Z: all')
    expect(changes).toContain('w:ins Bob (Party B) 1970-01-01T00:00:02Z: 1. Heading of p0')
    expect(changes.filter((one) => one.endsWith(' 2'))).toEqual([
      'w:ins A framework 1970-01-01T00:00:00Z: 2',
    ])
  })

  it('gives a bookmark to each point once, also where it was moved', async () => {
    const [a, b] = ['p1', 'p2'].map((id) => ({ id, text: [paragraph(`Text of ${id}.`)] }))
    if (a === undefined || b === undefined) throw new Error('There are no points')
    const older = aWordText([{ id: 'peace', points: [a, b] }])
    const newer = aWordText([{ id: 'peace', points: [b, a] }])
    const { redline } = await bothWays(redlineJob(older, newer))
    const xml = partsOf(redline).get('word/document.xml') ?? ''
    expect(xml.match(/w:name="point_p1"/g)).toHaveLength(1)
    expect(xml.match(/w:name="point_p2"/g)).toHaveLength(1)
    await expectBothWays(redlineJob(older, newer))
  })

  it('has nothing marked between a text and itself', async () => {
    const text = onePoint([paragraph('Text.'), table(['a', 'b'])])
    const { redline, accepted } = await bothWays(redlineJob(text, text))
    const flat = (shown: readonly Shown[]): string => JSON.stringify(shown)
    expect(flat(accepted)).toContain('T')
    expect(partsOf(redline).get('word/document.xml')).not.toMatch(/<w:(ins|del) /)
  })
})
