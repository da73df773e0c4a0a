import { afterEach, describe, expect, it } from 'vitest'
import { contentOf } from '../client/features/intake/contentOf.ts'
import { draftOf } from '../client/features/intake/draft.ts'
import { readPlanFile } from '../shared/intake/readPlanFile.ts'
import type { BracketId } from '../shared/model/ids.ts'
import { parsePlanFile, type PlanFile } from '../shared/model/planFile.ts'
import type { AlternativeOf } from '../shared/model/documents.ts'
import type { Block, Bracket } from '../shared/model/pointText.ts'
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
} from '../shared/print/testing/aText.ts'
import type { CreateFromContentRequest } from '../shared/wire/planContent.ts'
import { createPlanResponse } from '../shared/wire/http.ts'
import { asking } from '../server/api/testing/ask.ts'
import { ORIGIN } from '../server/api/testing/aServer.ts'

const { start, close } = asking()
afterEach(close)

const bracket = (id: string, alternatives: Record<string, readonly Block[]>): Bracket => ({
  kind: 'bracket',
  bracketId: id as BracketId,
  alternatives: Object.entries(alternatives).map(([of, blocks]) => ({
    of: of as AlternativeOf,
    blocks,
  })),
})

/** Everything that a plan may hold. */
const first: CreateFromContentRequest = {
  name: 'Cleo',
  content: {
    title: 'A framework',
    parties: [
      { id: 'x', name: 'Party X', letter: 'X', colour: 'blue' },
      { id: 'y', name: 'Party Y', letter: 'Y', colour: 'teal' },
    ],
    pillars: [
      {
        heading: 'Peace',
        points: [
          {
            id: 'one',
            heading: 'Ceasefire <first>',
            sourceNumber: 5,
            text: [
              paragraph(
                'The guns ',
                words('fall', { bold: true, italic: true }),
                ' silent',
                footnote('Within ', words('one', { underline: true }), ' day.'),
                { kind: 'break' },
                'See ',
                reference('three'),
                ', ',
                words('here', { link: 'https://example.org/a?b=[c]&d' }),
                '.',
              ),
              clauses('First.', ['Second:', clauses('deep', ['deeper', clauses('deepest')])]),
              bullets('dot', ['dot two', bullets('dash')]),
            ],
            comments: [
              { author: 'Ann', at: 5, quotation: 'guns', paragraphs: ['Which?', 'All of them?'] },
            ],
          },
          {
            id: 'two',
            heading: 'Struck',
            sourceNumber: null,
            text: [paragraph('Gone, but readable.')],
            comments: [{ author: 'Ben', at: null, quotation: null, paragraphs: ['Why?'] }],
            struck: 'numbered',
          },
          {
            ...{ id: 'gone', heading: 'Freed', sourceNumber: 9, text: [], comments: [] },
            struck: 'freed',
          },
        ],
      },
      {
        heading: 'Мир',
        points: [
          {
            id: 'three',
            heading: 'Words',
            sourceNumber: 4,
            text: [
              paragraph(
                'The parties ',
                bracket('b1', { x: [paragraph('shall')], text: [paragraph('will')] }),
                ' meet ',
                bracket('b2', {}),
                '.',
              ),
              bracket('b3', {
                x: [paragraph('In one paragraph.'), clauses('a', 'b')],
                y: [paragraph('التفاوض وحده')],
              }),
              table(
                [heading('A', { colspan: 2 }), heading('B')],
                [cell('x', { rowspan: 2 }), 'y', 'z'],
                [cell(['in', clauses('q')]), ''],
              ),
            ],
            comments: [],
          },
        ],
      },
      { heading: 'Later', points: [] },
    ],
    source: { kind: 'text', name: 'Pasted text', sha256: '0'.repeat(64) },
  },
}

/** What does not hang on chance: ids by the order in which they come, alternatives by the letters of their parties. */
function shape({ content, threads }: PlanFile) {
  const { parties, pillars } = content
  const letters = new Map<string, string>(parties.map(({ id, letter }) => [id, letter]))
  const ordered = (key: string, value: unknown): unknown =>
    key === 'alternatives' && Array.isArray(value)
      ? (value as { of: string; blocks: unknown }[])
          .map(({ of, blocks }) => ({ of: letters.get(of) ?? of, blocks }))
          .sort((a, b) => (a.of < b.of ? -1 : 1))
      : value
  const points = pillars.flatMap((pillar) => pillar.points)
  let json = JSON.stringify(
    {
      parties: parties.map(({ name, letter, colour }) => ({ name, letter, colour })),
      title: content.title,
      pillars: pillars.map((pillar) => ({
        heading: pillar.heading,
        points: pillar.points.map(({ number, sourceNumber, heading: name, status, text }) => ({
          ...{ number, sourceNumber, name, status, text },
        })),
      })),
      threads: threads.map(({ pointId, wordsNow }) => ({ pointId, wordsNow })),
    },
    ordered,
  )
  const brackets = json.match(/(?<="bracketId":")[^"]+/g) ?? []
  const ids = [...new Set([...points.map((point) => point.id), ...brackets])]
  for (const [at, id] of ids.entries()) json = json.replaceAll(`"${id}"`, `"id-${at}"`)
  return JSON.parse(json) as unknown
}

describe('a plan that leaves as a file and comes back', () => {
  it('is an equal plan', async () => {
    const server = await start()
    const create = async (payload: object) => {
      const answer = await server.app.inject({
        ...{ method: 'POST', url: '/api/plans', headers: { origin: ORIGIN }, payload },
      })
      expect(answer.body).toContain('planId')
      const { planId, token } = createPlanResponse.parse(answer.json())
      const exported = await server.app.inject({
        url: `/api/plans/${planId}/export?format=json`,
        headers: { authorization: `Bearer ${token}` },
      })
      return exported.body
    }
    const left = await create(first)
    const incoming = readPlanFile(left)
    if (!incoming.ok) throw new Error(incoming.reason)
    expect(incoming.value.losses).toEqual([])
    const source = { kind: 'plan-file', name: 'plan.json', sha256: '1'.repeat(64) } as const
    const made = contentOf(incoming.value, source, draftOf(incoming.value), {
      ...{ title: 'A framework', name: 'Cleo', parties: [...incoming.value.parties] },
    })
    if ('wrong' in made) throw new Error(made.wrong)
    const back = await create(made.request)
    const [before, after] = [parsePlanFile(left), parsePlanFile(back)]
    if (before === null || after === null) throw new Error('An export is no plan file')
    expect(shape(after)).toEqual(shape(before))
    expect(before.content.pillars.map(({ points }) => points.map((one) => one.number))).toEqual([
      [1, 2, null],
      [3],
      [],
    ])
  })
})
