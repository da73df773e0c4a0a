import { afterEach, describe, expect, it } from 'vitest'
import { ORIGIN, type TestServer } from './testing/aServer.ts'
import { asking, expectProblem } from './testing/ask.ts'

const { start, close, get, post } = asking()
let server: TestServer
afterEach(close)

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
    server = await start()
    const answer = await post('/api/join', body)
    const { detail } = expectProblem(answer, 'bad-request')
    expect(detail).not.toBe('')
    expect(server.complaints).toEqual([])
  })

  it('names the places that are wrong', async () => {
    server = await start()
    const party = { name: 'One', letter: 'ABC', colour: 'pink' }
    const answer = await post('/api/plans', { template: 'blank', name: 'Ada', parties: [party] })
    const { issues } = expectProblem(answer, 'bad-request')
    expect(issues?.map((issue) => issue.path)).toEqual(['parties.0.letter', 'parties.0.colour'])
  })

  it('is refused when it is too large or not JSON', async () => {
    server = await start()
    const large = { token: 'x'.repeat(64 * 1024), name: 'Ada' }
    expectProblem(await post('/api/join', large), 'too-large')
    const text = await post('/api/join', 'token=x', { 'content-type': 'text/plain' })
    expectProblem(text, 'bad-request')
  })

  it('is answered by a problem document at every address and for every method', async () => {
    server = await start()
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
    server = await start({
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
