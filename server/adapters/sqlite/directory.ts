import { no, yes } from '../../../shared/lib/result.ts'
import type { InvitationId, MemberId, PartyId, PlanId } from '../../../shared/model/ids.ts'
import type { Role } from '../../../shared/model/role.ts'
import {
  type Directory,
  type Invitation,
  invitationRefusal,
  type PlanEntry,
  type Session,
} from '../../core/directory.ts'
import { type Migration, migrate, type SqliteDatabase } from './database.ts'

const MIGRATIONS: readonly Migration[] = [
  {
    name: 'directory-1',
    sql: `
      CREATE TABLE plans (
        number INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        template TEXT NOT NULL,
        created_at INTEGER NOT NULL
      );
      CREATE TABLE invitations (
        number INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        plan TEXT NOT NULL REFERENCES plans (id),
        role TEXT NOT NULL,
        party TEXT,
        member TEXT NOT NULL,
        token_hash TEXT NOT NULL UNIQUE,
        created_at INTEGER NOT NULL,
        expires_at INTEGER NOT NULL,
        used_at INTEGER,
        revoked_at INTEGER,
        claim TEXT,
        claimed_until INTEGER NOT NULL DEFAULT 0
      );
      CREATE INDEX invitations_of_plan ON invitations (plan);
      CREATE TABLE sessions (
        token_hash TEXT PRIMARY KEY,
        plan TEXT NOT NULL REFERENCES plans (id),
        member TEXT NOT NULL,
        created_at INTEGER NOT NULL,
        expires_at INTEGER NOT NULL,
        rotates INTEGER NOT NULL DEFAULT 0
      ) WITHOUT ROWID;
      CREATE INDEX sessions_of_member ON sessions (plan, member);
      CREATE INDEX sessions_by_end ON sessions (expires_at);
      CREATE TABLE probe (one INTEGER PRIMARY KEY CHECK (one = 1), at INTEGER NOT NULL);`,
  },
]

interface PlanRow {
  readonly id: string
  readonly template: string
  readonly created_at: number
}
interface InvitationRow {
  readonly id: string
  readonly plan: string
  readonly role: string
  readonly party: string | null
  readonly member: string
  readonly token_hash: string
  readonly created_at: number
  readonly expires_at: number
  readonly used_at: number | null
  readonly revoked_at: number | null
  readonly claimed_until: number
}
interface SessionRow {
  readonly token_hash: string
  readonly plan: string
  readonly member: string
  readonly created_at: number
  readonly expires_at: number
  readonly rotates: number
}

/**
 * The directory in the embedded store. It keeps nothing in memory, so another process may change it beside the
 * server; the store's own lock makes each step whole.
 */
