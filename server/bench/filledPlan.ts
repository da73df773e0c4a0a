import type { PartyId, PillarId, PlanId, PointId } from '../../shared/model/ids.ts'
import type { Plan } from '../../shared/model/plan.ts'
import type { Point } from '../../shared/model/point.ts'
import type { Block, Inline, PointText, TextRun } from '../../shared/model/pointText.ts'
import type { Template } from '../core/template.ts'

const SENTENCES = [
  'The Parties shall resolve questions concerning this point by negotiation alone, in good faith and without preconditions.',
  'A joint commission is established within thirty days of entry into effect and adopts its own rules of procedure.',
  'The commission reports every ninety days to the body named in this framework, and its reports are public.',
  'Nothing in this point prejudices the rights, claims or positions of any Party under international law.',
  'Arrangements agreed under this point shall not be altered by the threat or use of force.',
  'Each Party designates a point of contact that is reachable at all hours and answers within one day.',
  'Where a Party considers that an obligation has not been met, it notifies the others in writing and gives its reasons.',
  'The Parties review the operation of this point after twelve months, and every two years thereafter.',
] as const
const CYRILLIC = [
  'Сторони вирішують питання цього пункту виключно шляхом переговорів, добросовісно та без попередніх умов. Об’єднана комісія створюється протягом тридцяти днів після набрання чинності.',
  'Стороны разрешают вопросы, относящиеся к настоящему пункту, исключительно путём переговоров, добросовестно и без предварительных условий. Объединённая комиссия учреждается в течение тридцати дней.',
] as const
const ARABIC =
  'تحل الأطراف المسائل المتصلة بهذه النقطة عن طريق التفاوض وحده، بحسن نية ودون شروط مسبقة. وتنشأ لجنة مشتركة في غضون 30 يوما من دخول هذا الإطار حيز النفاذ، وتقدم تقاريرها كل 90 يوما.'
const INDONESIAN =
  'Para Pihak menyelesaikan persoalan dalam butir ini semata-mata melalui perundingan, dengan itikad baik dan tanpa prasyarat.'

const run = (text: string, marks: Partial<TextRun> = {}): TextRun => ({
  kind: 'text',
  text,
  bold: false,
  italic: false,
  underline: false,
  link: null,
  ...marks,
})
const paragraph = (...content: Inline[]): Block => ({ kind: 'paragraph', content })
const sentence = (at: number): string => SENTENCES[at % SENTENCES.length] ?? SENTENCES[0]
const cell = (text: string, header = false) => ({
  header,
  colspan: 1,
  rowspan: 1,
  blocks: [paragraph(run(text))],
})

/** A plan of a template in which every point holds some 250 words of all that a text may hold. */
export function filledPlan(template: Template): { plan: Plan; text: (id: PointId) => PointText } {
  let number = 0
  const pillars = template.pillars.map((pillar, at) => {
    const pillarId = `pillar-${at + 1}` as PillarId
    const points = pillar.points.map((point): Point => {
      number++
      return {
        id: `point-${number}` as PointId,
        heading: point.heading,
        sourceNumber: point.sourceNumber,
        pillarId,
        status: 'open',
        lock: null,
        number,
      }
    })
    return { id: pillarId, heading: pillar.heading, points }
  })
  const plan: Plan = {
    id: 'plan' as PlanId,
    title: template.title,
    symbol: template.symbol,
    createdAt: 0,
    parties: template.parties.map((party, at) => ({ ...party, id: `party-${at + 1}` as PartyId })),
    pillars,
    members: [],
  }
  const texts = new Map<PointId, PointText>()
  for (const { points } of pillars) {
    for (const point of points) texts.set(point.id, filledText(point.number ?? 0, number))
  }
  return { plan, text: (id) => texts.get(id) ?? [] }
}

function filledText(number: number, points: number): PointText {
  const other = `point-${(number % points) + 1}` as PointId
  const blocks: Block[] = [
    paragraph(
      run(`${sentence(number)} ${sentence(number + 1)} `),
      run('Without prejudice', { italic: true }),
      run(' to '),
      { kind: 'reference', pointId: other },
      run(`, ${sentence(number + 2).toLowerCase()}`),
      {
        kind: 'footnote',
        content: [
          run('Wording taken from the '),
          run('joint communiqué', { italic: true }),
          run(`, paragraph ${number}.`),
        ],
      },
      run(` ${sentence(number + 3)}`),
    ),
    {
      kind: 'orderedList',
      items: [
        [
          paragraph(run(sentence(number + 4))),
          {
            kind: 'orderedList',
            items: [
              [paragraph(run(sentence(number + 5)))],
              [paragraph(run(sentence(number + 6)))],
              [
                paragraph(
                  run('The text is deposited '),
                  run('in five original copies', { underline: true }),
                  run(', see '),
                  run('the depositary', { link: 'https://example.org/depositary?of=plan&page=1' }),
                  run('.'),
                ),
              ],
            ],
          },
        ],
        [paragraph(run('Entry into effect', { bold: true }), run(`. ${sentence(number + 7)}`))],
      ],
    },
    paragraph(run(`${sentence(number + 2)} ${sentence(number + 6)}`)),
  ]
  if (number % 4 === 1) blocks.push(paragraph(run(CYRILLIC[number % 8 === 1 ? 0 : 1])))
  if (number % 6 === 2) blocks.push(paragraph(run(ARABIC)))
  if (number % 7 === 3) blocks.push(paragraph(run(INDONESIAN)))
  if (number % 5 === 0) blocks.push(schedule(number))
  if (number % 9 === 4) {
    blocks.push({
      kind: 'bulletList',
      items: [0, 1, 2].map((at) => [paragraph(run(sentence(number + at)))]),
    })
  }
  return blocks
}

function schedule(number: number): Block {
  const steps = Array.from({ length: 6 }, (_, at) => at + 1)
  return {
    kind: 'table',
    rows: [
      ['Step', 'Measure', 'Days', 'Verified by'].map((text) => cell(text, true)),
      ...steps.map((step) => [
        cell(`${number}.${step}`),
        cell(sentence(number + step)),
        cell(String(step * 30)),
        cell('Joint commission'),
      ]),
    ],
  }
}
