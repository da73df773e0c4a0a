import type { FastifyInstance } from 'fastify'
import { recordQuery } from '../../shared/wire/record.ts'
import { readRecord, verifyPlan } from '../core/readRecord.ts'
import { callerOf } from './caller.ts'
import type { ApiContext } from './context.ts'
import { parse, sendProblem } from './problems.ts'
import { perMinute, resource } from './routes.ts'

/** `GET /api/plans/:plan/record`: what happened, page by page, or the check that nobody changed it since. */
export function recordRoutes(app: FastifyInstance, context: ApiContext): void {
  resource(app, '/api/plans/:plan/record', {
    GET: {
      ...perMinute(context.requestsPerMinute.record),
      async handle(request, reply) {
        const caller = await callerOf(context, request, reply)
        if (caller === null) return reply
        const query = parse(recordQuery, request.query)
        if (!query.ok) return sendProblem(reply, query.problem)
        const { from, limit, verify } = query.value
        return verify === '1'
          ? verifyPlan(context.record, caller.planId, caller.member.id)
          : readRecord(context.record, caller.planId, from, limit)
      },
    },
  })
}