export function createSqliteDirectory(database: SqliteDatabase): Directory {
  migrate(database, MIGRATIONS)
  const addPlan = database.prepare('INSERT INTO plans (id, template, created_at) VALUES (?, ?, ?)')
  const allPlans = database.prepare('SELECT * FROM plans ORDER BY number')
  const addInvitation = database.prepare(
    `INSERT INTO invitations
       (id, plan, role, party, member, token_hash, created_at, expires_at, used_at, revoked_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const invitationsOfPlan = database.prepare(
    'SELECT * FROM invitations WHERE plan = ? ORDER BY number',
  )
  const invitationByHash = database.prepare('SELECT * FROM invitations WHERE token_hash = ?')
  const claim = database.prepare(
    'UPDATE invitations SET claim = ?, claimed_until = ? WHERE token_hash = ?',
  )
  const release = database.prepare(
    'UPDATE invitations SET claim = NULL, claimed_until = 0 WHERE token_hash = ? AND claim = ?',
  )
  const useUp = database.prepare(
    `UPDATE invitations SET used_at = ?, claim = NULL, claimed_until = 0
     WHERE token_hash = ? AND claim = ? AND used_at IS NULL AND revoked_at IS NULL`,
  )
  const revoke = database.prepare(
    `UPDATE invitations SET revoked_at = ?
     WHERE id = ? AND used_at IS NULL AND revoked_at IS NULL AND claimed_until <= ?`,
  )
  const addSession = database.prepare(
    'INSERT INTO sessions (token_hash, plan, member, created_at, expires_at) VALUES (?, ?, ?, ?, ?)',
  )
  const revokeAny = database.prepare(
    'UPDATE invitations SET revoked_at = ? WHERE id = ? AND plan = ? AND revoked_at IS NULL',
  )
  const invitationById = database.prepare('SELECT * FROM invitations WHERE id = ?')
  const endSessionsOf = database.prepare('DELETE FROM sessions WHERE plan = ? AND member = ?')
  const rotateSessionsOf = database.prepare(
    `UPDATE sessions SET rotates = 1, expires_at = MIN(expires_at, ?)
     WHERE plan = ? AND member = ?`,
  )
  const replaced = database.prepare(
    'UPDATE sessions SET expires_at = MIN(expires_at, ?) WHERE token_hash = ?',
  )
  const sessionByHash = database.prepare('SELECT * FROM sessions WHERE token_hash = ?')
  const renew = database.prepare('UPDATE sessions SET expires_at = ? WHERE token_hash = ?')
  const endSession = database.prepare('DELETE FROM sessions WHERE token_hash = ?')
  const forget = database.prepare('DELETE FROM sessions WHERE expires_at < ?')
  const probe = database.prepare(
    'INSERT INTO probe (one, at) VALUES (1, ?) ON CONFLICT (one) DO UPDATE SET at = excluded.at',
  )

  /** Runs synchronously from BEGIN to COMMIT, so nothing else of this process comes between. */
  function whole<T>(work: () => T): T {
    database.exec('BEGIN IMMEDIATE')
    try {
      const value = work()
      database.exec('COMMIT')
      return value
    } catch (error) {
      database.exec('ROLLBACK')
      throw error
    }
  }

  function insertInvitation(one: Invitation): void {
    addInvitation.run(
      one.id,
      one.planId,
      one.role,
      one.partyId,
      one.memberId,
      one.tokenHash,
      one.createdAt,
      one.expiresAt,
      one.usedAt,
      one.revokedAt,
    )
  }

  function insertSession(one: Session): void {
    addSession.run(one.tokenHash, one.planId, one.memberId, one.createdAt, one.expiresAt)
  }

  const rowByHash = (tokenHash: string): InvitationRow | undefined =>
    invitationByHash.get(tokenHash) as InvitationRow | undefined

  return {
    async addPlan(plan, invitations, session) {
      whole(() => {
        addPlan.run(plan.id, plan.template, plan.createdAt)
        for (const one of invitations) insertInvitation(one)
        if (session !== null) insertSession(session)
      })
    },
    plans: async () => (allPlans.all() as PlanRow[]).map(toPlan),
    invitations: async (planId) =>
      (invitationsOfPlan.all(planId) as InvitationRow[]).map(toInvitation),
    async findInvitation(tokenHash) {
      const row = rowByHash(tokenHash)
      return row === undefined ? undefined : toInvitation(row)
    },
    claim: async (tokenHash, { id, until }, now) =>
      whole(() => {
        const row = rowByHash(tokenHash)
        if (row === undefined) return no('unknown')
        const invitation = toInvitation(row)
        const refusal = invitationRefusal(invitation, now)
        if (refusal !== null) return no(refusal)
        if (row.claimed_until > now) return no('busy')
        claim.run(id, until, tokenHash)
        return yes(invitation)
      }),
    async release(tokenHash, claimId) {
      release.run(tokenHash, claimId)
    },
    redeem: async (tokenHash, claimId, session) =>
      whole(() => {
        if (useUp.run(session.createdAt, tokenHash, claimId).changes !== 1) return false
        insertSession(session)
        return true
      }),
    replaceInvitation: async (id, next, now) =>
      whole(() => {
        if (revoke.run(now, id, now).changes !== 1) return false
        insertInvitation(next)
        return true
      }),
    async addInvitation(invitation) {
      insertInvitation(invitation)
    },
    revokeInvitation: async (planId, id, now) =>
      whole(() => {
        if (revokeAny.run(now, id, planId).changes !== 1) return undefined
        return toInvitation(invitationById.get(id) as InvitationRow)
      }),
    async findSession(tokenHash) {
      const row = sessionByHash.get(tokenHash) as SessionRow | undefined
      return row === undefined ? undefined : toSession(row)
    },
    async renewSession(tokenHash, expiresAt) {
      renew.run(expiresAt, tokenHash)
    },
    async endSession(tokenHash) {
      endSession.run(tokenHash)
    },
    endSessionsOf: async (planId, memberId) => endSessionsOf.run(planId, memberId).changes,
    async rotateSessionsOf(planId, memberId, until) {
      rotateSessionsOf.run(until, planId, memberId)
    },
    replaceSession: async (tokenHash, next, until) =>
      whole(() => {
        if (replaced.run(until, tokenHash).changes !== 1) return false
        insertSession(next)
        return true
      }),
    forgetSessions: async (now) => forget.run(now).changes,
    async probe(now) {
      probe.run(now)
    },
  }
}

// What stands in the store was written by the functions above, so its ids and roles are what the types say.
const toPlan = (row: PlanRow): PlanEntry => ({
  id: row.id as PlanId,
  template: row.template,
  createdAt: row.created_at,
})

const toInvitation = (row: InvitationRow): Invitation => ({
  id: row.id as InvitationId,
  planId: row.plan as PlanId,
  role: row.role as Role,
  partyId: row.party as PartyId | null,
  memberId: row.member as MemberId,
  tokenHash: row.token_hash,
  createdAt: row.created_at,
  expiresAt: row.expires_at,
  usedAt: row.used_at,
  revokedAt: row.revoked_at,
})

const toSession = (row: SessionRow): Session => ({
  tokenHash: row.token_hash,
  planId: row.plan as PlanId,
  memberId: row.member as MemberId,
  createdAt: row.created_at,
  expiresAt: row.expires_at,
  rotates: row.rotates === 1,
})
