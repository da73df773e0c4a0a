import type { PillarId } from './ids.ts'
import type { LineageStep } from './lineage.ts'
import { findMember, type Plan, pointLabel } from './plan.ts'
import type { Point } from './point.ts'

/** The history of a point, the oldest first, in words for people; names and numbers are those of now. */
export function lineageSentences(
  plan: Plan,
  point: Point,
): readonly { readonly text: string; readonly at: number | null }[] {
  const origin =
    point.sourceNumber === null
      ? []
      : [{ text: `Was point ${point.sourceNumber} of the source`, at: null }]
  return [
    ...origin,
    ...point.lineage.map((step) => {
      const by = findMember(plan, step.by)?.name ?? 'somebody who is not in this plan'
      return { text: sentence(plan, step, by), at: step.at }
    }),
  ]
}

function sentence(plan: Plan, step: LineageStep, by: string): string {
  switch (step.kind) {
    case 'added':
      return `Added by ${by}`
    case 'renamed':
      return `Renamed from “${step.from}” by ${by}`
    case 'moved':
      return `Moved from ${pillarName(plan, step.from)} to ${pillarName(plan, step.to)} by ${by}`
    case 'struck':
      return `Struck by ${by}: “${step.reason}”`
    case 'restored':
      return `Restored by ${by}`
    case 'merged-into':
      return `Merged into ${pointLabel(plan, step.into)} by ${by}: “${step.reason}”`
    case 'merged-from':
      return `Took in the text of ${pointLabel(plan, step.from)}, by ${by}`
    case 'split-into':
      return `Its last part became ${pointLabel(plan, step.into)}, by ${by}`
    case 'split-from':
      return `Split off ${pointLabel(plan, step.from)} by ${by}`
    case 'number-freed':
      return `Gave up number ${step.number} in a renumbering by ${by}`
  }
}

const pillarName = (plan: Plan, id: PillarId): string =>
  `“${plan.pillars.find((pillar) => pillar.id === id)?.heading ?? 'a pillar that is not in this plan'}”`
