import type { PointId } from '../model/ids.ts'
import type { ComparedLine } from '../rules/compare.ts'
import type { PlanComparison, PointDifference } from '../rules/comparePlans.ts'
import { cleanRuns } from './cleanText.ts'
import type { PrintChange, PrintComparedLine } from './printDocument.ts'
import type { PrintedPlan, PrintedPoint } from './printedPlan.ts'
import { LANGUAGE, line } from './printLine.ts'
import { voiceOf } from './voice.ts'

/** What became of one point, for print. */
export function printChange(difference: PointDifference): PrintChange {
  const { before, after, headingChanged, comparison } = difference
  return {
    notes: notesOn(difference).map(line),
    headingBefore:
      headingChanged && before !== null && after !== null ? line(before.heading) : null,
    lines: comparison === null ? null : comparison.lines.map(printComparedLine),
  }
}

function notesOn({ kind, before }: PointDifference): readonly string[] {
  switch (kind) {
    case 'unchanged':
    case 'changed':
      return []
    case 'added':
      return ['Added.']
    case 'struck':
      return ['Struck.']
    case 'restored':
      return ['Put back after it had been struck.']
    case 'moved':
    case 'moved-and-changed': {
      if (before === null) return ['Moved.']
      const was = before.number === null ? `“${before.heading}”` : `point ${before.number}`
      return [`Moved; it was ${was} of “${before.pillar}”.`]
    }
  }
}

function printComparedLine({ kind, depth, label, runs }: ComparedLine): PrintComparedLine {
  const texts = cleanRuns(runs.map((run) => run.text))
  return {
    kind,
    depth,
    label,
    ...voiceOf(texts.join(''), LANGUAGE),
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
