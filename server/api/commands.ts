import type { FastifyInstance } from 'fastify'
import { reasonSentence } from '../../shared/rules/reason.ts'
import {
  commandRequest,
  type CommandResponse,
  type InvitationsResponse,
} from '../../shared/wire/commands.ts'
import { makeProblem } from '../../shared/wire/problem.ts'
import { mayCommand } from '../../shared/rules/command.ts'
import { type Invitation, invitationRefusal } from '../core/directory.ts'
import { runCommand } from '../core/runCommand.ts'
import { callerOf } from './caller.ts'
import type { ApiContext } from './context.ts'
import { parse, sendProblem } from './problems.ts'
import { perMinute, resource } from './routes.ts'

/** `POST /api/plans/:plan/commands` and `GET /api/plans/:plan/invitations`. */
export function commandRoutes(app: FastifyInstance, context: ApiContext): void {
  resource(app, '/api/plans/:plan/commands', {
    POST: {
      ...perMinute(context.requestsPerMinute.commands),
      async handle(request, reply) {
        const caller = await callerOf(context, request, reply)
        if (caller === null) return reply
        const body = parse(commandRequest, request.body)
        if (!body.ok) return sendProblem(reply, body.problem)
        const { id, command } = body.value
        const done = await runCommand(context, caller.planId, caller.member.id, id, command)
        if (!done.ok) {
          return sendProblem(reply, makeProblem('refused', reasonSentence(done.reason)))
        }
        const { before, seat, signedOut } = done.value
        if (signedOut !== null) context.sockets.endMember(caller.planId, signedOut)
        const answer: CommandResponse = { before, seat }
        return answer
      },
    },
  })

  resource(app, '/api/plans/:plan/invitations', {
    GET: {
      async handle(request, reply) {
        const caller = await callerOf(context, request, reply)
        if (caller === null) return reply
        const may = mayCommand(caller.member, 'invite')
        if (!may.ok) return sendProblem(reply, makeProblem('forbidden', reasonSentence(may.reason)))
        const invitations = await context.directory.invitations(caller.planId)
        const answer: InvitationsResponse = {
          invitations: invitations.map((one) => shown(one, context.now())),
        }
        return answer
      },
    },
  })
}

function shown(one: Invitation, now: number): InvitationsResponse['invitations'][number] {
  const refusal = invitationRefusal(one, now)
  const open = refusal === null || refusal === 'unknown' ? 'open' : refusal
  return {
    id: one.id,
    role: one.role,
    partyId: one.partyId,
    createdAt: one.createdAt,
    expiresAt: one.expiresAt,
    state: one.revokedAt !== null ? 'revoked' : open,
    memberId: one.usedAt === null ? null : one.memberId,
  }
}
