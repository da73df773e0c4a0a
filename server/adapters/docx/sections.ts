import type { PillarId, PointId } from '../../../shared/model/ids.ts'
import { plainRun } from '../../../shared/model/pointText.ts'
import type {
  PrintDocument,
  PrintLine,
  PrintPoint,
  PrintPosition,
} from '../../../shared/print/printDocument.ts'
import { type FlowBlock, flowLine, flowOf, type FlowParagraph, type ListCount } from './flow.ts'
import { type MarkedBlock, type MarkedParagraph, unmarked } from './marked.ts'

/** The heading of a pillar, or a point: what has a bookmark. */
export type SectionOf =
  | { readonly kind: 'pillar'; readonly id: PillarId }
  | { readonly kind: 'point'; readonly id: PointId }

/** A part of a document under one heading, with what changed in it. */
export interface Section {
  readonly of: SectionOf
  /** Whether it carries the bookmark; what was moved stands in a redline twice. */
  readonly isTarget: boolean
  readonly heading: MarkedParagraph
  readonly blocks: readonly MarkedBlock[]
  /** Where the parties stand on it; null where that is not shown. */
  readonly positions: readonly PrintPosition[] | null
}

/** The same of one text alone. */
export interface PlainSection {
  readonly of: SectionOf
  readonly heading: FlowParagraph
  /** So many letters of the heading are the number, which changes when other points do. */
  readonly numberSize: number
  readonly blocks: readonly FlowBlock[]
  readonly point: PrintPoint | null
}

/** A document part by part; `pillars` are the ids of its pillars in their order. */
export const plainSections = (
  document: PrintDocument,
  pillars: readonly PillarId[],
  count: ListCount,
): PlainSection[] =>
  document.pillars.flatMap(({ heading, points }, at): PlainSection[] => {
    const id = pillars[at]
    const own = points.map((point) => pointSection(point, count))
    if (id === undefined) return own
    const of = { kind: 'pillar', id } as const
    const line = headingLine('Heading1', '', heading, '')
    return [{ of, heading: line, numberSize: 0, blocks: [], point: null }, ...own]
  })

/** A document in which nothing is marked. */
export const unmarkedSections = (sections: readonly PlainSection[]): Section[] =>
  sections.map(({ of, heading, blocks, point }) => {
    const { content, ...rest } = heading
    const pieces = content.map((inline) => ({ inline, change: null, looked: null }))
    return {
      of,
      isTarget: true,
      heading: { ...rest, pieces, change: null },
      blocks: unmarked(blocks),
      positions: point?.positions ?? null,
    }
  })

function pointSection(point: PrintPoint, count: ListCount): PlainSection {
  const number = point.number === null ? '' : `${point.number}. `
  return {
    of: { kind: 'point', id: point.id },
    heading: headingLine('Heading2', number, point.heading, point.struck ? ' (struck)' : ''),
    numberSize: number.length,
    blocks: flowOf(point.blocks, count),
    point,
  }
}

const headingLine = (
  style: 'Heading1' | 'Heading2',
  before: string,
  line: PrintLine,
  behind: string,
): FlowParagraph => flowLine(style, line, [plainRun(`${before}${line.text}${behind}`)])
