import { nodeSha256 as sha256 } from '../adapters/crypto/sha256.ts'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { no, yes } from '../../shared/lib/result.ts'
import { pointRoot } from '../../shared/model/documents.ts'
import type { MemberId, PartyId, PillarId, PlanId, PointId } from '../../shared/model/ids.ts'
import { writeOutline } from '../../shared/model/record.ts'
import type { PrintDocument } from '../../shared/print/printDocument.ts'
import { wordsIn } from '../../shared/print/testing/reading.ts'
import { createHandClock } from '../adapters/memory/clock.ts'
import { createMemoryVersions } from '../adapters/memory/versions.ts'
import { pdfQuery } from '../../shared/wire/pdf.ts'
import { createMemoryJournal } from '../adapters/memory/journal.ts'
import { copyCode, findCopy } from './copies.ts'
import { exportPlan, type ExportPorts, type PdfPrinter, type PrintOptions } from './exportPlan.ts'
import { fileName } from './fileName.ts'
import { silentLog } from './log.ts'
import { noMetrics } from './metrics.ts'
import { createRooms, type Rooms } from './rooms.ts'

const PLAN = 'plan-a' as PlanId
const AT = Date.UTC(2025, 10, 20, 14, 5)

const BY = 'ann' as MemberId
const ask = (asked: Record<string, string>) => pdfQuery.parse({ format: 'pdf', ...asked })
const pause = async () => {}
const ports = (rooms: Rooms, printer: PdfPrinter): ExportPorts => ({
  ...{ rooms, printer, pause, store: createMemoryVersions() },
  now: () => AT,
  newCode: () => 'K7QM-2XRD',
})

async function aPlan() {
  const journal = createMemoryJournal({ flush: 'at-once' })
  const rooms = createRooms({
    journal,
    sha256,
    scheduler: createHandClock(),
    log: silentLog,
    metrics: noMetrics,
  })
  const record = await rooms.open(PLAN, 'record')
  const point = (id: string, heading: string) =>
    ({ id: id as PointId, heading, sourceNumber: 7, status: 'open', lock: null }) as const
  await record.change((doc) =>
    writeOutline(doc, {
      id: PLAN,
      title: 'A plan',
      symbol: 'Draft 1',
      createdAt: 1,
      parties: [{ id: 'a' as PartyId, name: 'Party A', letter: 'A', colour: 'teal' }],
      pillars: [
        {
          id: 'one' as PillarId,
          heading: 'Peace',
          points: ['first' as PointId, 'second' as PointId],
        },
      ],
      points: [point('first', 'First'), point('second', 'Second')],
    }),
  )
  const text = await rooms.open(PLAN, 'plan')
  const type = (id: string, words: string) =>
    text.change((doc) => {
      const paragraph = new Y.XmlElement('paragraph')
      paragraph.insert(0, [new Y.XmlText(words)])
      doc.getXmlFragment(pointRoot(id as PointId)).push([paragraph])
    })
  return { rooms, type, traces: { journal, pause } }
}

/** A printer that keeps what it was given and answers with `answer`. */
function aPrinter(answer: Awaited<ReturnType<PdfPrinter['print']>> = yes(Uint8Array.of(1, 2))) {
  const printed: ({ document: PrintDocument } & PrintOptions)[] = []
  const printer: PdfPrinter = {
    async print(document, options) {
      printed.push({ document, ...options })
      return answer
    },
    async close() {},
  }
  return { printer, printed }
}

