/*
 * How long a filled plan with all its positions and comments takes to become a PDF, and what the server's own thread notices of it.
 *
 *   node dist/server/bench/pdf.bench.js [wasm]
 */
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { fileURLToPath } from 'node:url'
import type { MemberId, PointId } from '../../shared/model/ids.ts'
import { pointsOf } from '../../shared/model/plan.ts'
import type { PointText } from '../../shared/model/pointText.ts'
import { plainRemark } from '../../shared/model/remark.ts'
import { refKey, type Thread } from '../../shared/model/review.ts'
import { planDocument } from '../../shared/print/planDocument.ts'
import { paragraph } from '../../shared/print/testing/aText.ts'
import { readTemplates } from '../adapters/disk/templates.ts'
import { createTypstPrinter } from '../adapters/typst/printer.ts'
import { silentLog } from '../core/log.ts'
import { quantile } from './figures.ts'
import { filledPlan } from './filledPlan.ts'

const WARM_RUNS = 30
const START = Date.UTC(2025, 10, 20, 14, 5)

const say = (what: string, figure: string): void => {
  process.stdout.write(`${what.padEnd(44)} ${figure}\n`)
}
const ms = (value: number): string => `${value.toFixed(0).padStart(6)} ms`

const templates = readTemplates(
  fileURLToPath(new URL('../../../server/templates', import.meta.url)),
)
const template = templates.get('28-points')
if (template === undefined) throw new Error('The template is not there')
const { plan, text } = filledPlan(template)

/** All parties on all points, and with them so many comments. */
const COMMENTS = 140
const STANCES = ['accept', 'oppose', 'seek-instructions', 'accept-with-reservation'] as const
const MEMBER = 'ann' as MemberId
const REASON = 'Subject to the outcome of the talks on guarantees, and without prejudice to them.'
const points = pointsOf(plan)
const positions = (id: PointId) =>
  plan.parties.map((party, at) => ({
    partyId: party.id,
    stance: STANCES[at % STANCES.length] ?? 'accept',
    reason: at % 2 === 1 ? REASON : '',
    isStale: (points.findIndex((point) => point.id === id) + at) % 4 === 0,
  }))
const threads = Array.from({ length: COMMENTS }, (_, at): Thread => {
  const ref = { by: MEMBER, id: `c${at}` }
  const end = { client: 1, clock: at }
  return {
    ...{ ref, key: refKey(ref), healings: [], textHash: null, replies: [], resolution: null },
    pointId: points[at % points.length]?.id ?? ('p1' as PointId),
    anchor: { first: end, last: end, quotation: 'in good faith', before: '', after: '' },
    opening: {
      ...{ ref, key: refKey(ref), by: MEMBER, at: START, editedAt: null, reactions: [] },
      body: plainRemark('We could live with this if the period were longer.'),
    },
  }
})
const members = [{ id: MEMBER, name: 'Ann', partyId: null }]

/** The plan as it stands at a moment: every run has other words, as a plan under negotiation does. */
function documentAt(run: number) {
  const edited = (words: PointText): PointText => [paragraph(`Edited ${run} times.`), ...words]
  return planDocument(plan, (id) => edited(text(id)), {
    ...{ at: START + run * 60_000, layout: 'positions', positions },
    comments: { which: 'all', threads, members },
  })
}

const printer = createTypstPrinter({
  log: silentLog,
  compiler: process.argv[2] === 'wasm' ? 'wasm' : 'best',
})

async function print(run: number): Promise<{ took: number; bytes: Uint8Array }> {
  const began = performance.now()
  const printed = await printer.print(documentAt(run), { paper: 'a4' })
  if (!printed.ok) throw new Error(printed.reason)
  return { took: performance.now() - began, bytes: printed.value }
}

const cold = await print(0)
say('cold, the worker included', ms(cold.took))

const delay = monitorEventLoopDelay({ resolution: 1 })
delay.enable()
const usedBefore = process.cpuUsage()
const warm: number[] = []
let bytes = cold.bytes
for (let run = 1; run <= WARM_RUNS; run++) {
  const made = await print(run)
  warm.push(made.took)
  bytes = made.bytes
}
delay.disable()
const used = process.cpuUsage(usedBefore)
warm.sort((a, b) => a - b)
say(`warm, every point edited, p50 of ${WARM_RUNS}`, ms(quantile(warm, 0.5)))
say('warm, p95', ms(quantile(warm, 0.95)))
say('delay of the main thread meanwhile, p99', ms(delay.percentile(99) / 1e6))
say('delay of the main thread meanwhile, longest', ms(delay.max / 1e6))

say('processor time of this process per document', ms((used.user + used.system) / 1000 / WARM_RUNS))

const pages =
  Buffer.from(bytes)
    .toString('latin1')
    .match(/\/Type ?\/Page\b/g)?.length ?? 0
say('pages', String(pages).padStart(6))
say('size', `${(bytes.byteLength / 1024).toFixed(0).padStart(6)} KiB`)
await printer.close()
