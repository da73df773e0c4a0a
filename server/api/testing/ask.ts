import { expect } from 'vitest'
import {
  problem,
  type Problem,
  type ProblemName,
  problemType,
} from '../../../shared/wire/problem.ts'
import type { CreatedPlan } from '../../core/createPlan.ts'
import type { ApiContext } from '../context.ts'
import { aServer, ORIGIN, type TestServer } from './aServer.ts'

type Answer = Awaited<ReturnType<TestServer['app']['inject']>>
type Headers = Record<string, string>

/** A server to ask over HTTP without a network: `start` one, ask it, `close` it. For tests. */
export function asking() {
  let server: TestServer | null = null
  const running = (): TestServer => {
    if (server === null) throw new Error('Start the server first')
    return server
  }
  return {
    async start(overrides: Partial<ApiContext> = {}): Promise<TestServer> {
      await server?.close()
      server = await aServer(overrides)
      return server
    },
    async close(): Promise<void> {
      await server?.close()
      server = null
    },
    get: (url: string, headers: Headers = {}): Promise<Answer> =>
      running().app.inject({ method: 'GET', url, headers }),
    /** Posts as a page of the server does. A text is sent as it is, all else as JSON. */
    post: (url: string, body: unknown, headers: Headers = {}): Promise<Answer> =>
      running().app.inject({
        method: 'POST',
        url,
        headers: { origin: ORIGIN, 'content-type': 'application/json', ...headers },
        payload: typeof body === 'string' ? body : JSON.stringify(body),
      }),
  }
}

/** Expects a problem document of this type, whole and not to be kept; answers it. */
export function expectProblem(answer: Answer, name: ProblemName): Problem {
  const body = problem.parse(answer.json())
  expect(body.type).toBe(problemType(name))
  expect(answer.statusCode).toBe(body.status)
  expect(answer.headers['content-type']).toContain('application/problem+json')
  expect(answer.headers['cache-control']).toBe('no-store')
  return body
}

/** The token of the first seat of this role. */
export const tokenOf = (plan: CreatedPlan, role: string): string =>
  plan.seats.find((seat) => seat.role === role)?.token ?? ''
