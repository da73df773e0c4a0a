import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { alternativeRoot, caucusOf, pointRoot } from '../../shared/model/documents.ts'
import type { BracketId, MemberId, PointId } from '../../shared/model/ids.ts'
import { LAYOUTS } from '../../shared/model/layout.ts'
import { pointsOf } from '../../shared/model/plan.ts'
import { plainRemark } from '../../shared/model/remark.ts'
import { writeComment, writePosition } from '../../shared/model/writeReview.ts'
import { wordingOf } from '../../shared/model/wording.ts'
import { FILE_FORMATS } from '../../shared/wire/exportFile.ts'
import { readPdf } from '../../e2e/pdf.ts'
import type { CreatedPlan } from '../core/createPlan.ts'
import type { PdfPrinter } from '../core/exportPlan.ts'
import { ORIGIN, type TestServer } from './testing/aServer.ts'
import { expectProblem } from './testing/ask.ts'
import { aPrintingServer, aRealPrinter, allIn } from './testing/printing.ts'

/** Cold, on a machine that does much else. */
const SLOW = 240_000
/** Words that stand nowhere but in the caucus of Party A. */
const SECRETS = ['Quillwort', 'Zephyrine', 'Marchpane', 'Wyvernhold', 'Oxbowlake'] as const
const [IN_TEXT, IN_BRACKET, IN_COMMENT, IN_REASON, ELSEWHERE] = SECRETS
const EVERYTHING = [
  ...['comments=all', 'lines=1', 'authors=1', 'watermark=Not%20final', 'recipient=Somebody'],
].join('&')

let printer: PdfPrinter
beforeAll(async () => {
  printer = await aRealPrinter()
})
afterAll(() => printer.close())

let server: TestServer
let plan: CreatedPlan
beforeEach(async () => {
  server = await aPrintingServer(printer)
  plan = await server.plan()
  await fillCaucus()
})
afterEach(() => server.close())

type Seat = Awaited<ReturnType<TestServer['seat']>>
const ask = (seat: Seat, query: string) =>
  server.app.inject({
    method: 'GET',
    url: `/api/plans/${plan.planId}/export?${query}`,
    headers: { cookie: seat.cookie },
  })

async function firstPoint(): Promise<PointId> {
  const read = await server.context.rooms.plan(plan.planId)
  const point = read === null ? undefined : pointsOf(read)[0]
  if (point === undefined) throw new Error('The plan has no point')
  return point.id
}

function write(doc: Y.Doc, root: string, ...children: (Y.XmlText | Y.XmlElement)[]): void {
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, children)
  doc.getXmlFragment(root).insert(0, [paragraph])
}

/** A text with a bracket, a comment and a draft position of Party A, and a paper on no point. */
async function fillCaucus(): Promise<void> {
  const pointId = await firstPoint()
  const read = await server.context.rooms.plan(plan.planId)
  const party = read?.parties.find(({ name }) => name === 'Party A')
  if (party === undefined) throw new Error('There is no Party A')
  const room = await server.context.rooms.open(plan.planId, caucusOf(party.id))
  const as = { by: 'somebody' as MemberId, at: 1, newId: () => 'remark' }
  await room.change((doc) => {
    const bracket = new Y.XmlElement('bracket')
    bracket.setAttribute('bracketId', 'k1')
    write(doc, pointRoot(pointId), new Y.XmlText(`We want ${IN_TEXT} or `), bracket)
    write(doc, alternativeRoot('k1' as BracketId, party.id), new Y.XmlText(IN_BRACKET))
    write(doc, pointRoot('elsewhere' as PointId), new Y.XmlText(ELSEWHERE))
    const comment = { pointId, anchor: null, wording: wordingOf([]), body: plainRemark(IN_COMMENT) }
    writeComment(doc, as, comment)
    const [stance, wording] = ['oppose' as const, wordingOf([])]
    writePosition(doc, as, { partyId: party.id, pointId, stance, reason: IN_REASON, wording })
  })
}

