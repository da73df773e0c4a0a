import type { Pillar } from '../../../shared/model/pillar.ts'
import type { Plan } from '../../../shared/model/plan.ts'
import type { Point } from '../../../shared/model/point.ts'

/**
 * The pillars with only the points that a search finds: all words occur in the heading, or the search is the number.
 * A pillar without a find is left out; an empty search finds everything.
 */
export function found(plan: Plan, search: string): readonly Pillar[] {
  const words = fold(search).split(/\s+/).filter(Boolean)
  if (words.length === 0) return plan.pillars
  return plan.pillars.flatMap((pillar) => {
    const points = pillar.points.filter((point) => matches(point, words))
    return points.length === 0 ? [] : [{ ...pillar, points }]
  })
}

function matches(point: Point, words: readonly string[]): boolean {
  const heading = fold(point.heading)
  const number = point.number === null ? '' : String(point.number)
  const source = point.sourceNumber === null ? '' : String(point.sourceNumber)
  return words.every((word) =>
    /^\d+$/.test(word)
      ? number.startsWith(word) || source === word || heading.includes(word)
      : heading.includes(word),
  )
}

/** Without accents and case, so that a plain keyboard finds every heading. */
const fold = (text: string): string =>
  text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLocaleLowerCase()
