import type { PointId } from '../model/ids.ts'
import type { ComparedLine } from '../rules/compare.ts'
import type { PlanComparison, PointDifference } from '../rules/comparePlans.ts'
import { cleanRuns } from './cleanText.ts'
import type { PrintChange, PrintComparedLine } from './printDocument.ts'
import type { PrintedPlan, PrintedPoint } from './printedPlan.ts'
import type { Labels } from './labels/labels.ts'
import { line, ownLine } from './printLine.ts'
import type { Setting } from './setting.ts'
import { voiceOf } from './voice.ts'

/** What became of one point, for print. */
export function printChange(
  difference: PointDifference,
  { labels, language }: Pick<Setting, 'labels' | 'language'>,
): PrintChange {
  const { before, after, headingChanged, comparison } = difference
  return {
    notes: notesOn(difference, labels).map((note) => ownLine(note, labels)),
    headingBefore:
      headingChanged && before !== null && after !== null ? line(before.heading, language) : null,
    lines:
      comparison === null
        ? null
        : comparison.lines.map((compared) => printComparedLine(compared, language)),
  }
}

function notesOn({ kind, before }: PointDifference, { change }: Labels): readonly string[] {
  switch (kind) {
    case 'unchanged':
    case 'changed':
      return []
    case 'added':
      return [change.added]
    case 'struck':
      return [change.struck]
    case 'restored':
      return [change.restored]
    case 'moved':
    case 'moved-and-changed':
      return [change.moved(before)]
  }
}

function printComparedLine(
  { kind, depth, label, runs }: ComparedLine,
  language: string,
): PrintComparedLine {
  const texts = cleanRuns(runs.map((run) => run.text))
  return {
    kind,
    depth,
    label,
    ...voiceOf(texts.join(''), language),
    runs: runs.flatMap((run, at) => {
      const text = texts[at] ?? ''
      return text === '' ? [] : [{ kind: run.kind, text }]
    }),
  }
}

/** The newer plan with the points that are only in the older one put where they stood. */
export function withGonePoints(
  newer: PrintedPlan,
  older: PrintedPlan,
  { points }: PlanComparison,
): PrintedPlan {
  const known = new Set(newer.pillars.flatMap((pillar) => pillar.points.map(({ id }) => id)))
  const gone = new Map<PointId, PrintedPoint>()
  for (const point of older.pillars.flatMap((pillar) => pillar.points)) {
    if (!known.has(point.id)) gone.set(point.id, { ...point, status: 'struck', number: null })
  }
  if (gone.size === 0) return newer
  const pillars = newer.pillars.map((pillar) => ({ ...pillar, points: [...pillar.points] }))
  let last: PointId | null = null
  for (const { pointId } of points) {
    const point = gone.get(pointId)
    if (point !== undefined) {
      const behind = last
      const pillar = pillars.find((one) => one.points.some(({ id }) => id === behind)) ?? pillars[0]
      const place = pillar?.points.findIndex(({ id }) => id === behind) ?? -1
      pillar?.points.splice(place + 1, 0, point)
    }
    last = pointId
  }
  return { ...newer, pillars }
}
