import { deepFreeze } from '../lib/freeze.ts'
import type { PointId } from '../model/ids.ts'
import { findPoint, type Plan, pointLabel } from '../model/plan.ts'
import { alternativeName } from '../model/planLabels.ts'
import type { Point } from '../model/point.ts'
import type { PointText } from '../model/pointText.ts'
import { cleanLine } from './cleanText.ts'
import type {
  PrintDate,
  PrintDocument,
  PrintLine,
  PrintParagraph,
  PrintPoint,
} from './printDocument.ts'
import { printText, type Setting } from './printText.ts'
import { voiceOf } from './voice.ts'

/** The language of the words that a printed plan adds of its own. */
const LANGUAGE = 'en'
const NO_TEXT_YET = '[Text to be proposed]'

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const

/**
 * A plan as a document for print, with the texts of its points as they stand. `at` is the moment whose text this is,
 * in milliseconds since 1970. The same plan, texts and moment give the same document.
 */
export function planDocument(
  plan: Plan,
  texts: (pointId: PointId) => PointText,
  options: { readonly at: number },
): PrintDocument {
  const setting: Setting = {
    language: LANGUAGE,
    reference: (id) => reference(plan, id),
    alternative: (of) => cleanLine(alternativeName(plan, of)),
  }
  return deepFreeze({
    title: line(plan.title),
    symbol: line(plan.symbol),
    language: LANGUAGE,
    date: dateOf(options.at),
    parties: plan.parties.map((party) => line(party.name)),
    pillars: plan.pillars.map((pillar, index) => ({
      label: `Pillar ${index + 1}`,
      heading: line(pillar.heading),
      points: pillar.points.map((point) => printPoint(point, texts, setting)),
    })),
  })
}

function printPoint(
  point: Point,
  texts: (pointId: PointId) => PointText,
  setting: Setting,
): PrintPoint {
  const struck = point.status === 'struck'
  const blocks = struck ? [] : printText(texts(point.id), setting)
  return {
    id: point.id,
    number: point.number,
    sourceNumber: point.sourceNumber,
    heading: line(point.heading),
    struck,
    blocks: blocks.length > 0 || struck ? blocks : [placeholder()],
  }
}

function placeholder(): PrintParagraph {
  return {
    kind: 'paragraph',
    placeholder: true,
    ...voiceOf(NO_TEXT_YET, LANGUAGE),
    content: [
      {
        kind: 'text',
        text: NO_TEXT_YET,
        bold: false,
        italic: false,
        underline: false,
        link: null,
      },
    ],
  }
}

function reference(plan: Plan, id: PointId): ReturnType<Setting['reference']> {
  const point = findPoint(plan, id)
  return {
    label: cleanLine(pointLabel(plan, id)),
    target: point?.id ?? null,
    number: point?.number ?? null,
  }
}

function line(text: string): PrintLine {
  const cleaned = cleanLine(text)
  return { text: cleaned, ...voiceOf(cleaned, LANGUAGE) }
}

/** A moment in UTC: the server and its readers sit in different time zones. */
function dateOf(at: number): PrintDate {
  const date = new Date(at)
  const iso = date.toISOString()
  return {
    iso,
    day: `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`,
    time: `${iso.slice(11, 16)} UTC`,
  }
}
