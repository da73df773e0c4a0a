import fastifyCookie from '@fastify/cookie'
import { isId, type PlanId } from '../../shared/model/ids.ts'

const cookieFormat = fastifyCookie.fastifyCookie

/** The session cookie of a plan is named by this and the plan's id. */
export const COOKIE_PREFIX = 'parley-'
/** A program without headers of its own, such as a browser's WebSocket, brings its token as a subprotocol that begins so. */
const BEARER_PROTOCOL = 'bearer.'
const TOKEN = /^[A-Za-z0-9_-]{20,200}$/
/** The server says when a session ends; the cookie only must not end before it. Browsers keep none for longer than 400 days. */
const COOKIE_SECONDS = 400 * 24 * 60 * 60

/** The tokens that a request brought; none of them is checked yet. */
export interface Credentials {
  readonly bearer: string | null
  readonly cookies: ReadonlyMap<PlanId, string>
}

/** Reads the tokens of a request. What does not look like a token is as if it were not there. */
export function readCredentials(headers: {
  readonly authorization?: string | undefined
  readonly cookie?: string | undefined
  readonly 'sec-websocket-protocol'?: string | undefined
}): Credentials {
  const named = /^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1]
  const protocol = (headers['sec-websocket-protocol'] ?? '')
    .split(',')
    .map((part) => part.trim())
    .find((part) => part.startsWith(BEARER_PROTOCOL))
    ?.slice(BEARER_PROTOCOL.length)
  const token = named ?? protocol
  const found = new Map<PlanId, string>()
  for (const [name, value] of Object.entries(cookieFormat.parse(headers.cookie ?? ''))) {
    const id = name.slice(COOKIE_PREFIX.length)
    if (name.startsWith(COOKIE_PREFIX) && isId(id) && TOKEN.test(value)) {
      found.set(id as PlanId, value)
    }
  }
  return { bearer: token !== undefined && TOKEN.test(token) ? token : null, cookies: found }
}

/** The header that gives a browser its session, out of reach of scripts and of other sites. */
export const sessionCookie = (planId: PlanId, token: string, secure: boolean): string =>
  cookieFormat.serialize(COOKIE_PREFIX + planId, token, {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure,
    maxAge: COOKIE_SECONDS,
  })

/** The header that takes it away again. */
export const noSessionCookie = (planId: PlanId, secure: boolean): string =>
  cookieFormat.serialize(COOKIE_PREFIX + planId, '', {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure,
    maxAge: 0,
  })
