import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import { canonicalJson } from '../lib/canonicalJson.ts'
import { deepFreeze } from '../lib/freeze.ts'
import { toHex } from '../lib/hex.ts'
import type { PartyId, PointId } from '../model/ids.ts'
import type { Layout } from '../model/layout.ts'
import { pointLabel } from '../model/plan.ts'
import { alternativeName } from '../model/planLabels.ts'
import { plainRun, type PointText } from '../model/pointText.ts'
import { type PlanComparison, summarySentence } from '../rules/comparePlans.ts'
import { cleanLine } from './cleanText.ts'
import { dateOf } from './moment.ts'
import { type AnnexGiven, printAnnex } from './printAnnex.ts'
import { printChange } from './printChange.ts'
import type { PrintDocument, PrintParagraph, PrintPoint } from './printDocument.ts'
import { LANGUAGE, line } from './printLine.ts'
import { alternativesOf, type HeldPosition, printPositions } from './printPositions.ts'
import { printText } from './printText.ts'
import type { PrintedPlan, PrintedPoint } from './printedPlan.ts'
import type { Setting } from './setting.ts'
import { voiceOf } from './voice.ts'

const NO_TEXT_YET = '[Text to be proposed]'

export interface PrintOptions {
  /** The moment whose text this is, in milliseconds since 1970. */
  readonly at: number
  readonly layout?: Layout
  /** Whether brackets say whose their alternatives are. */
  readonly attributed?: boolean
  /** The hash of the version that this is; without one the document is hashed itself. */
  readonly hash?: string
  /** Which text this is, in one sentence. */
  readonly standing?: string
  /** What the parties hold on a point, for the layouts that show it. */
  readonly positions?: (pointId: PointId) => readonly HeldPosition[]
  /** From the older text to this one, for a redline. */
  readonly comparison?: PlanComparison
  readonly comments?: AnnexGiven
  readonly recipient?: { readonly name: string; readonly code: string }
  readonly watermark?: string
  readonly lineNumbers?: boolean
}

/**
 * A plan as a document for print, with these texts in its points. The same plan, texts and options give the same
 * document.
 */
export function planDocument(
  plan: PrintedPlan,
  texts: (pointId: PointId) => PointText,
  options: PrintOptions,
): PrintDocument {
  const { layout = 'clean', attributed = true, recipient, watermark, comments } = options
  const setting: Setting = {
    language: LANGUAGE,
    reference: (id) => reference(plan, id),
    alternative: attributed ? (of) => cleanLine(alternativeName(plan, of)) : null,
    marksBrackets: layout !== 'clean',
  }
  const date = dateOf(options.at)
  const content = {
    title: line(plan.title),
    symbol: line(plan.symbol),
    language: LANGUAGE,
    layout,
    summary: options.comparison === undefined ? null : summarySentence(options.comparison.summary),
    parties: plan.parties.map((party) => line(party.name)),
    pillars: plan.pillars.map((pillar, index) => ({
      label: `Pillar ${index + 1}`,
      heading: line(pillar.heading),
      points: pillar.points.map((point) => printPoint(plan, point, texts, options, setting)),
    })),
    annex: comments === undefined ? null : printAnnex(plan, comments, setting),
  }
  return deepFreeze({
    ...content,
    date,
    standing: options.standing ?? `The text as it stood on ${date.day} at ${date.time}`,
    hash: options.hash ?? hashOf(content),
    recipient:
      recipient === undefined ? null : { name: line(recipient.name), code: recipient.code },
    watermark: watermark === undefined ? null : line(watermark),
    lineNumbers: options.lineNumbers ?? false,
  })
}

/** Over what the document says, and not when it was printed or for whom: the same words have the same hash. */
const hashOf = (content: Partial<PrintDocument>): string =>
  toHex(sha256(utf8ToBytes(canonicalJson(content))))

function printPoint(
  plan: PrintedPlan,
  point: PrintedPoint,
  texts: (pointId: PointId) => PointText,
  options: PrintOptions,
  setting: Setting,
): PrintPoint {
  const { layout, positions, comparison } = options
  const struck = point.status === 'struck'
  const text = struck ? [] : texts(point.id)
  const difference = comparison?.points.find((one) => one.pointId === point.id)
  const change = difference === undefined ? null : printChange(difference)
  const showsText = !struck && (change?.lines ?? null) === null
  const blocks = showsText ? printText(text, setting) : []
  const shared = {
    id: point.id,
    number: point.number,
    sourceNumber: point.sourceNumber,
    heading: line(point.heading),
    struck,
    blocks: blocks.length > 0 || !showsText ? blocks : [placeholder()],
    change,
  }
  if (struck || positions === undefined) return { ...shared, positions: null }
  const own = (party: PartyId) => (layout === 'columns' ? alternativesOf(text, party, setting) : [])
  return { ...shared, positions: printPositions(plan.parties, positions(point.id), own) }
}

function placeholder(): PrintParagraph {
  return {
    kind: 'paragraph',
    placeholder: true,
    ...voiceOf(NO_TEXT_YET, LANGUAGE),
    content: [plainRun(NO_TEXT_YET)],
  }
}

function reference(plan: PrintedPlan, id: PointId): ReturnType<Setting['reference']> {
  const point = plan.pillars.flatMap((pillar) => pillar.points).find((one) => one.id === id)
  return {
    label: cleanLine(pointLabel(plan, id)),
    target: point?.id ?? null,
    number: point?.number ?? null,
  }
}
