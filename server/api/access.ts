import { no, type Result, yes } from '../../shared/lib/result.ts'
import type { PlanId } from '../../shared/model/ids.ts'
import { type Caller, type SessionPorts, whoIs } from '../core/session.ts'
import type { Credentials } from './credentials.ts'

/** A browser in more plans than this is asked for the newest ones only; each costs a look into the store. */
const COOKIES_AT_MOST = 64

/**
 * Who asks for a plan. `no-session`: nobody that we know. `not-found`: somebody, but not of this plan; whether there
 * is such a plan is never looked at, so it cannot be found out.
 */
export async function callerIn(
  ports: SessionPorts,
  credentials: Credentials,
  planId: string,
): Promise<Result<Caller, 'no-session' | 'not-found'>> {
  const token = credentials.bearer ?? credentials.cookies.get(planId as PlanId)
  if (token !== undefined) {
    const caller = await whoIs(ports, token)
    if (caller === null) return no('no-session')
    return caller.planId === planId ? yes(caller) : no('not-found')
  }
  return (await callersOf(ports, credentials)).length > 0 ? no('not-found') : no('no-session')
}

/** All plans that a request has a session for: a program's one, or those of a browser. */
export async function callersOf(
  ports: SessionPorts,
  credentials: Credentials,
): Promise<readonly Caller[]> {
  const tokens =
    credentials.bearer === null
      ? [...credentials.cookies].slice(-COOKIES_AT_MOST)
      : [[null, credentials.bearer] as const]
  const callers: Caller[] = []
  for (const [planId, token] of tokens) {
    const caller = await whoIs(ports, token)
    if (caller !== null && (planId === null || caller.planId === planId)) callers.push(caller)
  }
  return callers
}
