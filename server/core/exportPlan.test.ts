import { nodeSha256 as sha256 } from '../adapters/crypto/sha256.ts'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { no, yes } from '../../shared/lib/result.ts'
import { pointRoot } from '../../shared/model/documents.ts'
import type { PartyId, PillarId, PlanId, PointId } from '../../shared/model/ids.ts'
import { writeOutline } from '../../shared/model/record.ts'
import type { PrintDocument } from '../../shared/print/printDocument.ts'
import { wordsIn } from '../../shared/print/testing/reading.ts'
import { createHandClock } from '../adapters/memory/clock.ts'
import { createMemoryJournal } from '../adapters/memory/journal.ts'
import { exportPlan, fileName, type Paper, type PdfPrinter } from './exportPlan.ts'
import { silentLog } from './log.ts'
import { noMetrics } from './metrics.ts'
import { createRooms } from './rooms.ts'

const PLAN = 'plan-a' as PlanId
const AT = Date.UTC(2025, 10, 20, 14, 5)

async function aPlan() {
  const rooms = createRooms({
    journal: createMemoryJournal({ flush: 'at-once' }),
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
  return { rooms, type }
}

/** A printer that keeps what it was given and answers with `answer`. */
function aPrinter(answer: Awaited<ReturnType<PdfPrinter['print']>> = yes(Uint8Array.of(1, 2))) {
  const printed: { document: PrintDocument; paper: Paper }[] = []
  const printer: PdfPrinter = {
    async print(document, { paper }) {
      printed.push({ document, paper })
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
    const exported = await exportPlan({ rooms, printer, now: () => AT }, PLAN, { paper: 'letter' })
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
    const ports = { rooms, printer, now: () => AT }
    expect(await exportPlan(ports, 'other' as PlanId, { paper: 'a4' })).toEqual(no('no-such-plan'))
    expect(printed).toEqual([])
  })

  it('hands on why a printer made nothing', async () => {
    const { rooms } = await aPlan()
    const { printer } = aPrinter(no('took-too-long'))
    const ports = { rooms, printer, now: () => AT }
    expect(await exportPlan(ports, PLAN, { paper: 'a4' })).toEqual(no('took-too-long'))
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
    expect(fileName(title, symbol)).toBe(expected)
  })

  it('is of bounded length', () => {
    expect(fileName('a'.repeat(500), 'b'.repeat(500)).length).toBeLessThan(130)
  })
})
