import type { FastifyInstance } from 'fastify'
import { isId, type PointId } from '../../shared/model/ids.ts'
import { historyQuery } from '../../shared/wire/history.ts'
import { callerOf } from './caller.ts'
import type { ApiContext } from './context.ts'
import { NOT_FOUND, parse, sendProblem } from './problems.ts'
import { inPath, perMinute, resource } from './routes.ts'

/** `GET /api/plans/:plan/history/:point`: the life of one point, state by state. */
export function historyRoutes(app: FastifyInstance, context: ApiContext): void {
  resource(app, '/api/plans/:plan/history/:point', {
    GET: {
      ...perMinute(context.requestsPerMinute.history),
      async handle(request, reply) {
        const caller = await callerOf(context, request, reply)
        if (caller === null) return reply
        const query = parse(historyQuery, request.query)
        if (!query.ok) return sendProblem(reply, query.problem)
        const point = inPath(request, 'point')
        const { from, limit } = query.value
        const page = isId(point)
          ? await context.histories.read(caller.planId, point as PointId, from, limit)
          : null
        return page ?? sendProblem(reply, NOT_FOUND)
      },
    },
  })
}
