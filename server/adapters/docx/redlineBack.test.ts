import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decideChanges } from '../../../shared/intake/decideChanges.ts'
import { readDocx } from '../../../shared/intake/docx/readDocx.ts'
import type { IncomingPlan } from '../../../shared/intake/incoming.ts'
import type { PlanId, PointId } from '../../../shared/model/ids.ts'
import type { Block, PointText } from '../../../shared/model/pointText.ts'
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
import { writeDocx } from './writeDocx.ts'

/** Many documents, on a busy machine. */
const PATIENCE_MS = 120_000

type Redline = Extract<WordJob, { kind: 'redline' }>

async function readRedline(older: PlanText, newer: PlanText, given: Partial<Redline> = {}) {
  const written = await writeDocx({
    kind: 'redline',
    planId: 'plan' as PlanId,
    older,
    newer,
    standing: 'Changes',
    summary: 'Some changes.',
    stories: [],
    otherwise: { name: 'A framework', at: 0 },
    ...given,
  })
  const read = readDocx(written)
  if (!read.ok) throw new Error(read.reason)
  return read.value
}

const onePoint = (text: PointText, given: Partial<GivenPoint> = {}): PlanText =>
  aWordText([
    {
      id: 'peace',
      points: [
        { id: 'p1', text, ...given },
        { id: 'p2', text: [paragraph('End.')] },
      ],
    },
  ])

/** A text with runs that look alike as one: where a change began or ended, nobody can see any more. */
const merged = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null) return value
  if (!Array.isArray(value)) {
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, merged(one)]))
  }
  const out: unknown[] = []
  for (const one of value.map(merged)) {
    const last = out.at(-1)
    if (isRun(one) && isRun(last) && marksOf(one) === marksOf(last)) {
      out[out.length - 1] = { ...last, text: last.text + one.text }
    } else if (!isRun(one) || one.text !== '') out.push(one)
  }
  return out
}
const isRun = (value: unknown): value is { readonly kind: 'text'; readonly text: string } =>
  typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'text'
const marksOf = (run: { readonly text: string }): string => JSON.stringify({ ...run, text: '' })

const decided = (plan: IncomingPlan, accepts: boolean): unknown => {
  const point = plan.pillars.flatMap((pillar) => pillar.points).find((one) => one.id === 'p1')
  return merged(decideChanges(point?.blocks ?? [], plan.changes, () => accepts))
}

async function expectBoth(older: PointText, newer: PointText): Promise<void> {
  const plan = await readRedline(onePoint(older), onePoint(newer))
  expect(decided(plan, true)).toEqual(merged(newer))
  expect(decided(plan, false)).toEqual(merged(older))
}

/** All paragraphs, wherever they stand. Where one became an item, a file cannot say which of both to leave. */
const paragraphsIn = (value: unknown): readonly string[] => {
  if (typeof value !== 'object' || value === null) return []
  if ('kind' in value && value.kind === 'paragraph') return [JSON.stringify(value)]
  return Object.values(value).flatMap(paragraphsIn)
}

const line = fc
  .array(fc.constantFrom('peace', 'shall', 'be', 'made', 'soon', 'мир', '.'), { maxLength: 5 })
  .chain((list) =>
    fc
      .tuple(fc.boolean(), fc.boolean())
      .map(([bold, noted]) =>
        paragraph(
          `x ${list.join(' ')}`.trim(),
          words(' y', { bold }),
          ...(noted ? [footnote('note')] : []),
        ),
      ),
  )
const lines = fc.array(line, { minLength: 1, maxLength: 3 })
const aTable = lines.map((list) => table(['a', 'b'], ...list.map((one) => [cell([one]), 'z'])))
/** Between two lists, or two tables, something stands: Word itself could not tell them apart. */
const textOf = (block: fc.Arbitrary<Block>): fc.Arbitrary<PointText> =>
  fc
    .array(block, { maxLength: 3 })
    .map((blocks) => blocks.flatMap((one) => [one, paragraph('So.')]))

const begin = [paragraph('The parties shall withdraw at once.'), clauses('One', 'Two')]

