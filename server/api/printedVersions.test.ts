import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { readPdf } from '../../e2e/pdf.ts'
import { pointRoot } from '../../shared/model/documents.ts'
import type { MemberId } from '../../shared/model/ids.ts'
import { pointsOf } from '../../shared/model/plan.ts'
import type { CreatedPlan } from '../core/createPlan.ts'
import type { PdfPrinter } from '../core/exportPlan.ts'
import { freezeVersion } from '../core/freezeVersion.ts'
import type { TestServer } from './testing/aServer.ts'
import { expectProblem } from './testing/ask.ts'
import { aPrintingServer, aRealPrinter } from './testing/printing.ts'

const SLOW = 120_000

let printer: PdfPrinter
beforeAll(async () => {
  printer = await aRealPrinter()
})
afterAll(() => printer.close())

let server: TestServer
let plan: CreatedPlan
let seat: Awaited<ReturnType<TestServer['seat']>>
beforeEach(async () => {
  server = await aPrintingServer(printer)
  plan = await server.plan()
  seat = await server.seat(plan, 'head', 'Party A')
})
afterEach(() => server.close())

const ask = (query: string) =>
  server.app.inject({
    method: 'GET',
    url: `/api/plans/${plan.planId}/export?format=pdf${query}`,
    headers: { cookie: seat.cookie },
  })
const reading = async (query: string) => {
  const answer = await ask(query)
  expect([query, answer.statusCode]).toEqual([query, 200])
  const read = await readPdf(answer.rawPayload)
  return { ...read, text: read.text.replace(/[\u200b\u00ad\u2066-\u2069]/g, '') }
}

async function say(words: string): Promise<void> {
  const read = await server.context.rooms.plan(plan.planId)
  const point = read === null ? undefined : pointsOf(read)[0]
  if (point === undefined) throw new Error('The plan has no point')
  const room = await server.context.rooms.open(plan.planId, 'plan')
  await room.change((doc) => {
    const fragment = doc.getXmlFragment(pointRoot(point.id))
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [new Y.XmlText(words)])
    fragment.delete(0, fragment.length)
    fragment.insert(0, [paragraph])
  })
}

let commands = 0
async function freeze(symbol: string) {
  const asked = { commandId: `c${++commands}`, at: commands, symbol, versionKind: 'draft' } as const
  const by = seat.memberId as MemberId
  const frozen = await freezeVersion(server.context.versions, plan.planId, by, {
    ...asked,
    note: '',
  })
  if (!frozen.ok) throw new Error(frozen.reason)
  return frozen.value
}

describe('a frozen text in print', { timeout: SLOW }, () => {
  it('is what it was, under its own symbol and hash, whatever was written since', async () => {
    await say('It meets in thirty days.')
    const first = await freeze('Draft 1/Rev.1')
    await say('It meets in sixty days.')
    const { text, pages } = await reading(`&version=${first.id}`)
    expect(text).toContain('It meets in thirty days.')
    expect(text).not.toContain('sixty')
    expect(pages[0]).toContain('Draft 1/Rev.1')
    for (const page of pages) expect(page).toContain(`hash ${first.hash.slice(0, 12)}`)
    const again = await ask(`&version=${first.id}`)
    expect(again.rawPayload.equals((await ask(`&version=${first.id}`)).rawPayload)).toBe(true)
    expect((await reading('')).text).toContain('It meets in sixty days.')
  })

  it('is compared word by word with a later one, and with the text of now', async () => {
    await say('It meets in thirty days.')
    const first = await freeze('Draft 2')
    await say('It meets in sixty days.')
    const second = await freeze('Draft 3')
    for (const to of [second.id, 'now']) {
      const { text, pages } = await reading(`&layout=redline&from=${first.id}&to=${to}`)
      expect(text).toMatch(/in thirty ?sixty days/)
      expect(pages[0]).toMatch(/Changes from Draft 2/)
    }
  })

  it('is signed with its whole hash, and the record of authors is not made up for it', async () => {
    await say('It meets in thirty days.')
    const first = await freeze('Draft 2')
    const { text } = await reading(`&version=${first.id}&signatures=1`)
    expect(text.replaceAll(' ', '')).toContain(first.hash)
    expect(text).toContain('The plan was not closed when this text was taken from it.')
    const { detail } = expectProblem(await ask(`&version=${first.id}&authors=1`), 'bad-request')
    expect(detail).toContain('are known of the text of now')
    expectProblem(await ask(`&layout=redline&from=${first.id}&to=now&signatures=1`), 'bad-request')
  })

  it('says whose words stand in the text of now', async () => {
    await say('It meets in thirty days.')
    const { text } = await reading('&authors=1&comments=all')
    expect(text).toMatch(/Annex 1/i)
    expect(text).toMatch(/Annex 2 Record of authors/i)
    expect(text).toContain('20 letters')
    expect(text).toContain('The head, Head of delegation')
  })
})
