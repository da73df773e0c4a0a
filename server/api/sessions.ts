import type { FastifyInstance } from 'fastify'
import type { PlansResponse, WhoAmI } from '../../shared/wire/http.ts'
import { rotateSession } from '../core/session.ts'
import { callersOf } from './access.ts'
import { callerOf, isSecure } from './caller.ts'
import type { ApiContext } from './context.ts'
import { noSessionCookie, readCredentials, sessionCookie } from './credentials.ts'
import { resource } from './routes.ts'

/** `GET` and `DELETE /api/session/:plan`, `GET /api/plans`: who the caller is, where, and how to leave. */
export function sessionRoutes(app: FastifyInstance, context: ApiContext): void {
  resource(app, '/api/session/:plan', {
    GET: {
      async handle(request, reply) {
        const caller = await callerOf(context, request, reply)
        if (caller === null) return reply
        const { planId, member } = caller
        const credentials = readCredentials(request.headers)
        const cookie = credentials.cookies.get(planId)
        // After a change of role the caller goes on under a new token; a program finds it in a header.
        const fresh = caller.rotates ? await rotateSession(context, caller) : null
        if (fresh !== null) context.sockets.replaceSession(caller.sessionHash, fresh.sessionHash)
        const token = fresh?.token ?? cookie
        if (credentials.bearer !== null) {
          if (fresh !== null) reply.header('parley-session', fresh.token)
        } else if (token !== undefined) {
          // The session's end moves with its use, and so must the cookie's.
          reply.header('set-cookie', sessionCookie(planId, token, isSecure(request)))
        }
        const answer: WhoAmI = {
          planId,
          memberId: member.id,
          name: member.name,
          role: member.role,
          partyId: member.partyId,
        }
        return answer
      },
    },
    DELETE: {
      async handle(request, reply) {
        const caller = await callerOf(context, request, reply)
        if (caller === null) return reply
        await context.directory.endSession(caller.sessionHash)
        context.sockets.endSession(caller.sessionHash)
        context.log.info('left', { planId: caller.planId, memberId: caller.member.id })
        return reply
          .header('set-cookie', noSessionCookie(caller.planId, isSecure(request)))
          .code(204)
          .send()
      },
    },
  })
}

/** The plans that the caller is in, for `GET /api/plans`. */
export async function plansOf(
  context: ApiContext,
  headers: Parameters<typeof readCredentials>[0],
): Promise<PlansResponse> {
  const plans: PlansResponse['plans'] = []
  for (const { planId, member } of await callersOf(context, readCredentials(headers))) {
    const plan = await context.rooms.plan(planId)
    if (plan !== null) {
      plans.push({ planId, title: plan.title, name: member.name, role: member.role })
    }
  }
  return { plans }
}
