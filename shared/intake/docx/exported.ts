import { counted } from '../counted.ts'
import type { IncomingPlan, IncomingPoint } from '../incoming.ts'
import { blockWords } from '../words.ts'

/** An exported file marks struck points in their headings, and says in words where a point has none. */
const STRUCK = / \(struck\)$/
const NO_TEXT = '[Text to be proposed]'

/** The plan of an exported file without what the export itself has put into it. */
export function withoutMarks(plan: IncomingPlan): IncomingPlan {
  const isStruck = (point: IncomingPoint): boolean =>
    STRUCK.test(point.heading) && point.blocks.length === 0
  const struck = plan.pillars.flatMap((pillar) => pillar.points).filter(isStruck)
  const names = struck.map((point) => `“${point.heading.replace(STRUCK, '')}”`).join(', ')
  return {
    ...plan,
    pillars: plan.pillars.map((pillar) => ({
      ...pillar,
      points: pillar.points
        .filter((point) => !isStruck(point))
        .map((point) => (blockWords(point.blocks) === NO_TEXT ? { ...point, blocks: [] } : point)),
    })),
    losses:
      struck.length === 0
        ? plan.losses
        : [
            ...plan.losses,
            `${counted(struck.length, 'struck point was', 'struck points were')} left out: ${names}.`,
          ],
  }
}
