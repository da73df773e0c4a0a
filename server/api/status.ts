import type { FastifyInstance } from 'fastify'
import { makeProblem } from '../../shared/wire/problem.ts'
import type { ApiContext } from './context.ts'
import { sendProblem, STOPPING } from './problems.ts'
import { resource } from './routes.ts'

/** An answer about the store is good for this long, so that asking often does not wear the disk. */
const READY_FOR_MS = 1_000

/** `/healthz`: the process lives. `/readyz`: it takes work. `/metrics`: its numbers, for Prometheus. */
export function statusRoutes(app: FastifyInstance, context: ApiContext): void {
  let checked = { at: Number.NEGATIVE_INFINITY, writable: Promise.resolve(false) }

  function storeIsWritable(): Promise<boolean> {
    const now = context.now()
    if (now - checked.at >= READY_FOR_MS) checked = { at: now, writable: context.storeIsWritable() }
    return checked.writable
  }

  resource(app, '/healthz', { GET: { handle: async () => ({ status: 'alive' }) } })

  resource(app, '/readyz', {
    GET: {
      async handle(_request, reply) {
        if (!context.accepting()) return sendProblem(reply, STOPPING)
        if (await storeIsWritable()) return { status: 'ready' }
        return sendProblem(
          reply,
          makeProblem('busy', 'The store cannot be written. The log of the server says why.'),
        )
      },
    },
  })

  resource(app, '/metrics', {
    GET: {
      async handle(_request, reply) {
        const { contentType, text } = await context.metricsText()
        return reply.header('content-type', contentType).send(text)
      },
    },
  })
}
