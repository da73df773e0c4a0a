import { describe, expect, it } from 'vitest'
import type { Block, PointText } from '../model/pointText.ts'
import { ENGLISH } from './labels/en.ts'
import { planDocument } from './planDocument.ts'
import type { PrintBlock, PrintPoint } from './printDocument.ts'
import { aPlan } from './testing/aPlan.ts'
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
} from './testing/aText.ts'
import { depthOf, labelsIn, wordsIn } from './testing/reading.ts'

const AT = Date.UTC(2025, 10, 20, 14, 5)

const plan = aPlan(
  {
    Peace: [
      { heading: 'Sovereignty', sourceNumber: 1 },
      { heading: 'Old wording', sourceNumber: 2, struck: true },
    ],
    'Future relations': [{ heading: 'Питання меж', sourceNumber: 21 }, { heading: 'Added here' }],
  },
  { title: 'A  framework\n', parties: ['Party A', 'طرف'] },
)

/** The document of the plan above with these texts. */
const print = (texts: Readonly<Record<string, PointText>>) =>
  planDocument(plan, (id) => texts[id] ?? [], { at: AT })

/** The first point of the plan with this text, as it is printed. */
function printed(...text: Block[]): PrintPoint {
  const point = print({ p1: text }).pillars[0]?.points[0]
  if (point === undefined) throw new Error('The plan has a first point')
  return point
}

const PLAIN_POINT = { positions: null, change: null }
const plain = { bold: false, italic: false, underline: false, link: null }
const english = { direction: 'ltr', language: 'en', mixed: false } as const

