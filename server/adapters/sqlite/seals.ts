import type { Seal, Seals } from '../../core/seal.ts'
import { type Migration, migrate, type SqliteDatabase } from './database.ts'

const MIGRATIONS: readonly Migration[] = [
  {
    name: 'seals-1',
    sql: `
      CREATE TABLE seals (
        plan TEXT NOT NULL,
        document TEXT NOT NULL,
        seq INTEGER NOT NULL,
        at INTEGER NOT NULL,
        hash BLOB NOT NULL,
        signature BLOB NOT NULL,
        PRIMARY KEY (plan, document, seq, at)
      ) WITHOUT ROWID;`,
  },
]

interface SealRow {
  readonly seq: number
  readonly at: number
  readonly hash: Uint8Array
  readonly signature: Uint8Array
}

/** Seals in the embedded store, beside the chains that they close. */
export function createSqliteSeals(database: SqliteDatabase): Seals {
  migrate(database, MIGRATIONS)
  const add = database.prepare(
    `INSERT OR IGNORE INTO seals (plan, document, seq, at, hash, signature)
     VALUES (?, ?, ?, ?, ?, ?)`,
  )
  const some = database.prepare(
    `SELECT seq, at, hash, signature FROM seals
     WHERE plan = ? AND document = ? AND seq BETWEEN ? AND ? ORDER BY seq, at`,
  )
  return {
    async keep(seals) {
      for (const seal of seals) {
        const [hash, signature] = [Buffer.from(seal.hash), Buffer.from(seal.signature)]
        add.run(seal.planId, seal.document, seal.seq, seal.at, hash, signature)
      }
    },
    between: async (planId, document, from, to) =>
      (some.all(planId, document, from, to) as SealRow[]).map((row): Seal => ({
        planId,
        document,
        seq: row.seq,
        at: row.at,
        hash: new Uint8Array(row.hash),
        signature: new Uint8Array(row.signature),
      })),
  }
}
