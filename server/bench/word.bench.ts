/*
 * How long a filled plan with 140 comments takes to become a Word document, and what the server's own thread notices of
 * it: made on that thread, and made in a worker.
 *
 *   node dist/server/bench/word.bench.js
 */
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { fileURLToPath } from 'node:url'
import type { PlanId } from '../../shared/model/ids.ts'
import { paragraph } from '../../shared/print/testing/aText.ts'
import { readTemplates } from '../adapters/disk/templates.ts'
import { createWordMaker } from '../adapters/docx/wordMaker.ts'
import { writeDocx } from '../adapters/docx/writeDocx.ts'
import { silentLog } from '../core/log.ts'
import type { PlanText } from '../core/planSides.ts'
import type { WordJob } from '../core/wordJob.ts'
import { contentOf } from '../../shared/rules/freeze.ts'
import { readReview } from '../../shared/model/review.ts'
import { pointsOf } from '../../shared/model/plan.ts'
import * as Y from 'yjs'
import { quantile } from './figures.ts'
import { filledPlan } from './filledPlan.ts'

const RUNS = 20
const COMMENTS = 140
const START = Date.UTC(2025, 10, 20, 14, 5)

const say = (what: string, figure: string): void => {
  process.stdout.write(`${what.padEnd(48)} ${figure}\n`)
}
const ms = (value: number): string => `${value.toFixed(1).padStart(8)} ms`

const templates = readTemplates(
  fileURLToPath(new URL('../../../server/templates', import.meta.url)),
)
const template = templates.get('28-points')
if (template === undefined) throw new Error('The template is not there')
const { plan, text } = filledPlan(template)
const points = pointsOf(plan)
const review = readReview(new Y.Doc())

/** Every run has other words, as a plan under negotiation does. */
function textAt(run: number): PlanText {
  const content = contentOf({
    ...{ plan, review, receipts: new Map() },
    textOf: (id) => [paragraph(`Edited ${run} times.`), ...text(id)],
  })
  return { content, symbol: plan.symbol, at: START + run * 60_000, hash: null }
}

const comments = Array.from({ length: COMMENTS }, (_, at) => ({
  pointId: points[at % points.length]?.id ?? 'p1',
  answers: null,
  words: 'in good faith',
  author: 'Ann',
  at: START,
  paragraphs: ['We could live with this if the period were longer.'],
  isResolved: false,
}))
const plain = (run: number): WordJob => ({
  ...{ kind: 'text', planId: 'plan' as PlanId, standing: 'The text as it stood', comments },
  ...{ positions: true, text: textAt(run) },
})
const redline = (run: number): WordJob => ({
  ...{ kind: 'redline', planId: 'plan' as PlanId, standing: 'Changes', summary: '', stories: [] },
  ...{ older: textAt(0), newer: textAt(run), otherwise: { name: plan.title, at: START } },
})

async function measure(
  what: string,
  jobAt: (run: number) => WordJob,
  make: (job: WordJob) => Promise<Uint8Array>,
): Promise<void> {
  const first = performance.now()
  await make(jobAt(1))
  say(`${what}, cold`, ms(performance.now() - first))
  const jobs = Array.from({ length: RUNS }, (_, run) => jobAt(run + 2))
  const delay = monitorEventLoopDelay({ resolution: 1 })
  delay.enable()
  const took: number[] = []
  let bytes = new Uint8Array()
  for (const job of jobs) {
    const began = performance.now()
    bytes = new Uint8Array(await make(job))
    took.push(performance.now() - began)
    await new Promise((resolve) => setImmediate(resolve))
  }
  delay.disable()
  took.sort((a, b) => a - b)
  say(`${what}, p50 of ${RUNS}`, ms(quantile(took, 0.5)))
  say(`${what}, delay of the main thread, p99`, ms(delay.percentile(99) / 1e6))
  say(`${what}, delay of the main thread, longest`, ms(delay.max / 1e6))
  say(`${what}, size`, `${(bytes.byteLength / 1024).toFixed(0).padStart(8)} KiB`)
}

const maker = createWordMaker({ log: silentLog })
const inWorker = async (job: WordJob): Promise<Uint8Array> => {
  const made = await maker.make(job)
  if (!made.ok) throw new Error(made.reason)
  return made.value
}
await measure('in the worker', plain, inWorker)
await measure('changes in the worker', redline, inWorker)
await measure('on the main thread', plain, writeDocx)
await maker.close()
