import { connect } from 'node:net'
import type { InjectOptions } from 'fastify'
import { afterEach, describe, expect, it } from 'vitest'
import { problem, problemType } from '../../shared/wire/problem.ts'
import { REQUESTS_PER_MINUTE } from './context.ts'
import { ORIGIN, type TestServer } from './testing/aServer.ts'
import { asking, expectProblem } from './testing/ask.ts'

const { start, close, get, post } = asking()
let server: TestServer
afterEach(close)

describe('the origin of a request', () => {
  const join = (headers: Record<string, string>): InjectOptions => ({
    method: 'POST',
    url: '/api/invitation',
    headers,
    payload: { token: 'x' },
  })

  it('must be allowed where something may change', async () => {
    server = await start()
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
    server = await start()
    expectProblem(await server.app.inject(join({})), 'invitation-invalid')
    expectProblem(await server.app.inject(join({ cookie: 'other=1' })), 'invitation-invalid')
    expectProblem(await server.app.inject(join({ cookie: 'parley-a=1' })), 'wrong-origin')
  })

  it('is checked before anything is left or made', async () => {
    server = await start()
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
    server = await start({ requestsPerMinute: { ...REQUESTS_PER_MINUTE, invitation: 2 } })
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
    server = await start({
      accepting: () => state.accepting,
      storeIsWritable: async () => state.writable,
    })
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
    server = await start()
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
    server = await start()
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
    server = await start({ onlyTls: true })
    expect((await get('/healthz')).headers['strict-transport-security']).toContain('max-age')
  })
})

describe('what is not HTTP', () => {
  it('is answered by a problem document too', async () => {
    server = await start()
    const socket = connect(await server.listen(), '127.0.0.1')
    let answer = ''
    socket.on('data', (part: Buffer) => (answer += part.toString()))
    const ended = new Promise((resolve) => socket.on('close', resolve))
    socket.write('GARBAGE\r\n\r\n')
    await ended
    const [head = '', body = ''] = answer.split('\r\n\r\n')
    expect(head).toMatch(/^HTTP\/1\.1 400 /)
    expect(head).toContain('application/problem+json')
    expect(problem.parse(JSON.parse(body)).type).toBe(problemType('bad-request'))
  })
})
