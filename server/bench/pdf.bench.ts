/*
 * How long a filled plan takes to become a PDF, and what the server's own thread notices of it.
 *
 *   node dist/server/bench/pdf.bench.js [wasm]
 */
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { fileURLToPath } from 'node:url'
import type { PointText } from '../../shared/model/pointText.ts'
import { planDocument } from '../../shared/print/planDocument.ts'
import { paragraph } from '../../shared/print/testing/aText.ts'
import { readTemplates } from '../adapters/disk/templates.ts'
import { createTypstPrinter } from '../adapters/typst/printer.ts'
import { silentLog } from '../core/log.ts'
import { filledPlan } from './filledPlan.ts'

const WARM_RUNS = 30
const START = Date.UTC(2025, 10, 20, 14, 5)

const say = (what: string, figure: string): void => {
  process.stdout.write(`${what.padEnd(44)} ${figure}\n`)
}
const ms = (value: number): string => `${value.toFixed(0).padStart(6)} ms`
const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN

const templates = readTemplates(
  fileURLToPath(new URL('../../../server/templates', import.meta.url)),
)
const template = templates.get('28-points')
if (template === undefined) throw new Error('The template is not there')
const { plan, text } = filledPlan(template)

/** The plan as it stands at a moment: every run has other words, as a plan under negotiation does. */
function documentAt(run: number) {
  const edited = (words: PointText): PointText => [paragraph(`Edited ${run} times.`), ...words]
  return planDocument(plan, (id) => edited(text(id)), { at: START + run * 60_000 })
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
say(`warm, every point edited, p50 of ${WARM_RUNS}`, ms(percentile(warm, 0.5)))
say('warm, p95', ms(percentile(warm, 0.95)))
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
