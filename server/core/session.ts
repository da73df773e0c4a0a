import type { MemberId, PlanId } from '../../shared/model/ids.ts'
import type { Member } from '../../shared/model/member.ts'
import type { Directory, Session } from './directory.ts'
import type { Rooms } from './rooms.ts'
import type { Secrets } from './secrets.ts'

/** A session ends when it was not used for this long. Talks last for months, so its end moves with its use. */
export const SESSION_MS = 30 * 24 * 60 * 60 * 1000
/** After a change of role the old token still works for so long, for pages that are just loading. */
export const ROTATION_MS = 10 * 60 * 1000
/** … and once the new one is given out, for so long, for answers that got lost. */
export const REPLACED_MS = 60 * 1000
/** The end is moved at most this often: a write to disk per day and session, not per request. */
const RENEW_EVERY_MS = 24 * 60 * 60 * 1000

export const newSession = (
  tokenHash: string,
  planId: PlanId,
  memberId: MemberId,
  now: number,
): Session => ({
  tokenHash,
  planId,
  memberId,
  createdAt: now,
  expiresAt: now + SESSION_MS,
  rotates: false,
})

/** Somebody who is in a plan now. */
export interface Caller {
  readonly planId: PlanId
  readonly member: Member
  /** Names the session without giving it away. */
  readonly sessionHash: string
  /** The member's role changed since the session began: it is to be replaced by `rotateSession`. */
  readonly rotates: boolean
}

export interface SessionPorts {
  readonly directory: Directory
  readonly rooms: Rooms
  readonly secrets: Secrets
  readonly now: () => number
}

/** Who holds this token; null when it is unknown or expired, or when the seat was removed since. */
export const whoIs = (ports: SessionPorts, token: string): Promise<Caller | null> =>
  whoHasSession(ports, ports.secrets.hash(token))

/** As `whoIs`, for a session that was looked up before and may have ended since. */
export async function whoHasSession(
  ports: SessionPorts,
  sessionHash: string,
): Promise<Caller | null> {
  const session = await ports.directory.findSession(sessionHash)
  const now = ports.now()
  if (session === undefined || session.expiresAt <= now) return null
  const member = await ports.rooms.member(session.planId, session.memberId)
  if (member === undefined || member.standing === 'removed') return null
  if (!session.rotates && session.expiresAt < now + SESSION_MS - RENEW_EVERY_MS) {
    await ports.directory.renewSession(sessionHash, now + SESSION_MS)
  }
  return { planId: session.planId, member, sessionHash, rotates: session.rotates }
}

/** Gives a caller whose role changed a new session; null when the old one has ended meanwhile. */
export async function rotateSession(
  ports: SessionPorts,
  caller: Caller,
): Promise<{ readonly token: string; readonly sessionHash: string } | null> {
  const token = ports.secrets.newToken()
  const sessionHash = ports.secrets.hash(token)
  const now = ports.now()
  const next = newSession(sessionHash, caller.planId, caller.member.id, now)
  const replaced = await ports.directory.replaceSession(caller.sessionHash, next, now + REPLACED_MS)
  return replaced ? { token, sessionHash } : null
}