describe('a plan as a document for print', () => {
  it('is this data, all of it', () => {
    const document = print({
      p1: [
        paragraph(
          'The Parties ',
          words('shall', { bold: true, link: 'https://example.org' }),
          ' act; see ',
          reference('p4'),
          footnote('As agreed.'),
        ),
        clauses(['One', clauses('Inner', 'Next')], 'Two'),
        table([heading('Step'), heading('Days')], ['1', '30']),
      ],
      p2: [paragraph('No longer on the table')],
      p3: [paragraph('Сторони вирішують це шляхом переговорів.')],
    })
    expect(document).toEqual({
      title: { text: 'A framework', ...english },
      symbol: { text: 'Draft 1', ...english },
      language: 'en',
      direction: 'ltr',
      labels: ENGLISH.page,
      layout: 'clean',
      standing: 'The text as it stood on 20 November 2025 at 14:05 UTC',
      summary: null,
      annex: null,
      signatures: null,
      authors: null,
      caucus: null,
      hash: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      recipient: null,
      watermark: null,
      lineNumbers: false,
      date: { iso: '2025-11-20T14:05:00.000Z', day: '20 November 2025', time: '14:05 UTC' },
      parties: [
        { text: 'Party A', ...english },
        { text: 'طرف', direction: 'rtl', language: 'ar', mixed: false },
      ],
      pillars: [
        {
          label: 'Pillar 1',
          heading: { text: 'Peace', ...english },
          points: [
            {
              id: 'p1',
              number: 1,
              sourceNumber: 1,
              heading: { text: 'Sovereignty', ...english },
              struck: false,
              ...PLAIN_POINT,
              blocks: [
                {
                  kind: 'paragraph',
                  placeholder: false,
                  ...english,
                  content: [
                    { kind: 'text', text: 'The Parties ', ...plain },
                    {
                      kind: 'text',
                      text: 'shall',
                      ...plain,
                      bold: true,
                      link: 'https://example.org',
                    },
                    { kind: 'text', text: ' act; see ', ...plain },
                    { kind: 'reference', label: 'point 3', target: 'p4', number: 3 },
                    {
                      kind: 'footnote',
                      ...english,
                      content: [{ kind: 'text', text: 'As agreed.', ...plain }],
                    },
                  ],
                },
                {
                  kind: 'clauses',
                  direction: 'ltr',
                  items: [
                    {
                      label: '(a)',
                      blocks: [
                        printedParagraph('One'),
                        {
                          kind: 'clauses',
                          direction: 'ltr',
                          items: [
                            { label: '(i)', blocks: [printedParagraph('Inner')] },
                            { label: '(ii)', blocks: [printedParagraph('Next')] },
                          ],
                        },
                      ],
                    },
                    { label: '(b)', blocks: [printedParagraph('Two')] },
                  ],
                },
                {
                  kind: 'table',
                  direction: 'ltr',
                  columns: [5.6, 5.6],
                  rows: 2,
                  headingRows: 1,
                  repeatsHeadings: true,
                  cells: [
                    { ...place(0, 0), heading: true, blocks: [printedParagraph('Step')] },
                    { ...place(1, 0), heading: true, blocks: [printedParagraph('Days')] },
                    { ...place(0, 1), heading: false, blocks: [printedParagraph('1')] },
                    { ...place(1, 1), heading: false, blocks: [printedParagraph('30')] },
                  ],
                },
              ],
            },
            {
              id: 'p2',
              number: null,
              sourceNumber: 2,
              heading: { text: 'Old wording', ...english },
              struck: true,
              ...PLAIN_POINT,
              blocks: [],
            },
          ],
        },
        {
          label: 'Pillar 2',
          heading: { text: 'Future relations', ...english },
          points: [
            {
              id: 'p3',
              number: 2,
              sourceNumber: 21,
              heading: { text: 'Питання меж', direction: 'ltr', language: null, mixed: false },
              struck: false,
              ...PLAIN_POINT,
              blocks: [
                {
                  ...printedParagraph('Сторони вирішують це шляхом переговорів.'),
                  language: 'uk',
                },
              ],
            },
            {
              id: 'p4',
              number: 3,
              sourceNumber: null,
              heading: { text: 'Added here', ...english },
              struck: false,
              ...PLAIN_POINT,
              blocks: [{ ...printedParagraph('[Text to be proposed]'), placeholder: true }],
            },
          ],
        },
      ],
    })
  })

  it('survives JSON and cannot be changed', () => {
    const document = print({ p1: [paragraph('Words', footnote('note'))] })
    expect(JSON.parse(JSON.stringify(document))).toEqual(document)
    expect(Object.isFrozen(document.pillars[0]?.points[0]?.blocks)).toBe(true)
  })

  it('says that words are missing where a text shows none', () => {
    const blank: Block[][] = [
      [],
      [paragraph(), paragraph('  \u200e'.slice(0, 2))],
      [paragraph({ kind: 'break' }), paragraph(footnote('  ')), paragraph(reference(null))],
      [bullets('', ''), table(['', ''])],
    ]
    for (const text of blank) {
      expect(printed(...text).blocks).toEqual([
        { ...printedParagraph('[Text to be proposed]'), placeholder: true },
      ])
    }
  })

  it('tells what a reference reads when its point was struck or never was', () => {
    const [first] = printed(paragraph(reference('p2'), ', ', reference('gone'))).blocks
    expect(first?.kind === 'paragraph' && first.content).toEqual([
      { kind: 'reference', label: '“Old wording” (struck)', target: 'p2', number: null },
      { kind: 'text', text: ', ', ...plain },
      {
        kind: 'reference',
        label: 'a point that is not in this plan',
        target: null,
        number: null,
      },
    ])
  })

  it('keeps the label of a clause that has no words yet', () => {
    const [list] = printed(clauses('One', '', 'Three')).blocks
    expect(list?.kind === 'clauses' && list.items).toEqual([
      { label: '(a)', blocks: [printedParagraph('One')] },
      { label: '(b)', blocks: [] },
      { label: '(c)', blocks: [printedParagraph('Three')] },
    ])
  })

  it('labels clauses anew inside a cell, and bullets by their depth', () => {
    const [list] = printed(bullets(['One', bullets(['Two', table([cell([clauses('x')])])])])).blocks
    expect(labelsIn(list ? [list] : [])).toEqual(['•', '–', '(a)'])
  })

  it('sets lists deeper than paper is wide as paragraphs that begin with their labels', () => {
    let deep: Block = clauses('innermost')
    for (let level = 0; level < 20; level++) deep = clauses([`level ${level}`, deep])
    const { blocks } = printed(deep)
    expect(depthOf(blocks)).toBe(8)
    expect(wordsIn(blocks)).toContain('(A) innermost')
  })

  it('sets a table inside a table inside a table as the paragraphs of its cells', () => {
    let deep: Block = table(['innermost', 'last'])
    for (let level = 0; level < 5; level++) deep = table([cell([deep])])
    const { blocks } = printed(deep)
    expect(depthOf(blocks)).toBe(2)
    expect(wordsIn(blocks)).toContain('innermost last')
  })
})

function printedParagraph(text: string): PrintBlock {
  return {
    kind: 'paragraph',
    placeholder: false,
    ...english,
    content: [{ kind: 'text', text, ...plain }],
  }
}

const place = (x: number, y: number) => ({ x, y, colspan: 1, rowspan: 1 })
