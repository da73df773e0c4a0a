import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readPdf } from '../../../e2e/pdf.ts'
import type { MemberId, PointId } from '../../../shared/model/ids.ts'
import { type Layout, LAYOUTS } from '../../../shared/model/layout.ts'
import type { Block, PointText } from '../../../shared/model/pointText.ts'
import { planDocument, type PrintOptions } from '../../../shared/print/planDocument.ts'
import { aPlan } from '../../../shared/print/testing/aPlan.ts'
import { clauses, heading, paragraph, table } from '../../../shared/print/testing/aText.ts'
import { comparePlans } from '../../../shared/rules/comparePlans.ts'
import { planState } from '../../../shared/rules/planState.ts'
import { filledPlan } from '../../bench/filledPlan.ts'
import { templateSchema } from '../../core/template.ts'
import { openWatchedPrinter, type WatchedPrinter } from './testing/watchedPrinter.ts'

const SLOW = 600_000
/** A busy machine is not what is tested here. */
const LIMITS_MS = { native: 120_000, wasm: 120_000 }
const AT = Date.UTC(2025, 10, 20, 14, 5)
/** Tools that read PDF files; where one is not installed its tests are skipped, and say so by their names. */
const has = (tool: string): boolean => spawnSync(tool, ['--version']).error === undefined
const NATIVE = process.platform === 'linux' && process.arch === 'x64'

const whole = templateSchema.parse(
  JSON.parse(readFileSync(new URL('../../templates/28-points.json', import.meta.url), 'utf8')),
)
/** As much of it as holds everything: every point of a filled plan does. */
const template = {
  ...whole,
  pillars: whole.pillars
    .slice(0, 2)
    .map((pillar) => ({ ...pillar, points: pillar.points.slice(0, 2) })),
}
const { plan, text } = filledPlan(template)
const members = plan.parties.map((party, at) => ({
  ...{ id: `m${at}` as MemberId, name: `Member ${at}`, role: 'head' as const },
  ...{ partyId: party.id, standing: 'active' as const, joinedAt: 0 },
}))
const first = firstParty()
function firstParty() {
  const [party] = plan.parties
  if (party === undefined) throw new Error('The plan has no party')
  return party
}
const FORMS: Partial<Omit<PrintOptions, 'layout'>> = {
  signatures: { closing: null, members },
  authors: {
    letters: () =>
      new Map<MemberId | 'server', number>([
        ['m0' as MemberId, 10],
        ['server', 5],
      ]),
    members,
  },
  caucus: {
    ...{ party: first.name, text, others: [], threads: [], members },
    position: () => null,
  },
  comments: { which: 'all', threads: [], members },
}

let printer: WatchedPrinter
let folder: string
beforeAll(async () => {
  printer = await openWatchedPrinter({ limitsMs: LIMITS_MS })
  folder = mkdtempSync(join(tmpdir(), 'parley-pdf-'))
})
afterAll(async () => {
  await printer.close()
  rmSync(folder, { recursive: true })
})

function optionsOf(layout: Layout): PrintOptions {
  const positions = () => [
    {
      partyId: first.id,
      stance: 'oppose' as const,
      reason: 'Too early.',
      isStale: true,
    },
  ]
  const shorter = (id: PointId): PointText => text(id).slice(1)
  const comparison = comparePlans(planState(plan, shorter), planState(plan, text), () => '')
  return { at: AT, layout, positions, ...FORMS, ...(layout === 'redline' ? { comparison } : {}) }
}
const fileOf = (layout: Layout): string => join(folder, `${layout}.pdf`)
async function made(options: PrintOptions): Promise<Uint8Array> {
  const printed = await printer.print(planDocument(plan, text, options), { paper: 'a4' })
  if (!printed.ok) throw new Error(printed.reason)
  return printed.value
}

