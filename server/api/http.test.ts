import type { InjectOptions } from 'fastify'
import { afterEach, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import {
  createPlanResponse,
  invitationResponse,
  planResponse,
  plansResponse,
  sessionResponse,
  templatesResponse,
  whoAmIResponse,
} from '../../shared/wire/http.ts'
import { problem, type ProblemName, problemType } from '../../shared/wire/problem.ts'
import type { CreatedPlan } from '../core/createPlan.ts'
import { INVITATION_MS } from '../core/seat.ts'
import { SESSION_MS } from '../core/session.ts'
import { type ApiContext, REQUESTS_PER_MINUTE } from './context.ts'
import { attachment } from './exporting.ts'
import { aServer, ORIGIN, type TestServer } from './testing/aServer.ts'

let server: TestServer
const start = async (overrides: Partial<ApiContext> = {}): Promise<TestServer> => {
  server = await aServer(overrides)
  return server
}
afterEach(async () => {
  await server.close()
})

const post = (url: string, body: unknown, headers: Record<string, string> = {}) =>
  server.app.inject({
    method: 'POST',
    url,
    headers: { origin: ORIGIN, 'content-type': 'application/json', ...headers },
    payload: typeof body === 'string' ? body : JSON.stringify(body),
  })
const get = (url: string, headers: Record<string, string> = {}) =>
  server.app.inject({ method: 'GET', url, headers })

type Answer = Awaited<ReturnType<typeof get>>

function expectProblem(answer: Answer, name: ProblemName): z.infer<typeof problem> {
  const body = problem.parse(answer.json())
  expect(body.type).toBe(problemType(name))
  expect(answer.statusCode).toBe(body.status)
  expect(answer.headers['content-type']).toContain('application/problem+json')
  expect(answer.headers['cache-control']).toBe('no-store')
  return body
}

const tokenOf = (plan: CreatedPlan, role: string): string =>
  plan.seats.find((seat) => seat.role === role)?.token ?? ''

describe('joining', () => {
  it('shows what an invitation offers and leaves it unused', async () => {
    await start()
    const plan = await server.plan()
    const token = plan.seats.find((seat) => seat.partyName === 'Party B')?.token ?? ''
    for (const _ of [1, 2]) {
      const answer = await post('/api/invitation', { token })
      expect(invitationResponse.parse(answer.json())).toEqual({
        planId: plan.planId,
        planTitle: 'Untitled plan',
        role: 'head',
        partyName: 'Party B',
        partyColour: 'vermilion',
        seatedAs: null,
      })
    }
  })

  it('gives a session as a cookie out of reach of scripts, and as a token', async () => {
    await start()
    const plan = await server.plan()
    const answer = await post('/api/join', { token: tokenOf(plan, 'observer'), name: ' Ada ' })
    const session = sessionResponse.parse(answer.json())
    const cookie = String(answer.headers['set-cookie'])
    expect(cookie).toContain(`parley-${plan.planId}=${session.token}`)
    for (const part of ['HttpOnly', 'SameSite=Strict', 'Path=/']) expect(cookie).toContain(part)
    expect(cookie).not.toContain('Secure')
    for (const headers of [
      { cookie: `parley-${plan.planId}=${session.token}` },
      { authorization: `Bearer ${session.token}` },
    ]) {
      const me = await get(`/api/session/${plan.planId}`, headers)
      expect(whoAmIResponse.parse(me.json())).toEqual({
        planId: plan.planId,
        memberId: session.memberId,
        name: 'Ada',
        role: 'observer',
        partyId: null,
      })
    }
  })

  it('limits the cookie to encrypted connections when the page came over one', async () => {
    await start({ allowsOrigin: (origin) => origin === 'https://parley.test' })
    const plan = await server.plan()
    const body = { token: tokenOf(plan, 'observer'), name: 'Ada' }
    const answer = await post('/api/join', body, { origin: 'https://parley.test' })
    expect(String(answer.headers['set-cookie'])).toContain('Secure')
  })

  it('refuses an unknown, a used and an expired invitation, and says why', async () => {
    await start()
    const plan = await server.plan()
    const join = (token: string) => post('/api/join', { token, name: 'Ada' })
    expectProblem(await join('x'.repeat(43)), 'invitation-invalid')
    await join(tokenOf(plan, 'observer'))
    const used = expectProblem(await join(tokenOf(plan, 'observer')), 'invitation-invalid')
    expect(used.detail).toContain('taken')
    server.tick(INVITATION_MS)
    const expired = expectProblem(await join(tokenOf(plan, 'reviewer')), 'invitation-invalid')
    expect(expired.detail).toContain('time')
    expect((await server.context.rooms.plan(plan.planId))?.members).toHaveLength(1)
  })

  it('seats one of two who press the button at once', async () => {
    await start()
    const plan = await server.plan()
    const body = { token: tokenOf(plan, 'observer'), name: 'Ada' }
    const answers = await Promise.all([post('/api/join', body), post('/api/join', body)])
    expect(answers.map((one) => one.statusCode).sort()).toEqual([200, 410])
  })

  it('says under which name this browser already sits in the plan, and ends that seat’s session when it joins again', async () => {
    await start()
    const plan = await server.plan()
    const { cookie } = await server.seat(plan, 'observer')
    const token = tokenOf(plan, 'reviewer')
    const offer = await post('/api/invitation', { token }, { cookie })
    expect(invitationResponse.parse(offer.json()).seatedAs).toBe('The observer')
    expect((await post('/api/join', { token, name: 'Ada' }, { cookie })).statusCode).toBe(200)
    expectProblem(await get(`/api/session/${plan.planId}`, { cookie }), 'no-session')
  })
})

describe('a session', () => {
  it('is asked for: 401 for nobody, 404 with one and the same body for another plan and for none', async () => {
    await start()
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
    await start()
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
    await start()
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
    await start()
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

describe('plans', () => {
  it('lists the templates', async () => {
    await start()
    const { templates } = templatesResponse.parse((await get('/api/templates')).json())
    expect(templates.map((one) => [one.name, one.points, one.parties.length])).toEqual([
      ['28-points', 28, 4],
      ['blank', 1, 2],
    ])
  })

  it('are made from a template, with seats whose links work', async () => {
    await start()
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
    await start()
    const ask = (more: object) => post('/api/plans', { template: 'blank', name: 'Ada', ...more })
    expectProblem(await ask({ template: 'nothing' }), 'unknown-template')
    expectProblem(await ask({ template: '__proto__' }), 'unknown-template')
    const party = { name: 'One', letter: 'A', colour: 'blue' }
    expectProblem(await ask({ parties: [party, party] }), 'bad-request')
    expect(await server.context.directory.plans()).toEqual([])
    await server.close()
    await start({ newPlans: 'nobody' })
    expectProblem(await ask({}), 'forbidden')
    expect(await server.context.directory.plans()).toEqual([])
  })

  it('are exported with a name that every program can read', async () => {
    await start()
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
      ['timeout', 'export-failed'],
      ['no-such-plan', 'not-found'],
    ] as const) {
      await start({ exportPlan: async () => ({ ok: false, reason }) })
      const plan = await server.plan()
      const { cookie } = await server.seat(plan, 'observer')
      expectProblem(await get(`/api/plans/${plan.planId}/export?format=pdf`, { cookie }), name)
      if (reason !== 'no-such-plan') await server.close()
    }
  })
})

describe('bad input', () => {
  const wrong: readonly [string, unknown][] = [
    ['malformed JSON', '{"token": '],
    ['no JSON at all', ''],
    ['another kind of value', '[]'],
    ['a field too many', { token: 'x', name: 'Ada', admin: true }],
    ['a name that is missing', { token: 'x' }],
    ['a name of nothing but space', { token: 'x', name: '  ' }],
    ['a name that is too long', { token: 'x', name: 'a'.repeat(81) }],
    ['a name on two lines', { token: 'x', name: 'a\nb' }],
    ['a name that turns the direction of writing', { token: 'x', name: 'a\u202eb' }],
    ['a token that is no text', { token: 1, name: 'Ada' }],
    ['a poisoned prototype', '{"token":"x","name":"Ada","__proto__":{"a":1}}'],
  ]
  it.each(wrong)('is refused: %s', async (_, body) => {
    await start()
    const answer = await post('/api/join', body)
    const { detail } = expectProblem(answer, 'bad-request')
    expect(detail).not.toBe('')
    expect(server.complaints).toEqual([])
  })

  it('names the places that are wrong', async () => {
    await start()
    const party = { name: 'One', letter: 'ABC', colour: 'pink' }
    const answer = await post('/api/plans', { template: 'blank', name: 'Ada', parties: [party] })
    const { issues } = expectProblem(answer, 'bad-request')
    expect(issues?.map((issue) => issue.path)).toEqual(['parties.0.letter', 'parties.0.colour'])
  })

  it('is refused when it is too large or not JSON', async () => {
    await start()
    const large = { token: 'x'.repeat(64 * 1024), name: 'Ada' }
    expectProblem(await post('/api/join', large), 'too-large')
    const text = await post('/api/join', 'token=x', { 'content-type': 'text/plain' })
    expectProblem(text, 'bad-request')
  })

  it('is answered by a problem document at every address and for every method', async () => {
    await start()
    expectProblem(await get('/nothing'), 'not-found')
    expectProblem(await get('/api/nothing'), 'not-found')
    expectProblem(await get('/api/plans/%'), 'bad-request')
    expectProblem(await post('/nothing', {}), 'not-found')
    const put = await server.app.inject({
      method: 'PUT',
      url: '/api/join',
      headers: { origin: ORIGIN },
    })
    expectProblem(put, 'method-not-allowed')
    expect(put.headers.allow).toBe('POST')
    const posted = await post('/healthz', {})
    expectProblem(posted, 'method-not-allowed')
    expect(posted.headers.allow).toBe('GET, HEAD')
    expect(server.complaints).toEqual([])
  })

  it('is told apart from our own faults, which are logged with the number that the person sees', async () => {
    await start({
      exportPlan: async () => {
        throw new Error('the disk is gone')
      },
    })
    const plan = await server.plan()
    const { cookie } = await server.seat(plan, 'observer')
    const answer = await get(`/api/plans/${plan.planId}/export?format=pdf`, { cookie })
    const { detail } = expectProblem(answer, 'internal')
    expect(detail).toContain(answer.headers['x-request-id'])
    expect(detail).not.toContain('disk')
    expect(server.complaints).toEqual(['request failed'])
  })
})

describe('the origin of a request', () => {
  const join = (headers: Record<string, string>): InjectOptions => ({
    method: 'POST',
    url: '/api/invitation',
    headers,
    payload: { token: 'x' },
  })

  it('must be allowed where something may change', async () => {
    await start()
    for (const origin of [
      'http://evil.test',
      'null',
      `${ORIGIN}.evil.test`,
      'http://parley.test:81',
    ]) {
      expectProblem(await server.app.inject(join({ origin })), 'wrong-origin')
    }
    expectProblem(await server.app.inject(join({ origin: ORIGIN })), 'invitation-invalid')
  })

  it('may be missing for a program, but not beside a session cookie', async () => {
    await start()
    expectProblem(await server.app.inject(join({})), 'invitation-invalid')
    expectProblem(await server.app.inject(join({ cookie: 'other=1' })), 'invitation-invalid')
    expectProblem(await server.app.inject(join({ cookie: 'parley-a=1' })), 'wrong-origin')
  })

  it('is checked before anything is left or made', async () => {
    await start()
    const plan = await server.plan()
    const { cookie } = await server.seat(plan, 'observer')
    const url = `/api/session/${plan.planId}`
    const headers = { cookie, origin: 'http://evil.test' }
    expectProblem(await server.app.inject({ method: 'DELETE', url, headers }), 'wrong-origin')
    expect((await get(url, { cookie })).statusCode).toBe(200)
  })
})

describe('too many requests', () => {
  it('are turned away, with the time after which to come back', async () => {
    await start({ requestsPerMinute: { ...REQUESTS_PER_MINUTE, invitation: 2 } })
    const ask = () => post('/api/invitation', { token: 'x' })
    expectProblem(await ask(), 'invitation-invalid')
    expectProblem(await ask(), 'invitation-invalid')
    const answer = await ask()
    expectProblem(answer, 'too-many-requests')
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0)
    expect((await post('/api/join', { token: 'x', name: 'Ada' })).statusCode).toBe(410)
  })
})

describe('the server’s own state', () => {
  it('is alive always, ready while the store can be written and the server takes work', async () => {
    const state = { accepting: true, writable: true }
    await start({ accepting: () => state.accepting, storeIsWritable: async () => state.writable })
    expect((await get('/readyz')).statusCode).toBe(200)
    state.writable = false
    server.tick(1000)
    expectProblem(await get('/readyz'), 'busy')
    state.writable = true
    server.tick(1000)
    expect((await get('/readyz')).statusCode).toBe(200)
    state.accepting = false
    expectProblem(await get('/readyz'), 'busy')
    expect((await get('/healthz')).statusCode).toBe(200)
    expectProblem(await post('/api/join', { token: 'x', name: 'Ada' }), 'busy')
  })

  it('is counted', async () => {
    await start()
    await server.plan()
    await get('/healthz')
    const { body } = await get('/metrics')
    expect(body).toContain('parley_rooms 1')
    expect(body).toContain('parley_sockets 0')
    expect(body).toMatch(/parley_commit_seconds_count [1-9]/)
    expect(body).toContain(
      'parley_http_request_seconds_count{method="GET",route="/healthz",status="200"} 1',
    )
    expect(body).toContain('process_cpu_seconds_total')
  })
})

describe('every answer', () => {
  it('tells the browser to trust nothing but this server', async () => {
    await start()
    for (const url of ['/healthz', '/nothing', '/api/templates']) {
      const { headers } = await get(url)
      expect(headers['content-security-policy']).toBe(
        "default-src 'none';script-src 'self';style-src 'self' 'unsafe-inline';img-src 'self' data:;font-src 'self';connect-src 'self';base-uri 'none';form-action 'self';frame-ancestors 'none'",
      )
      expect(headers['x-content-type-options']).toBe('nosniff')
      expect(headers['referrer-policy']).toBe('no-referrer')
      expect(headers['cache-control']).toBe('no-store')
      expect(headers['x-request-id']).toMatch(/^[a-z2-7]{20}$/)
      expect(headers['strict-transport-security']).toBeUndefined()
    }
  })

  it('insists on TLS where every page is reached over it', async () => {
    await start({ onlyTls: true })
    expect((await get('/healthz')).headers['strict-transport-security']).toContain('max-age')
  })
})
