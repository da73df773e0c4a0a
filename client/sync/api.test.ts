// @vitest-environment node
import { afterEach, expect, it, vi } from 'vitest'
import { makeProblem } from '../../shared/wire/problem.ts'
import { exportPdf, fileName, isProblem, isUnreachable, join, leave, whoAmI } from './api.ts'

const seat = { planId: 'plan', memberId: 'ana', name: 'Ana', role: 'head', partyId: 'a' }

function answering(response: Response | Error) {
  const fetched = vi.fn<typeof fetch>(() =>
    response instanceof Error ? Promise.reject(response) : Promise.resolve(response),
  )
  vi.stubGlobal('fetch', fetched)
  return fetched
}
const json = (body: unknown, status = 200): Response =>
  new Response(JSON.stringify(body), { status })

afterEach(() => vi.unstubAllGlobals())

it('sends the token in the body and never in the address', async () => {
  const fetched = answering(json({ planId: 'plan', memberId: 'ana', token: 'session' }))
  await join({ token: 'secret', name: 'Ana' })
  expect(fetched).toHaveBeenCalledWith(
    '/api/join',
    expect.objectContaining({
      method: 'POST',
      body: '{"token":"secret","name":"Ana"}',
      credentials: 'same-origin',
    }),
  )
})

it('answers with what the schema knows', async () => {
  answering(json({ ...seat, extra: true }))
  expect(await whoAmI('plan')).toEqual({ ok: true, value: seat })
})

it('answers with the problem that the server names', async () => {
  answering(json(makeProblem('no-session', 'Join first.'), 401))
  const answer = await whoAmI('plan')
  expect(answer).toMatchObject({ ok: false, problem: { detail: 'Join first.' } })
  expect(!answer.ok && isProblem(answer.problem, 'no-session')).toBe(true)
})

it.each([
  ['no network', new TypeError('Failed to fetch'), true],
  ['a proxy whose server is away', new Response('<h1>Bad gateway</h1>', { status: 502 }), true],
  ['an answer of another shape', json({ planId: 'UPPER' }), false],
  ['an answer that is not JSON', new Response('hello'), false],
  ['an error that is no problem document', new Response('oops', { status: 500 }), false],
])('turns %s into a problem with a sentence', async (_case, response, unreachable) => {
  answering(response)
  const answer = await whoAmI('plan')
  expect(answer.ok).toBe(false)
  if (answer.ok) return
  expect(isUnreachable(answer.problem)).toBe(unreachable)
  expect(answer.problem.detail).toMatch(/\.$/)
})

it('takes an empty answer to leaving', async () => {
  answering(new Response(null, { status: 204 }))
  expect(await leave('plan')).toEqual({ ok: true, value: null })
})

it('hands over the file under the name that the server gave it', async () => {
  const headers = {
    'content-disposition': `attachment; filename="a_b.pdf"; filename*=UTF-8''a%20%D0%B1.pdf`,
  }
  answering(new Response('%PDF', { headers }))
  const answer = await exportPdf('plan', { format: 'pdf', paper: 'letter' })
  expect(answer.ok && answer.value.name).toBe('a б.pdf')
  expect(answer.ok && (await answer.value.file.text())).toBe('%PDF')
})

it('reads file names in both forms, and none out of nonsense', () => {
  expect(fileName('attachment; filename="plain.pdf"')).toBe('plain.pdf')
  expect(fileName("attachment; filename*=UTF-8''%E0%A4%A")).toBeNull()
  expect(fileName(null)).toBeNull()
})
