import { afterEach, describe, expect, it } from 'vitest'
import { createPlanResponse, planResponse, templatesResponse } from '../../shared/wire/http.ts'
import { paragraph } from '../../shared/print/testing/aText.ts'
import { aContent, bracket } from '../core/testing/aContent.ts'
import { attachment } from './exporting.ts'
import { asking, expectProblem } from './testing/ask.ts'
import type { TestServer } from './testing/aServer.ts'

const { start, close, get, post } = asking()
let server: TestServer
afterEach(close)

describe('plans', () => {
  it('lists the templates', async () => {
    server = await start()
    const { templates } = templatesResponse.parse((await get('/api/templates')).json())
    expect(templates.map((one) => [one.name, one.points, one.parties.length])).toEqual([
      ['28-points', 28, 4],
      ['blank', 1, 2],
    ])
  })

  it('are made from a template, with seats whose links work', async () => {
    server = await start()
    const answer = await post('/api/plans', { template: '28-points', title: 'Mine', name: 'Ada' })
    expect(answer.statusCode).toBe(201)
    const made = createPlanResponse.parse(answer.json())
    expect(made.seats).toHaveLength(10)
    const plan = await get(`/api/plans/${made.planId}`, { authorization: `Bearer ${made.token}` })
    const body = planResponse.parse(plan.json())
    expect(body.title).toBe('Mine')
    expect(body.members).toEqual([
      { id: made.memberId, name: 'Ada', role: 'convener', partyId: null },
    ])
    expect(body.pillars.flatMap((pillar) => pillar.points.map((point) => point.number))).toEqual(
      Array.from({ length: 28 }, (_, at) => at + 1),
    )
    const joined = await post('/api/join', { token: made.seats[0]?.token, name: 'Bob' })
    expect(joined.statusCode).toBe(200)
  })

  it('are refused for an unknown template, alike parties or where nobody may make them; nothing is kept', async () => {
    server = await start()
    const ask = (more: object) => post('/api/plans', { template: 'blank', name: 'Ada', ...more })
    expectProblem(await ask({ template: 'nothing' }), 'unknown-template')
    expectProblem(await ask({ template: '__proto__' }), 'unknown-template')
    const party = { name: 'One', letter: 'A', colour: 'blue' }
    expectProblem(await ask({ parties: [party, party] }), 'bad-request')
    expect(await server.context.directory.plans()).toEqual([])
    server = await start({ newPlans: 'nobody' })
    expectProblem(await ask({}), 'forbidden')
    expect(await server.context.directory.plans()).toEqual([])
  })

  it('are made from the content of a file, by the same rules whatever program sends it', async () => {
    server = await start()
    const content = aContent({
      one: [paragraph('Meet ', bracket('k', { x: 'once', y: 'twice' }), '.')],
    })
    const made = createPlanResponse.parse(
      (await post('/api/plans', { content, name: 'Ada' })).json(),
    )
    const plan = await get(`/api/plans/${made.planId}`, { authorization: `Bearer ${made.token}` })
    const [pillar] = planResponse.parse(plan.json()).pillars
    expect(pillar?.points[0]?.text).toMatch(/^Meet \[Party .+\]\.$/)

    const stranger = [paragraph(bracket('k', { z: 'never' }))]
    const [first] = content.pillars
    const points = first?.points.map((point) => ({ ...point, text: stranger }))
    const deep = `${'{"kind":"bulletList","items":[['.repeat(20_000)}${']]}'.repeat(20_000)}`
    for (const body of [
      { content, name: 'Ada', template: 'blank' },
      { content },
      { content: { ...content, pillars: [{ ...first, points }] }, name: 'Ada' },
      { content: { ...content, parties: [...content.parties, content.parties[0]] }, name: 'Ada' },
      `{"name":"Ada","content":{"__proto__":{}}}`,
      JSON.stringify({ content, name: 'Ada' }).replace(/"text":\[/, `"text":[${deep},`),
    ]) {
      expectProblem(await post('/api/plans', body), 'bad-request')
    }
    const large = { content, name: 'x'.repeat(7 * 1024 * 1024) }
    expect(expectProblem(await post('/api/plans', large), 'too-large').detail).toContain('6 MiB')
    expect(await server.context.directory.plans()).toHaveLength(1)
    expect(server.complaints).toEqual([])
  })

  it('are exported with a name that every program can read', async () => {
    server = await start()
    const plan = await server.plan()
    const { cookie } = await server.seat(plan, 'observer')
    const url = `/api/plans/${plan.planId}/export`
    const answer = await get(`${url}?format=pdf&paper=letter`, { cookie })
    expect(answer.headers['content-type']).toBe('application/pdf')
    expect(answer.headers['content-disposition']).toBe(attachment('Plan «А».pdf'))
    expect(answer.headers['cache-control']).toBe('no-store')
    expect(answer.body).toBe(`document of ${plan.planId}`)
    for (const query of ['', '?format=exe', '?format=pdf&paper=a0', '?format=pdf&more=1']) {
      expectProblem(await get(url + query, { cookie }), 'bad-request')
    }
  })

  it('say that the export failed, or that the server is busy, when it is so', async () => {
    for (const [reason, name] of [
      ['busy', 'busy'],
      ['closed', 'busy'],
      ['took-too-long', 'export-failed'],
      ['too-large', 'export-failed'],
      ['printer-failed', 'export-failed'],
      ['no-such-plan', 'not-found'],
      ['no-such-version', 'not-found'],
    ] as const) {
      server = await start({ exportPlan: async () => ({ ok: false, reason }) })
      const plan = await server.plan()
      const { cookie } = await server.seat(plan, 'observer')
      expectProblem(await get(`/api/plans/${plan.planId}/export?format=pdf`, { cookie }), name)
    }
  })
})
