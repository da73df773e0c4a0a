import type { FastifyInstance } from 'fastify'
import type { PlanId } from '../../shared/model/ids.ts'
import {
  invitationRequest,
  type InvitationResponse,
  joinRequest,
  type SessionResponse,
} from '../../shared/wire/http.ts'
import { makeProblem, type Problem } from '../../shared/wire/problem.ts'
import type { InvitationRefusal } from '../core/directory.ts'
import { join, readInvitation } from '../core/join.ts'
import { whoIs } from '../core/session.ts'
import { isSecure } from './caller.ts'
import type { ApiContext } from './context.ts'
import { readCredentials, sessionCookie } from './credentials.ts'
import { parse, sendProblem } from './problems.ts'
import { perMinute, resource } from './routes.ts'

/** `POST /api/invitation` and `POST /api/join`: from a link to a session. Tokens travel in bodies, never in addresses. */
export function joiningRoutes(app: FastifyInstance, context: ApiContext): void {
  resource(app, '/api/invitation', {
    POST: {
      ...perMinute(context.requestsPerMinute.invitation),
      async handle(request, reply) {
        const body = parse(invitationRequest, request.body)
        if (!body.ok) return sendProblem(reply, body.problem)
        const offered = await readInvitation(context, body.value.token)
        if (!offered.ok) return sendProblem(reply, invitationProblem(offered.reason))
        const { invitation, plan } = offered.value
        const party = plan.parties.find((one) => one.id === invitation.partyId)
        const seated = readCredentials(request.headers).cookies.get(plan.id)
        const caller = seated === undefined ? null : await whoIs(context, seated)
        const answer: InvitationResponse = {
          planId: plan.id,
          planTitle: plan.title,
          role: invitation.role,
          partyName: party?.name ?? null,
          partyColour: party?.colour ?? null,
          seatedAs: caller?.planId === plan.id ? caller.member.name : null,
        }
        return answer
      },
    },
  })

  resource(app, '/api/join', {
    POST: {
      ...perMinute(context.requestsPerMinute.join),
      async handle(request, reply) {
        const body = parse(joinRequest, request.body)
        if (!body.ok) return sendProblem(reply, body.problem)
        const joined = await join(context, body.value.token, body.value.name)
        if (!joined.ok) return sendProblem(reply, invitationProblem(joined.reason))
        const { planId, memberId, token } = joined.value
        await leaveEarlierSeat(context, planId, readCredentials(request.headers).cookies)
        context.log.info('joined', { planId, memberId })
        reply.header('set-cookie', sessionCookie(planId, token, isSecure(request)))
        const answer: SessionResponse = { planId, memberId, token }
        return answer
      },
    },
  })
}

/**
 * A browser holds one seat of a plan. Its new cookie takes the place of the old one, so the old session is ended too:
 * another page of this browser would otherwise go on writing under the earlier name.
 */
async function leaveEarlierSeat(
  context: ApiContext,
  planId: PlanId,
  cookies: ReadonlyMap<PlanId, string>,
): Promise<void> {
  const earlier = cookies.get(planId)
  if (earlier === undefined) return
  const hash = context.secrets.hash(earlier)
  await context.directory.endSession(hash)
  context.sockets.endSession(hash)
}

const DETAILS: Record<InvitationRefusal, string> = {
  unknown: 'Check that the whole link was copied, or ask the convener of the plan for a new one.',
  used: 'Somebody has taken this seat already. If it was you, open the plan in the browser in which you joined; otherwise ask the convener for a new link.',
  expired: 'Its time has run out. Ask the convener of the plan for a new link.',
  revoked: 'A newer link has taken its place. Ask the convener of the plan for it.',
  busy: 'Somebody is using this link at this moment. Try again in half a minute.',
}

const invitationProblem = (reason: InvitationRefusal): Problem =>
  makeProblem('invitation-invalid', DETAILS[reason])
