import type { PointId } from '../../shared/model/ids.ts'
import { type Plan, pointsOf } from '../../shared/model/plan.ts'
import type { Block, PointText } from '../../shared/model/pointText.ts'
import { aPlan } from '../../shared/print/testing/aPlan.ts'
import {
  bullets,
  clauses,
  footnote,
  heading,
  paragraph,
  reference,
  table,
  words,
} from '../../shared/print/testing/aText.ts'
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

/** Paragraphs in other letters and languages. */
export const CYRILLIC = [
  'Сторони вирішують питання цього пункту виключно шляхом переговорів, добросовісно та без попередніх умов. Об’єднана комісія створюється протягом тридцяти днів після набрання чинності.',
  'Стороны разрешают вопросы, относящиеся к настоящему пункту, исключительно путём переговоров, добросовестно и без предварительных условий. Объединённая комиссия учреждается в течение тридцати дней.',
] as const
export const ARABIC =
  'تحل الأطراف المسائل المتصلة بهذه النقطة عن طريق التفاوض وحده، بحسن نية ودون شروط مسبقة. وتنشأ لجنة مشتركة في غضون 30 يوما من دخول هذا الإطار حيز النفاذ، وتقدم تقاريرها كل 90 يوما.'
export const INDONESIAN =
  'Para Pihak menyelesaikan persoalan dalam butir ini semata-mata melalui perundingan, dengan itikad baik dan tanpa prasyarat.'

const sentence = (at: number): string => SENTENCES[at % SENTENCES.length] ?? SENTENCES[0]

/** A plan of a template in which every point holds some 250 words of all that a text may hold. */
export function filledPlan(template: Template): { plan: Plan; text: (id: PointId) => PointText } {
  const pillars = Object.fromEntries(
    template.pillars.map((pillar) => [pillar.heading, pillar.points]),
  )
  const plan = aPlan(pillars, {
    title: template.title,
    symbol: template.symbol,
    parties: template.parties.map((party) => party.name),
  })
  const points = pointsOf(plan)
  const texts = new Map(
    points.map((point, at) => {
      const next = points[(at + 1) % points.length] ?? point
      return [point.id, filledText(at + 1, next.id)]
    }),
  )
  return { plan, text: (id) => texts.get(id) ?? [] }
}

function filledText(number: number, other: PointId): PointText {
  const blocks: Block[] = [
    paragraph(
      `${sentence(number)} ${sentence(number + 1)} `,
      words('Without prejudice', { italic: true }),
      ' to ',
      reference(other),
      `, ${sentence(number + 2).toLowerCase()}`,
      footnote(
        'Wording taken from the ',
        words('joint communiqué', { italic: true }),
        `, paragraph ${number}.`,
      ),
      ` ${sentence(number + 3)}`,
    ),
    clauses(
      [
        sentence(number + 4),
        clauses(sentence(number + 5), sentence(number + 6), [
          paragraph(
            'The text is deposited ',
            words('in five original copies', { underline: true }),
            ', see ',
            words('the depositary', { link: 'https://example.org/depositary?of=plan&page=1' }),
            '.',
          ),
        ]),
      ],
      [paragraph(words('Entry into effect', { bold: true }), `. ${sentence(number + 7)}`)],
      sentence(number + 1),
    ),
    paragraph(`${sentence(number + 2)} ${sentence(number + 6)} ${sentence(number + 3)}`),
  ]
  if (number % 4 === 1) blocks.push(paragraph(CYRILLIC[number % 8 === 1 ? 0 : 1]))
  if (number % 6 === 2) blocks.push(paragraph(ARABIC))
  if (number % 7 === 3) blocks.push(paragraph(INDONESIAN))
  if (number % 5 === 0) blocks.push(schedule(number))
  if (number % 9 === 4) blocks.push(bullets(sentence(number), sentence(number + 1)))
  return blocks
}

function schedule(number: number): Block {
  const steps = Array.from({ length: 6 }, (_, at) => at + 1)
  return table(
    ['Step', 'Measure', 'Days', 'Verified by'].map((text) => heading(text)),
    ...steps.map((step) => [
      `${number}.${step}`,
      sentence(number + step),
      String(step * 30),
      'Joint commission',
    ]),
  )
}
