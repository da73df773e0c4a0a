import type { FastifyInstance } from 'fastify'
import {
  createPlanRequest,
  type CreatePlanResponse,
  type TemplatesResponse,
} from '../../shared/wire/http.ts'
import { createFromContentRequest, PLAN_CONTENT_BYTES } from '../../shared/wire/planContent.ts'
import { makeProblem, type Problem } from '../../shared/wire/problem.ts'
import { type Beginning, createPlan, type CreatePlanRefusal } from '../core/createPlan.ts'
import { readWholePlan } from '../core/wholePlan.ts'
import { callerOf, isSecure } from './caller.ts'
import type { ApiContext } from './context.ts'
import { sessionCookie } from './credentials.ts'
import { NOT_FOUND, parse, type Parsed, sendProblem } from './problems.ts'
import { perMinute, resource } from './routes.ts'
import { plansOf } from './sessions.ts'

/** `GET /api/templates`, `GET` and `POST /api/plans`, `GET /api/plans/:plan`. */
export function planRoutes(app: FastifyInstance, context: ApiContext): void {
  resource(app, '/api/templates', { GET: { handle: async () => listTemplates(context) } })

  resource(app, '/api/plans', {
    GET: { handle: (request) => plansOf(context, request.headers) },
    POST: {
      ...perMinute(context.requestsPerMinute.plans),
      bodyLimit: PLAN_CONTENT_BYTES,
      async handle(request, reply) {
        if (context.newPlans === 'nobody') {
          return sendProblem(
            reply,
            makeProblem('forbidden', 'This server takes no new plans. Ask its operator.'),
          )
        }
        const asked = whatToCreate(request.body)
        if (!asked.ok) return sendProblem(reply, asked.problem)
        const created = await createPlan(context, asked.value)
        if (!created.ok) return sendProblem(reply, refusalProblem(created.reason, context))
        const { planId, convener, seats } = created.value
        if (convener === null) throw new Error('A plan was created without its convener')
        const from = 'content' in asked.value ? 'a file' : asked.value.template
        context.log.info('plan created', { planId, from })
        reply.header('set-cookie', sessionCookie(planId, convener.token, isSecure(request)))
        const answer: CreatePlanResponse = { planId, ...convener, seats: [...seats] }
        return reply.code(201).send(answer)
      },
    },
  })

  resource(app, '/api/plans/:plan', {
    GET: {
      async handle(request, reply) {
        const caller = await callerOf(context, request, reply)
        if (caller === null) return reply
        return (await readWholePlan(context.rooms, caller.planId)) ?? sendProblem(reply, NOT_FOUND)
      },
    },
  })
}

/** A plan is made from a template or from the content of a file, never from both. */
function whatToCreate(body: unknown): Parsed<Beginning> {
  if (typeof body === 'object' && body !== null && 'content' in body) {
    const read = parse(createFromContentRequest, body)
    if (!read.ok) return read
    const { content, name } = read.value
    return { ok: true, value: { content, convenerName: name } }
  }
  const read = parse(createPlanRequest, body)
  if (!read.ok) return read
  const { name, ...template } = read.value
  return { ok: true, value: { ...template, convenerName: name } }
}

const listTemplates = (context: ApiContext): TemplatesResponse => ({
  templates: [...context.templates].map(([name, template]) => ({
    name,
    title: template.title,
    points: template.pillars.reduce((sum, pillar) => sum + pillar.points.length, 0),
    parties: template.parties,
  })),
})

function refusalProblem(reason: CreatePlanRefusal, context: ApiContext): Problem {
  switch (reason) {
    case 'unknown-template': {
      const names = [...context.templates.keys()].join(' or ')
      return makeProblem('unknown-template', `Choose ${names}.`)
    }
    case 'parties-alike': {
      const message = 'must differ from one another in name and in letter'
      return makeProblem('bad-request', `The parties ${message}.`, [{ path: 'parties', message }])
    }
  }
}
