import type { FastifyInstance } from 'fastify'
import { PLAN_FILE_FORM, planFileSchema } from '../../shared/model/planFile.ts'
import { resource } from './routes.ts'

/** `GET /api/schemas/parley-plan-1`: what a plan exported as JSON looks like. Anybody may know it. */
export function schemaRoutes(app: FastifyInstance): void {
  // Few ask for it, so it is made for the first one who does.
  let schema: string | null = null
  resource(app, `/api/schemas/${PLAN_FILE_FORM}`, {
    GET: {
      async handle(_request, reply) {
        schema ??= JSON.stringify(planFileSchema(), null, 2)
        return reply.header('content-type', 'application/schema+json; charset=utf-8').send(schema)
      },
    },
  })
}