describe('a Word file with tracked changes, read back', { timeout: PATIENCE_MS }, () => {
  it.each<[string, PointText, PointText]>([
    [
      'words',
      begin,
      [paragraph('The parties may withdraw soon, and stay.'), clauses('One', 'Two')],
    ],
    ['a paragraph that came', begin, [paragraph('First of all.'), ...begin]],
    ['a paragraph that went', [...begin, paragraph('Last.')], begin],
    [
      'paragraphs that were joined',
      [paragraph('One.'), paragraph('Two.')],
      [paragraph('One. Two.')],
    ],
    ['a paragraph that was cut', [paragraph('One. Two.')], [paragraph('One.'), paragraph('Two.')]],
    [
      'items',
      [clauses('One', 'Two', 'Three')],
      [clauses('One', 'Between', 'Two and a half', ['Three', bullets('dot')])],
    ],
    ['rows', [table(['a', 'b'], ['c', 'd'])], [table(['a', 'b'], ['x', 'y'], ['c', 'e'])]],
    ['a table that came', begin, [...begin, table(['a', 'b'])]],
    ['a table that went', [...begin, table(['a', 'b'])], begin],
    [
      'notes, links and references',
      [paragraph('It is', footnote('So.'), ' as ', words('here', { link: 'https://a.example/' }))],
      [paragraph('It is', footnote('Not so.'), ' as ', reference('p2'), ' says')],
    ],
    ['all of it', begin, [bullets('Something else'), paragraph('Altogether')]],
    ['a text where there was none', [], begin],
    ['no text any more', begin, []],
  ])('is the newer text if all is accepted, the older if not: %s', async (_what, older, newer) => {
    await expectBoth(older, newer)
  })

  it('is so for drafts of paragraphs and tables', async () => {
    const block = fc.oneof<fc.Arbitrary<Block>[]>(line, line, aTable)
    await fc.assert(fc.asyncProperty(textOf(block), textOf(block), expectBoth), { numRuns: 30 })
  })

  it('has at least the same paragraphs in order for drafts of any kind', async () => {
    const block = fc.oneof<fc.Arbitrary<Block>[]>(
      line,
      aTable,
      lines.map((list) => clauses(...list.map((one) => [one]))),
      lines.map((list) => bullets(...list.map((one) => [one, clauses('inner', [one])]))),
    )
    await fc.assert(
      fc.asyncProperty(textOf(block), textOf(block), async (older, newer) => {
        const plan = await readRedline(onePoint(older), onePoint(newer))
        expect(paragraphsIn(decided(plan, true))).toEqual(paragraphsIn(merged(newer)))
        expect(paragraphsIn(decided(plan, false))).toEqual(paragraphsIn(merged(older)))
      }),
      { numRuns: 30 },
    )
  })

  it('keeps who made a change, and when', async () => {
    const [ann, bob] = [
      { name: 'Ann (Party A)', at: 1000 },
      { name: 'Bob (Party B)', at: 2000 },
    ]
    const older = [paragraph('One two three.')]
    const between = [paragraph('One and two three.')]
    const newer = [paragraph('One and two.')]
    const plan = await readRedline(onePoint(older), onePoint(newer, { heading: 'Another one' }), {
      stories: [
        {
          pointId: 'p1' as PointId,
          steps: [
            { by: ann, text: between },
            { by: bob, text: newer },
          ],
          renamed: bob,
          arranged: null,
        },
      ],
    })
    expect(decided(plan, true)).toEqual(newer)
    expect(decided(plan, false)).toEqual(older)
    const made = plan.changes.map(({ kind, author, at }) => `${kind} ${author} ${at}`)
    expect(made).toContain('inserted Ann (Party A) 1000')
    expect(made).toContain('deleted Bob (Party B) 2000')
    const [point] = plan.pillars[0]?.points ?? []
    expect(point).toMatchObject({ heading: 'Heading of p1', headingIfAccepted: 'Another one' })
    expect(plan.losses.join(' ')).toContain(
      'The heading “1. Heading of p1” was changed to “1. Another one” by Bob (Party B)',
    )
  })
})