describe('a printed plan with all that it may hold', { timeout: SLOW }, () => {
  it.each(LAYOUTS)('is made with its tags and the same twice, in the layout %s', async (layout) => {
    const bytes = await made(optionsOf(layout))
    expect(printer.complaints.splice(0)).toEqual([])
    expect((await readPdf(bytes)).tagged).toBe(true)
    expect(await made(optionsOf(layout))).toEqual(bytes)
    writeFileSync(fileOf(layout), bytes)
  })

  it.skipIf(!has('qpdf')).each(LAYOUTS)('is sound to qpdf, where it is installed: %s', (layout) => {
    const { status, stdout } = spawnSync('qpdf', ['--check', fileOf(layout)], { encoding: 'utf8' })
    expect([layout, status, stdout]).toEqual([
      layout,
      0,
      expect.stringContaining('No syntax or stream encoding errors'),
    ])
  })

  it.skipIf(!has('pdfinfo') || !NATIVE)(
    'tells a screen reader headings, lists and tables in their order, as pdfinfo reads them where it is installed',
    () => {
      const shown = execFileSync('pdfinfo', ['-struct-text', fileOf('positions')], {
        encoding: 'utf8',
        maxBuffer: 64 * 1024 * 1024,
        stdio: ['ignore', 'pipe', 'ignore'],
      })
      const said = [...shown.matchAll(/^ *(H[12]) "(.*)" \(block\)$/gm)].map(
        ([, level, words]) => `${level} ${words}`,
      )
      const wanted = template.pillars.flatMap((pillar) => [
        `H1 ${pillar.heading}`,
        ...pillar.points.map((point) => `H2 ${point.heading}`),
      ])
      const ofPlan = said.slice(said.indexOf(wanted[0] ?? ''))
      expect(ofPlan.slice(0, wanted.length)).toEqual(wanted)
      for (const tag of ['L', 'LI', 'LBody', 'Table', 'TR', 'TH', 'TD', 'Note']) {
        expect([tag, new RegExp(`^ *${tag}\\b`, 'm').test(shown)]).toEqual([tag, true])
      }
    },
  )

  it('comes to everybody when twenty ask at once', async () => {
    const all = await Promise.all(
      Array.from({ length: 20 }, (_, at) =>
        printer.print(
          planDocument(plan, text, {
            layout: 'positions',
            positions: () => [],
            at: AT + at * 60_000,
          }),
          {
            paper: 'a4',
          },
        ),
      ),
    )
    expect(all.map((one) => one.ok)).toEqual(Array.from({ length: 20 }, () => true))
    expect(
      new Set(all.map((one) => (one.ok ? Buffer.from(one.value).toString('latin1') : ''))).size,
    ).toBe(20)
  })
})

describe('whatever people type', { timeout: SLOW }, () => {
  const small = aPlan({ Peace: [{ heading: '#x $y$ @z <w> // *b*' }] })
  const signs = '# $ @ \\ * _ " \' <label> // /* */ #let x = 1 #read("job.json")'
  const nested = (depth: number): Block => {
    let block: Block = clauses('innermost')
    for (let level = 0; level < depth; level++)
      block = clauses([paragraph(`level ${level}`), block])
    return block
  }
  const CASES: Record<string, PointText> = {
    'signs of markup': [paragraph(signs), clauses(signs), table([heading(signs)], [signs])],
    'marks of control and direction': [
      paragraph('a\u0000\u0007\u001bb\u202e\u2066\u200f\ufeff\u0085c'),
    ],
    'a word without end': [paragraph('Ж'.repeat(100_000)), table(['x'.repeat(20_000)])],
    'a table of two thousand rows': [
      table(...Array.from({ length: 2_000 }, (_, at) => [`${at}`, signs])),
    ],
    'lists in lists': [nested(38)],
    'nothing at all': [],
    'nothing in everything': [paragraph(''), clauses(''), table([''])],
  }

  it.each(Object.keys(CASES))('becomes a document, or is refused: %s', async (name) => {
    const words = CASES[name] ?? []
    // The largest take seconds each; printerLayouts.test.ts sets every layout.
    for (const layout of ['clean', 'columns'] as const) {
      const options: PrintOptions = {
        ...{ at: AT, layout, positions: () => [] },
        caucus: {
          ...{
            party: signs,
            text: () => [],
            others: ['q' as PointId],
            threads: [],
            members: [],
          },
          position: () => null,
        },
        signatures: { closing: null, members: [] },
        authors: { letters: () => new Map(), members: [] },
      }
      const printed = await printer.print(
        planDocument(small, () => words, options),
        {
          paper: 'letter',
        },
      )
      if (!printed.ok) {
        expect(['too-large', 'took-too-long']).toContain(printed.reason)
        continue
      }
      const { text: shown } = await readPdf(printed.value)
      expect(shown).toContain('#x $y$ @z <w> // *b*')
    }
    const after = await printer.print(
      planDocument(small, () => [], { at: AT }),
      { paper: 'a4' },
    )
    expect(after.ok).toBe(true)
    printer.complaints.length = 0
  })

  it('of a plan with nothing in it becomes a document', async () => {
    const none = aPlan({}, { title: ' ', symbol: '', parties: [] })
    const printed = await printer.print(
      planDocument(none, () => [], {
        at: AT,
        signatures: { closing: null, members: [] },
        authors: { letters: () => new Map(), members: [] },
      }),
      { paper: 'a4' },
    )
    expect(printed.ok).toBe(true)
  })
})
