import { afterEach, describe, expect, it } from 'vitest'
import { plansResponse } from '../../shared/wire/http.ts'
import { SESSION_MS } from '../core/session.ts'
import { ORIGIN, type TestServer } from './testing/aServer.ts'
import { asking, expectProblem } from './testing/ask.ts'

const { start, close, get } = asking()
let server: TestServer
afterEach(close)

describe('a session', () => {
  it('is asked for: 401 for nobody, 404 with one and the same body for another plan and for none', async () => {
    server = await start()
    const [mine, other] = [await server.plan(), await server.plan()]
    const { cookie, token } = await server.seat(mine, 'observer')
    for (const path of ['', '/export?format=pdf']) {
      const ask = (plan: string, headers: Record<string, string>) =>
        get(`/api/plans/${plan}${path}`, headers)
      for (const plan of [other.planId, 'no-such-plan', 'Not-An-Id', 'x'.repeat(100)]) {
        expectProblem(await ask(plan, {}), 'no-session')
        const answers = [
          await ask(plan, { cookie }),
          await ask(plan, { authorization: `Bearer ${token}` }),
          await ask(plan, { cookie: `parley-${other.planId}=${token}; ${cookie}` }),
        ]
        for (const answer of answers) expectProblem(answer, 'not-found')
        expect(new Set(answers.map((answer) => answer.body)).size).toBe(1)
      }
      expect((await ask(mine.planId, { cookie })).statusCode).toBe(200)
    }
  })

  it('is nobody’s with a wrong, garbled or expired token', async () => {
    server = await start()
    const plan = await server.plan()
    const { cookie, token } = await server.seat(plan, 'observer')
    const url = `/api/session/${plan.planId}`
    for (const headers of [
      { authorization: `Bearer ${'x'.repeat(43)}` },
      { authorization: `Bearer ${token.slice(0, -1)}` },
      { authorization: 'Bearer ' },
      { authorization: `Basic ${token}` },
      { cookie: `parley-${plan.planId}=` },
      { cookie: `parley-${plan.planId}=%00` },
      { cookie: ';;=' },
    ]) {
      expectProblem(await get(url, headers), 'no-session')
    }
    server.tick(SESSION_MS)
    expectProblem(await get(url, { cookie }), 'no-session')
  })

  it('is left, and then neither cookie nor token opens anything', async () => {
    server = await start()
    const plan = await server.plan()
    const { cookie, token } = await server.seat(plan, 'observer')
    const url = `/api/session/${plan.planId}`
    const left = await server.app.inject({
      method: 'DELETE',
      url,
      headers: { cookie, origin: ORIGIN },
    })
    expect(left.statusCode).toBe(204)
    expect(String(left.headers['set-cookie'])).toContain('Max-Age=0')
    expectProblem(await get(url, { cookie }), 'no-session')
    expectProblem(await get(url, { authorization: `Bearer ${token}` }), 'no-session')
  })

  it('lists the plans of a browser and the one of a program', async () => {
    server = await start()
    const [first, second] = [await server.plan(), await server.plan('28-points')]
    const a = await server.seat(first, 'observer')
    const b = await server.seat(second, 'reviewer')
    const both = plansResponse.parse(
      (await get('/api/plans', { cookie: `${a.cookie}; ${b.cookie}; parley-x=y` })).json(),
    )
    expect(both.plans.map((plan) => [plan.planId, plan.title, plan.role])).toEqual([
      [first.planId, 'Untitled plan', 'observer'],
      [second.planId, '28-point framework', 'reviewer'],
    ])
    const one = await get('/api/plans', { authorization: `Bearer ${b.token}` })
    expect(plansResponse.parse(one.json()).plans).toHaveLength(1)
    expect(plansResponse.parse((await get('/api/plans')).json()).plans).toEqual([])
  })
})
