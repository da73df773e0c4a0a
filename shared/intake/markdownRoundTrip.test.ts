import { describe, expect, it } from 'vitest'
import type { PointId } from '../model/ids.ts'
import type { PointText } from '../model/pointText.ts'
import { spellBrackets } from '../model/spellBrackets.ts'
import { planMarkdown } from '../print/markdown.ts'
import { planDocument } from '../print/planDocument.ts'
import { aPlan } from '../print/testing/aPlan.ts'
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
import { decideChanges } from './decideChanges.ts'
import { readMarkdown } from './readMarkdown.ts'

const plan = aPlan(
  {
    'Peace & <quiet>': [{ heading: 'Ceasefire' }, { heading: '2. Numbers *inside*' }],
    Мир: [{ heading: 'Слова' }],
  },
  { title: 'A [framework] of #1', symbol: 'Draft 1' },
)

function readBack(text: PointText) {
  const texts = (id: PointId): PointText => (id === 'p1' ? text : [paragraph('Last.')])
  const read = readMarkdown(planMarkdown(planDocument(plan, texts, { at: 0 })))
  if (!read.ok) throw new Error(read.reason)
  const [first] = read.value.pillars[0]?.points ?? []
  return { plan: read.value, first: decideChanges(first?.blocks ?? [], [], () => true) }
}

describe('a plan as Markdown, read back', () => {
  it('has the same title, pillars, points and numbers', () => {
    const { plan: read } = readBack([paragraph('Yes.')])
    expect(read.title).toBe('A [framework] of #1')
    expect(
      read.pillars.map((pillar) => [
        pillar.heading,
        pillar.points.map((point) => [point.sourceNumber, point.heading]),
      ]),
    ).toEqual([
      [
        'Peace & <quiet>',
        [
          [1, 'Ceasefire'],
          [2, '2. Numbers *inside*'],
        ],
      ],
      ['Мир', [[3, 'Слова']]],
    ])
    expect(read.losses).toEqual(['What stands before the first heading was left out: “Draft 1”.'])
  })

  it.each<[string, PointText]>([
    [
      'words that look like markup',
      [
        paragraph('*not* _marked_ ~~up~~ # <b> `code` [x](y) | a & b; 5 < 6 ! ^ $'),
        paragraph('1. is no item'),
        paragraph('- is none either'),
        paragraph('+ nor this'),
        paragraph('> said nobody'),
        paragraph('See https://example.org/ and www.example.org and a@example.org.'),
      ],
    ],
    [
      'marks, links and notes',
      [
        paragraph(
          'It ',
          words('shall', { bold: true }),
          ' and ',
          words('"odd"', { italic: true }),
          ' ',
          words('under', { underline: true }),
          ', ',
          words('all', { bold: true, italic: true, underline: true }),
          '; ',
          words('here', { link: 'https://example.org/?a=1&b=(2)' }),
          footnote('A ', words('note', { bold: true }), '.'),
          '.',
        ),
      ],
    ],
    ['broken lines', [paragraph('One', { kind: 'break' }, 'two', { kind: 'break' }, '- three')]],
    [
      'sub-clauses and lists in one another',
      [
        paragraph('Before:'),
        clauses('One', ['Two', clauses('Inner', ['More', clauses('Innermost')]), 'And so on']),
        paragraph('Between'),
        bullets('Dot', ['Dash', bullets('Deeper')]),
        clauses(...Array.from({ length: 30 }, (_, at) => `Item ${at}`)),
      ],
    ],
    ['lists that follow each other', [clauses('One', 'Two'), bullets('Dot'), clauses('Three')]],
    [
      'tables',
      [
        paragraph('Before'),
        table(
          [heading('A'), heading('B|C')],
          ['a', cell([paragraph(words('bold', { bold: true }))])],
          ['x', cell([paragraph()])],
        ),
        paragraph('Between'),
        table(['x', 'y'], ['z', 'w']),
      ],
    ],
    ['a table in an item', [clauses(['One', table([heading('A')], ['x'])], 'Two')]],
  ])('has %s', (_what, text) => {
    expect(readBack(text).first).toEqual(spellBrackets(text, null))
  })

  it('refers to the same points', () => {
    const { plan: read, first } = readBack([paragraph('See ', reference('p2'), '.')])
    const aim = read.pillars[0]?.points[1]?.id
    expect(aim).toBe('p2')
    expect(first).toEqual([paragraph('See ', reference('p2'), '.')])
  })
})
