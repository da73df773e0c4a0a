import { counted } from '../counted.ts'
import type { IncomingBlock, IncomingPlan, IncomingPoint } from '../incoming.ts'
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
        .map((point) => ({ ...point, blocks: withoutPlaceholder(point.blocks) })),
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

/** Where a text came or went, the words that stand for none went or came in the same paragraph. */
function withoutPlaceholder(blocks: readonly IncomingBlock[]): readonly IncomingBlock[] {
  if (blockWords(blocks) === NO_TEXT) return []
  return blocks.flatMap((block): readonly IncomingBlock[] => {
    if (block.kind !== 'paragraph') return [block]
    const content = block.content.filter(
      (one) => one.kind !== 'text' || one.change === null || one.text !== NO_TEXT,
    )
    if (content.length === block.content.length) return [block]
    if (content.length === 0) return []
    const [other] = content.flatMap((one) => (one.kind === 'bracket' ? [] : (one.change ?? [])))
    // Without the words that came instead there is no paragraph either.
    return [{ ...block, content, change: block.change ?? other ?? null }]
  })
}
