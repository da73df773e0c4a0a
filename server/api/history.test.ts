import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { pointRoot } from '../../shared/model/documents.ts'
import type { PlanId, PointId } from '../../shared/model/ids.ts'
import { pointsOf } from '../../shared/model/plan.ts'
import { plainText } from '../../shared/model/pointText.ts'
import { historyPage } from '../../shared/wire/history.ts'
import { CLOSE } from '../../shared/wire/limits.ts'
import type { CreatedPlan } from '../core/createPlan.ts'
import { createHistories } from '../core/histories.ts'
import { BURST_MS } from '../core/pointHistory.ts'
import { aServer, type TestServer } from './testing/aServer.ts'
import { expectProblem } from './testing/ask.ts'

let server: TestServer
let plan: CreatedPlan
let observer: string
let point: PointId
beforeEach(async () => {
  server = await aServer()
  plan = await server.plan('28-points')
  observer = (await server.seat(plan, 'observer')).token
  const found = await server.context.rooms.plan(plan.planId)
  point = (found === null ? undefined : pointsOf(found)[0]?.id) ?? ('none' as PointId)
})
afterEach(() => server.close())

const get = (token: string, id: string, query = '', planId = plan.planId) =>
  server.app.inject({
    method: 'GET',
    url: `/api/plans/${planId}/history/${id}${query}`,
    headers: { authorization: `Bearer ${token}` },
  })
async function type(words: string): Promise<void> {
  const room = await server.context.rooms.open(plan.planId, 'plan')
  await room.change((doc) => {
    const line = new Y.XmlElement('paragraph')
    line.insert(0, [new Y.XmlText(words)])
    doc.getXmlFragment(pointRoot(point)).push([line])
  })
  server.tick(BURST_MS)
}
const read = async (query = '') => {
  const page = historyPage.parse((await get(observer, point, query)).json())
  return { ...page, texts: page.states.map((state) => plainText(state.text, () => '')) }
}

describe('the history of a point', () => {
  it('is there from the first entry on, also behind a snapshot, and grows', async () => {
    await type('One.')
    await type('Two.')
    const room = await server.context.rooms.open(plan.planId, 'plan')
    await room.close(CLOSE.goingAway, 'snapshot')
    expect((await read()).texts).toEqual(['One.', 'One.\nTwo.'])
  })

  it('takes in what was written since, and comes in pages', async () => {
    for (const words of ['One.', 'Two.', 'Three.']) await type(words)
    const first = await read('?limit=2')
    expect(first).toMatchObject({ pointId: point, total: 3 })
    expect(first.texts).toEqual(['One.', 'One.\nTwo.'])
    expect(first.states.map((state) => state.by)).toEqual([['server'], ['server']])
    await type('Four.')
    const second = await read(`?limit=2&from=${first.next}`)
    expect(second.texts).toEqual(['One.\nTwo.\nThree.', 'One.\nTwo.\nThree.\nFour.'])
    expect(second).toMatchObject({ next: null, total: 4 })
    expect(await read('?from=1000000')).toMatchObject({ states: [], next: null })
  })

  it('is for members; a stranger gets the answer of a plan that is not there', async () => {
    await type('One.')
    const elsewhere = await server.plan('blank')
    const stranger = (await server.seat(elsewhere, 'convener')).token
    const answer = await get(stranger, point)
    expectProblem(answer, 'not-found')
    expect(answer.body).toBe((await get(stranger, point, '', 'no-such' as PlanId)).body)
    expectProblem(await get(stranger, point, '', elsewhere.planId), 'not-found')
    expectProblem(await get('x'.repeat(43), point), 'no-session')
    expectProblem(await get(observer, 'no-such-point'), 'not-found')
    expectProblem(await get(observer, 'A B'), 'not-found')
    expectProblem(await get(observer, point, '?limit=1000'), 'bad-request')
  })

  it('is the same for many who ask at once, and replays no entry twice', async () => {
    await type('One.')
    await type('Two.')
    const { journal } = server.context.record
    let asked = 0
    const histories = createHistories({
      journal: {
        entries: async (planId, document, from, limit) => {
          const found = await journal.entries(planId, document, from, limit)
          asked += found.length
          return found
        },
      },
      rooms: server.context.rooms,
      pause: async () => undefined,
      precise: () => 0,
    })
    const pages = await Promise.all(
      Array.from({ length: 5 }, () => histories.read(plan.planId, point, 1, 10)),
    )
    for (const page of pages) expect(page).toEqual(pages[0])
    const all = await journal.entries(plan.planId, 'plan', 1, 1_000)
    expect(asked).toBe(all.length)
  })

  it('lets others go first while it replays', async () => {
    for (let at = 0; at < 30; at++) await type('x')
    let pauses = 0
    let time = 0
    const histories = createHistories({
      journal: server.context.record.journal,
      rooms: server.context.rooms,
      pause: async () => void (pauses += 1),
      precise: () => (time += 3),
    })
    await histories.read(plan.planId, point, 1, 10)
    expect(pauses).toBeGreaterThan(5)
  })
})
