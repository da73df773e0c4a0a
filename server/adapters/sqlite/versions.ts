import type { Versions } from '../../core/versions.ts'
import { type Migration, migrate, type SqliteDatabase } from './database.ts'

const MIGRATIONS: readonly Migration[] = [
  {
    name: 'versions-1',
    // The triggers hold for whatever else opens the file, too.
    sql: `
      CREATE TABLE versions (
        plan TEXT NOT NULL,
        id TEXT NOT NULL,
        bytes BLOB NOT NULL,
        hash BLOB NOT NULL,
        signature BLOB NOT NULL,
        PRIMARY KEY (plan, id)
      );
      CREATE TRIGGER versions_are_frozen BEFORE UPDATE ON versions
        BEGIN SELECT RAISE(ABORT, 'a version is never changed'); END;
      CREATE TRIGGER versions_stay BEFORE DELETE ON versions
        BEGIN SELECT RAISE(ABORT, 'a version is never removed'); END;`,
  },
]

interface VersionRow {
  readonly bytes: Uint8Array
  readonly hash: Uint8Array
  readonly signature: Uint8Array
}

/** Frozen versions in the embedded store; the store itself lets nobody change or remove one. */
export function createSqliteVersions(database: SqliteDatabase): Versions {
  migrate(database, MIGRATIONS)
  const add = database.prepare(
    'INSERT INTO versions (plan, id, bytes, hash, signature) VALUES (?, ?, ?, ?, ?)',
  )
  const one = database.prepare(
    'SELECT bytes, hash, signature FROM versions WHERE plan = ? AND id = ?',
  )
  return {
    async keep({ planId, id, bytes, hash, signature }) {
      add.run(planId, id, Buffer.from(bytes), Buffer.from(hash), Buffer.from(signature))
    },
    async find(planId, id) {
      const row = one.get(planId, id) as VersionRow | undefined
      if (row === undefined) return undefined
      return {
        planId,
        id,
        bytes: new Uint8Array(row.bytes),
        hash: new Uint8Array(row.hash),
        signature: new Uint8Array(row.signature),
      }
    },
  }
}