describe('exporting a plan', () => {
  it('prints the text that is on disk, as of now, and names the file', async () => {
    const { rooms, type } = await aPlan()
    await type('first', 'The Parties agree.')
    await type('first', 'Without delay.')
    const { printer, printed } = aPrinter()
    const exported = await exportPlan(ports(rooms, printer), PLAN, BY, ask({ paper: 'letter' }))
    expect(exported).toEqual(
      yes({
        bytes: Uint8Array.of(1, 2),
        fileName: 'a-plan-draft-1.pdf',
        mediaType: 'application/pdf',
      }),
    )
    const [job] = printed
    expect(job?.paper).toBe('letter')
    expect(job?.document.date.iso).toBe('2025-11-20T14:05:00.000Z')
    expect(job?.document.title.text).toBe('A plan')
    const [first, second] = job?.document.pillars[0]?.points ?? []
    expect(wordsIn(first?.blocks ?? [])).toBe('The Parties agree. Without delay.')
    expect(wordsIn(second?.blocks ?? [])).toBe('[Text to be proposed]')
  })

  it('knows no plan that is not there, and troubles no printer with it', async () => {
    const { rooms } = await aPlan()
    const { printer, printed } = aPrinter()
    const asked = await exportPlan(ports(rooms, printer), 'other' as PlanId, BY, ask({}))
    expect(asked).toEqual(no('no-such-plan'))
    expect(printed).toEqual([])
  })

  it('hands on why a printer made nothing', async () => {
    const { rooms, traces } = await aPlan()
    const { printer } = aPrinter(no('took-too-long'))
    const asked = ask({ recipient: 'Party A' })
    expect(await exportPlan(ports(rooms, printer), PLAN, BY, asked)).toEqual(no('took-too-long'))
    // Nobody got a copy, so none is in the record.
    expect(await findCopy(traces, PLAN, 'K7QM-2XRD')).toBeNull()
  })

  it('hands on the standard, and does not write down a copy that nobody waited for', async () => {
    const { rooms, traces } = await aPlan()
    const { printer, printed } = aPrinter()
    const leaving = new AbortController()
    const impatient: PdfPrinter = {
      ...printer,
      async print(document, options) {
        leaving.abort()
        return printer.print(document, options)
      },
    }
    const asked = ask({ recipient: 'Party A', standard: 'a' })
    const exported = await exportPlan(ports(rooms, impatient), PLAN, BY, asked, leaving.signal)
    expect(exported).toEqual(no('given-up'))
    expect(printed[0]?.standard).toBe('a')
    expect(await findCopy(traces, PLAN, 'K7QM-2XRD')).toBeNull()
  })

  it('writes down for whom a copy is before anybody has it, and prints it on the copy', async () => {
    const { rooms, traces } = await aPlan()
    const { printer, printed } = aPrinter()
    const asked = ask({ recipient: 'Party A', layout: 'positions' })
    const exported = await exportPlan(ports(rooms, printer), PLAN, BY, asked)
    const [job] = printed
    expect(job?.document.recipient).toMatchObject({ name: { text: 'Party A' }, code: 'K7QM-2XRD' })
    expect(exported.ok && exported.value.fileName).toBe(
      'a-plan-draft-1-positions-party-a-k7qm-2xrd.pdf',
    )
    const found = await findCopy(traces, PLAN, 'k7qm2xrd')
    expect(found).toMatchObject({ code: 'K7QM-2XRD', recipient: 'Party A', layout: 'positions' })
    expect(found).toMatchObject({ by: BY, hash: job?.document.hash })
    expect(await findCopy(traces, PLAN, 'AAAA-AAAA')).toBeNull()
  })

  it('compares the texts of a redline, and knows no version that is not there', async () => {
    const { rooms, type } = await aPlan()
    await type('first', 'The Parties agree.')
    const { printer, printed } = aPrinter()
    const redline = ask({ layout: 'redline', from: 'now', to: 'now' })
    expect((await exportPlan(ports(rooms, printer), PLAN, BY, redline)).ok).toBe(true)
    expect(printed[0]?.document.summary).toBe('Nothing changed.')
    for (const query of [{ version: 'gone' }, { layout: 'redline', from: 'gone' }]) {
      const asked = await exportPlan(ports(rooms, printer), PLAN, BY, ask(query))
      expect(asked).toEqual(no('no-such-version'))
    }
  })
})

describe('the code of a copy', () => {
  it('is short, of signs that nobody takes for one another, and another for each token', () => {
    const token = 'Zx_9-AbCdEfGh'
    expect(copyCode(token)).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/)
    expect(copyCode(token)).not.toBe(copyCode(`A${token}`))
  })
})

describe('what may be asked for', () => {
  it.each([
    [{ layout: 'redline' }, 'from'],
    [{ layout: 'clean', from: 'now' }, 'from'],
    [{ layout: 'clean', to: 'now' }, 'to'],
    [{ layout: 'redline', from: 'v1', version: 'v2' }, 'version'],
    [{ version: 'v1', comments: 'all' }, 'comments'],
    [{ recipient: 'x'.repeat(81) }, 'recipient'],
    [{ recipient: 'a\u202eb' }, 'recipient'],
    [{ watermark: 'x'.repeat(41) }, 'watermark'],
    [{ lines: 'yes' }, 'lines'],
  ])('is said to be wrong where it is: %j', (asked, path) => {
    const read = pdfQuery.safeParse({ format: 'pdf', ...asked })
    expect(read.error?.issues.map((issue) => issue.path[0])).toEqual([path])
  })
})

describe('the name of the file', () => {
  it.each([
    ['28-point framework', 'Draft 1', '28-point-framework-draft-1.pdf'],
    ['Traité d’amitié', 'Draft 3/Rev.1', 'traite-d-amitie-draft-3-rev-1.pdf'],
    ['Рамкова угода', 'Draft 1', 'plan-draft-1.pdf'],
    ['../../etc/passwd\u0000\r\n"', '', 'etc-passwd.pdf'],
    ['', '', 'plan.pdf'],
  ])('is safe everywhere: %s, %s', (title, symbol, expected) => {
    expect(fileName('pdf', title, symbol)).toBe(expected)
  })

  it('is of bounded length', () => {
    expect(fileName('pdf', 'a'.repeat(500), 'b'.repeat(500)).length).toBeLessThan(130)
  })
})
