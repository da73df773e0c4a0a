import type { PartyId, PointId } from '../model/ids.ts'
import type { Layout } from '../model/layout.ts'
import { plainRun, type PointText } from '../model/pointText.ts'
import type { PlanComparison } from '../rules/comparePlans.ts'
import { printChange } from './printChange.ts'
import type { PrintParagraph, PrintPoint } from './printDocument.ts'
import { line, ownVoice } from './printLine.ts'
import { alternativesOf, type HeldPosition, printPositions } from './printPositions.ts'
import { printText } from './printText.ts'
import type { PrintedPlan, PrintedPoint } from './printedPlan.ts'
import type { Setting } from './setting.ts'

/** What is known of the points of a plan. */
export interface PointsGiven {
  readonly layout: Layout
  readonly texts: (pointId: PointId) => PointText
  /** What the parties hold on a point, for the layouts that show it. */
  readonly positions?: ((pointId: PointId) => readonly HeldPosition[]) | undefined
  /** From the older text to this one, for a redline. */
  readonly comparison?: PlanComparison | undefined
}

/** One point with all that the layout shows of it. */
export function printPoint(
  plan: PrintedPlan,
  point: PrintedPoint,
  { layout, texts, positions, comparison }: PointsGiven,
  setting: Setting,
): PrintPoint {
  const struck = point.status === 'struck'
  const text = struck ? [] : texts(point.id)
  const difference = comparison?.points.find((one) => one.pointId === point.id)
  const change = difference === undefined ? null : printChange(difference, setting)
  const showsText = !struck && (change?.lines ?? null) === null
  const blocks = showsText ? printText(text, setting) : []
  const shared = {
    id: point.id,
    number: point.number,
    sourceNumber: point.sourceNumber,
    heading: line(point.heading, setting.language),
    struck,
    blocks: blocks.length > 0 || !showsText ? blocks : [placeholder(setting)],
    change,
  }
  if (struck || positions === undefined) return { ...shared, positions: null }
  const own = (party: PartyId) => (layout === 'columns' ? alternativesOf(text, party, setting) : [])
  return { ...shared, positions: printPositions(plan.parties, positions(point.id), own, setting) }
}

const placeholder = ({ labels }: Setting): PrintParagraph => ({
  kind: 'paragraph',
  placeholder: true,
  ...ownVoice(labels),
  content: [plainRun(labels.noTextYet)],
})
