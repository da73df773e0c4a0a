import type { FastifyInstance } from 'fastify'
import {
  createPlanRequest,
  type CreatePlanResponse,
  type TemplatesResponse,
} from '../../shared/wire/http.ts'
import { makeProblem, type Problem } from '../../shared/wire/problem.ts'
import { createPlan, type CreatePlanRefusal } from '../core/createPlan.ts'
import { readWholePlan } from '../core/wholePlan.ts'
import { callerOf, isSecure } from './caller.ts'
import type { ApiContext } from './context.ts'
import { sessionCookie } from './credentials.ts'
import { NOT_FOUND, parse, sendProblem } from './problems.ts'
import { perMinute, resource } from './routes.ts'
import { plansOf } from './sessions.ts'

/** `GET /api/templates`, `GET` and `POST /api/plans`, `GET /api/plans/:plan`. */
export function planRoutes(app: FastifyInstance, context: ApiContext): void {
  resource(app, '/api/templates', { GET: { handle: async () => listTemplates(context) } })

  resource(app, '/api/plans', {
    GET: { handle: (request) => plansOf(context, request.headers) },
    POST: {
      ...perMinute(context.requestsPerMinute.plans),
      async handle(request, reply) {
        if (context.newPlans === 'nobody') {
          return sendProblem(
            reply,
            makeProblem('forbidden', 'This server takes no new plans. Ask its operator.'),
          )
        }
        const body = parse(createPlanRequest, request.body)
        if (!body.ok) return sendProblem(reply, body.problem)
        const { template, title, parties, name } = body.value
        const created = await createPlan(context, { template, title, parties, convenerName: name })
        if (!created.ok) return sendProblem(reply, refusalProblem(created.reason, context))
        const { planId, convener, seats } = created.value
        if (convener === null) throw new Error('A plan was created without its convener')
        context.log.info('plan created', { planId, template })
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
