import { describe, expect, it } from 'vitest'
import { decideChanges } from '../../../shared/intake/decideChanges.ts'
import { readDocx } from '../../../shared/intake/docx/readDocx.ts'
import type { PlanId } from '../../../shared/model/ids.ts'
import type { PointText } from '../../../shared/model/pointText.ts'
import { spellBrackets } from '../../../shared/model/spellBrackets.ts'
import {
  bullets,
  clauses,
  footnote,
  paragraph,
  reference,
  table,
  words,
} from '../../../shared/print/testing/aText.ts'
import { aWordText } from './testing/aWordText.ts'
import { writeDocx } from './writeDocx.ts'

const text = [
  paragraph(
    'It ',
    words('shall', { bold: true }),
    ' begin',
    footnote('Soon.'),
    ' as ',
    reference('p-2'),
    ' says',
  ),
  clauses(
    'One',
    ['Two', clauses('Inner', ['More', clauses('Innermost')]), 'And so on'],
    ['Three', bullets('Dot', 'Dot')],
  ),
  paragraph('Between ', words('under', { underline: true }), words('lined', { italic: true })),
  bullets('Dot', ['Dash', bullets('Deeper')]),
  table(['x', 'y'], ['z', 'w']),
  paragraph('See ', words('here', { link: 'https://example.org/?a=1&b=2' })),
]

async function readBack(hash: string | null, first: PointText = text) {
  const written = await writeDocx({
    kind: 'text',
    planId: 'plan-1' as PlanId,
    text: aWordText(
      [
        {
          id: 'one',
          points: [
            { id: 'p-1', text: first },
            { id: 'p-2', text: [paragraph('Second.')] },
          ],
        },
        {
          id: 'two',
          points: [
            { id: 'p-3', text: [] },
            { id: 'p-4', struck: true, text: [] },
          ],
        },
        { id: 'three', points: [] },
      ],
      { hash },
    ),
    standing: 'The text as it stood',
    comments: [],
    positions: true,
  })
  const read = readDocx(written)
  if (!read.ok) throw new Error(read.reason)
  return read.value
}

describe('a Word file of a plan, read back', () => {
  it('has the same title, pillars, points, numbers and texts', async () => {
    const plan = await readBack(null)
    expect(plan.title).toBe('A framework')
    expect(
      plan.pillars.map((pillar) => [
        pillar.heading,
        pillar.points.map((point) => [point.id, point.sourceNumber, point.heading]),
      ]),
    ).toEqual([
      [
        'Pillar of one',
        [
          ['p-1', 1, 'Heading of p-1'],
          ['p-2', 2, 'Heading of p-2'],
        ],
      ],
      ['Pillar of two', [['p-3', 3, 'Heading of p-3']]],
      ['Pillar of three', []],
    ])
    const [first, second] = plan.pillars[0]?.points ?? []
    const decided = decideChanges(first?.blocks ?? [], plan.changes, () => true)
    expect(decided).toEqual(spellBrackets(text, null))
    expect(decideChanges(second?.blocks ?? [], plan.changes, () => true)).toEqual([
      paragraph('Second.'),
    ])
    expect(plan.pillars[1]?.points[0]?.blocks).toEqual([])
    expect(plan.losses.filter((one) => one.includes('label'))).toEqual([])
  })

  it.each<[string, PointText]>([
    ['between items', [clauses(['One', table(['x', 'y']), 'After'], 'Two')]],
    ['in the last item', [clauses('One', ['Two', table(['x'])]), paragraph('Below')]],
    ['in a deeper item', [bullets(['One', bullets(['Deep', table(['x'])])], 'Two')]],
    ['in an item, and below the list', [clauses(['One', table(['x'])]), table(['y'])]],
    ['below a list', [clauses('One', ['Two', clauses('Deep')]), table(['x'])]],
  ])('has tables where they stood: %s', async (_where, expected) => {
    const plan = await readBack(null, expected)
    const [first] = plan.pillars[0]?.points ?? []
    expect(decideChanges(first?.blocks ?? [], plan.changes, () => true)).toEqual(expected)
  })

  it('says where it comes from', async () => {
    const hash = 'ab'.repeat(32)
    expect((await readBack(hash)).origin).toEqual({ planId: 'plan-1', versionHash: hash })
    expect((await readBack(null)).origin).toEqual({ planId: 'plan-1', versionHash: null })
  })
})
