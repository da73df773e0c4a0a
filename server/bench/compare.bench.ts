import { fileURLToPath } from 'node:url'
import type { Block, PointText } from '../../shared/model/pointText.ts'
import { planLabels } from '../../shared/model/planLabels.ts'
import { comparePlans, comparePlansByPoint } from '../../shared/rules/comparePlans.ts'
import { planState } from '../../shared/rules/planState.ts'
import { readTemplates } from '../adapters/disk/templates.ts'
import { figure, quantile } from './figures.ts'
import { filledPlan } from './filledPlan.ts'

/*
 * How long the difference of two states of the 28-point plan takes, some 250 words in each point.
 *
 *   node dist/server/bench/compare.bench.js
 */

const RUNS = 20
const templates = readTemplates(
  fileURLToPath(new URL('../../../server/templates', import.meta.url)),
)
const template = templates.get('28-points')
if (template === undefined) throw new Error('There is no such template')

const { plan, text } = filledPlan(template)
const labels = planLabels(plan)

/** Every ninth word is another one. */
function edited(blocks: PointText): PointText {
  let words = 0
  const change = (run: string): string =>
    run.replace(/[\p{L}]{4,}/gu, (word) => (++words % 9 === 0 ? `${word}ly` : word))
  const block = (one: Block): Block => {
    switch (one.kind) {
      case 'paragraph':
        return {
          ...one,
          content: one.content.map((inline) =>
            inline.kind === 'text' ? { ...inline, text: change(inline.text) } : inline,
          ),
        }
      case 'orderedList':
      case 'bulletList':
        return { ...one, items: one.items.map((item) => item.map(block)) }
      default:
        return one
    }
  }
  return blocks.map(block)
}

const before = planState(plan, text)
const after = planState(plan, (id) => edited(text(id)))
const one = planState(plan, (id) =>
  id === plan.pillars[0]?.points[0]?.id ? edited(text(id)) : text(id),
)

function time(work: () => unknown): number[] {
  return Array.from({ length: RUNS }, () => {
    const begun = performance.now()
    work()
    return performance.now() - begun
  })
}

comparePlans(before, after, labels)
const whole = time(() => comparePlans(before, after, labels))
figure('difference of two plans, all 28 points changed, median', quantile(whole, 0.5), 'ms', '150')
figure('the same, slowest of 20', quantile(whole, 1), 'ms')
const single = time(() => comparePlans(before, one, labels))
figure('difference of two plans, one point changed, median', quantile(single, 0.5), 'ms')
const steps: number[] = []
for (let run = 0; run < RUNS; run++) {
  const slices = comparePlansByPoint(before, after, labels)
  for (;;) {
    const begun = performance.now()
    if (slices.next().done === true) break
    steps.push(performance.now() - begun)
  }
}
figure('one point of it, 95 of 100 are faster', quantile(steps, 0.95), 'ms', '16')
figure('one point of it, slowest', quantile(steps, 1), 'ms')
const states = time(() => planState(plan, text))
figure('state of a plan with the hashes of all texts, median', quantile(states, 0.5), 'ms')