describe('a copy with the papers of a caucus', { timeout: SLOW }, () => {
  it('holds for a member of that party all that stands there, and says on every page whose it is', async () => {
    const head = await server.seat(plan, 'head', 'Party A')
    const answer = await ask(head, 'format=pdf&caucus=1&recipient=Our%20minister')
    expect(answer.statusCode).toBe(200)
    expect(answer.headers['content-disposition']).toContain('-caucus-our-minister-')
    const { pages, text } = await readPdf(answer.rawPayload)
    for (const secret of SECRETS) expect(text).toContain(secret)
    expect(text).toContain('Opposes')
    for (const page of pages) expect(page).toContain('Caucus of Party A – not for others')
  })

  it('is traced by its code like every copy that names its recipient', async () => {
    const head = await server.seat(plan, 'head', 'Party A')
    const convener = await server.seat(plan, 'convener')
    const { rawPayload } = await ask(head, 'format=pdf&caucus=1&recipient=Our%20minister')
    const code = /code ([0-9A-Z]{4}-[0-9A-Z]{4})/.exec((await readPdf(rawPayload)).text)?.[1]
    const answer = await server.app.inject({
      method: 'GET',
      url: `/api/plans/${plan.planId}/copies/${code}`,
      headers: { cookie: convener.cookie },
    })
    expect(answer.json()).toMatchObject({ recipient: 'Our minister', by: head.memberId })
    expect(answer.body).not.toContain('aucus')
  })

  it('has the same hash as one without them, so that nobody can try words on it', async () => {
    const head = await server.seat(plan, 'head', 'Party A')
    const hashOf = async (query: string) =>
      /hash ([0-9a-f]{12})/.exec((await readPdf((await ask(head, query)).rawPayload)).text)?.[1]
    expect(await hashOf('format=pdf&caucus=1')).toMatch(/^[0-9a-f]{12}$/)
    expect(await hashOf('format=pdf&caucus=1')).toBe(await hashOf('format=pdf'))
  })

  it('is refused to whoever sits with no party, or is suspended, with a sentence', async () => {
    const convener = await server.seat(plan, 'convener')
    const observer = await server.seat(plan, 'observer')
    const drafter = await server.seat(plan, 'drafter', 'Party A')
    for (const seat of [convener, observer]) {
      const { detail } = expectProblem(await ask(seat, 'format=pdf&caucus=1'), 'forbidden')
      expect(detail).toContain('no party')
    }
    const suspended = await server.app.inject({
      method: 'POST',
      url: `/api/plans/${plan.planId}/commands`,
      headers: { cookie: convener.cookie, origin: ORIGIN },
      payload: {
        id: 'c1',
        command: { kind: 'suspend', memberId: drafter.memberId, reason: 'For now.' },
      },
    })
    expect(suspended.statusCode).toBe(200)
    const { detail } = expectProblem(await ask(drafter, 'format=pdf&caucus=1'), 'forbidden')
    expect(detail).toContain('suspended')
  })

  it('holds for another party the papers of that party, and none of these', async () => {
    const other = await server.seat(plan, 'head', 'Party B')
    const found = await allIn((await ask(other, 'format=pdf&caucus=1')).rawPayload)
    expect(found).toContain('Caucus of Party B')
    for (const secret of SECRETS) expect(found).not.toContain(secret)
  })

  it('is made of the text of now and in PDF alone', async () => {
    const head = await server.seat(plan, 'head', 'Party A')
    expectProblem(await ask(head, 'format=pdf&caucus=1&version=v1'), 'bad-request')
    expectProblem(
      await ask(head, 'format=pdf&layout=redline&from=v1&to=v2&caucus=1'),
      'bad-request',
    )
    for (const format of FILE_FORMATS) {
      expectProblem(await ask(head, `format=${format}&caucus=1`), 'bad-request')
    }
  })
})

describe('words of a caucus', { timeout: SLOW }, () => {
  const READERS = [
    ['the convener', 'convener', undefined],
    ['the head of another party', 'head', 'Party B'],
    ['a member of that party who did not ask for them', 'head', 'Party A'],
  ] as const

  it.each(READERS)('are in no file of any format for %s', async (_who, role, party) => {
    const own = await server.seat(plan, 'drafter', 'Party A')
    const seat = await server.seat(plan, role, party)
    // The printer has just had them in its hands.
    const copy = await allIn((await ask(own, 'format=pdf&caucus=1')).rawPayload)
    for (const secret of SECRETS) expect(copy).toContain(secret)
    const queries = [
      ...FILE_FORMATS.map((format) => `format=${format}`),
      ...['docx&positions=1', 'docx&from=now'].map((format) => `format=${format}`),
      ...LAYOUTS.map(
        (layout) =>
          `format=pdf&layout=${layout}&${EVERYTHING}&${layout === 'redline' ? 'from=now' : 'signatures=1'}`,
      ),
    ]
    for (const query of queries) {
      const answer = await ask(seat, query)
      expect([query, answer.statusCode]).toEqual([query, 200])
      const found = await allIn(answer.rawPayload)
      expect(found.length).toBeGreaterThan(100)
      for (const secret of SECRETS) expect([query, found.includes(secret)]).toEqual([query, false])
    }
  })
})
