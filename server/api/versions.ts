import type { FastifyInstance } from 'fastify'
import { compareQuery } from '../../shared/wire/versions.ts'
import { compareStates } from '../core/compareStates.ts'
import { listVersions, readVersion } from '../core/readVersions.ts'
import { callerOf } from './caller.ts'
import type { ApiContext } from './context.ts'
import { NOT_FOUND, parse, sendProblem } from './problems.ts'
import { inPath, perMinute, resource } from './routes.ts'

/** `GET /api/plans/:plan/versions`, `GET …/versions/:version` and `GET …/compare`. */
export function versionRoutes(app: FastifyInstance, context: ApiContext): void {
  const limit = perMinute(context.requestsPerMinute.versions)

  resource(app, '/api/plans/:plan/versions', {
    GET: {
      ...limit,
      async handle(request, reply) {
        const caller = await callerOf(context, request, reply)
        if (caller === null) return reply
        return listVersions(context.versions, caller.planId)
      },
    },
  })

  resource(app, '/api/plans/:plan/versions/:version', {
    GET: {
      ...limit,
      async handle(request, reply) {
        const caller = await callerOf(context, request, reply)
        if (caller === null) return reply
        const version = await readVersion(
          context.versions,
          caller.planId,
          inPath(request, 'version'),
        )
        return version ?? sendProblem(reply, NOT_FOUND)
      },
    },
  })

  resource(app, '/api/plans/:plan/compare', {
    GET: {
      ...perMinute(context.requestsPerMinute.compare),
      async handle(request, reply) {
        const caller = await callerOf(context, request, reply)
        if (caller === null) return reply
        const query = parse(compareQuery, request.query)
        if (!query.ok) return sendProblem(reply, query.problem)
        const compared = await compareStates(context.versions, caller.planId, query.value)
        return compared ?? sendProblem(reply, NOT_FOUND)
      },
    },
  })
}
