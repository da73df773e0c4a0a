import type { FastifyInstance, FastifyReply, FastifyRequest, RouteShorthandOptions } from 'fastify'
import { makeProblem } from '../../shared/wire/problem.ts'
import { sendProblem } from './problems.ts'

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const
export type Method = (typeof METHODS)[number]

export interface Handling extends RouteShorthandOptions {
  readonly handle: (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>
}

/** Routes of one address; every method that is not named is answered with 405 and the names of those that are. */
export function resource(
  app: FastifyInstance,
  url: string,
  handlings: Partial<Record<Method, Handling>>,
): void {
  const allowed: Method[] = []
  for (const method of METHODS) {
    const handling = handlings[method]
    if (handling === undefined) continue
    allowed.push(method)
    const { handle, ...options } = handling
    app.route({ ...options, method, url, handler: handle })
  }
  const allow = allowed.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method]))
  app.route({
    method: METHODS.filter((method) => !allowed.includes(method)),
    url,
    handler: async (_request, reply) =>
      sendProblem(
        reply.header('allow', allow.join(', ')),
        makeProblem('method-not-allowed', `Use ${allow.join(' or ')} here.`),
      ),
  })
}

/** Requests per minute and address to one route. */
export const perMinute = (max: number): { config: { rateLimit: object } } => ({
  config: { rateLimit: { max, timeWindow: 60_000 } },
})

/** A part of the address by its name in the route. */
export function inPath(request: FastifyRequest, name: string): string {
  const params: unknown = request.params
  if (typeof params !== 'object' || params === null) return ''
  const value: unknown = Object.getOwnPropertyDescriptor(params, name)?.value
  return typeof value === 'string' ? value : ''
}
