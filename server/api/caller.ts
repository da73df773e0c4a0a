import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Caller } from '../core/session.ts'
import { callerIn } from './access.ts'
import type { ApiContext } from './context.ts'
import { readCredentials } from './credentials.ts'
import { NO_SESSION, NOT_FOUND, sendProblem } from './problems.ts'

/** Who asks for the plan in the address; null when nobody may, and then the answer is already sent. */
export async function callerOf(
  context: ApiContext,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Caller | null> {
  const found = await callerIn(context, readCredentials(request.headers), planIdOf(request))
  if (found.ok) return found.value
  await sendProblem(reply, found.reason === 'no-session' ? NO_SESSION : NOT_FOUND)
  return null
}

/** The `:plan` of the address as it stands there; whether it is one is for the session to say. */
export function planIdOf(request: FastifyRequest): string {
  const params = request.params
  return typeof params === 'object' && params !== null && 'plan' in params
    ? String(params.plan)
    : ''
}

/** Whether a cookie set on this answer may be limited to encrypted connections. */
export const isSecure = (request: FastifyRequest): boolean =>
  request.headers.origin?.startsWith('https:') ?? request.protocol === 'https'
