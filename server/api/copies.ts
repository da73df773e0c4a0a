import type { FastifyInstance } from 'fastify'
import { mayTraceCopies } from '../../shared/rules/copies.ts'
import { makeProblem } from '../../shared/wire/problem.ts'
import { findCopy } from '../core/copies.ts'
import { callerOf } from './caller.ts'
import type { ApiContext } from './context.ts'
import { sendProblem } from './problems.ts'
import { inPath, perMinute, resource } from './routes.ts'

const NO_SUCH_COPY = makeProblem(
  'not-found',
  'No copy of this plan has that code. Compare it with the foot of the page, sign by sign.',
)

/** `GET /api/plans/:plan/copies/:code`: who got a copy, for those who lead the talks or hold the pen. */
export function copyRoutes(app: FastifyInstance, context: ApiContext): void {
  resource(app, '/api/plans/:plan/copies/:code', {
    GET: {
      ...perMinute(context.requestsPerMinute.record),
      async handle(request, reply) {
        const caller = await callerOf(context, request, reply)
        if (caller === null) return reply
        if (!mayTraceCopies(caller.member).ok) {
          return sendProblem(
            reply,
            makeProblem('forbidden', 'Ask a convener or a pen-holder of this plan.'),
          )
        }
        const { journal } = context.record
        const { pause } = context.versions
        const copy = await findCopy({ journal, pause }, caller.planId, inPath(request, 'code'))
        return copy ?? sendProblem(reply, NO_SUCH_COPY)
      },
    },
  })
}
