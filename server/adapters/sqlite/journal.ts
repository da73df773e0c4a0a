import type { DocumentName } from '../../../shared/model/documents.ts'
import type { PlanId } from '../../../shared/model/ids.ts'
import {
  type Author,
  type EntryKind,
  type Journal,
  type JournalEntry,
  NO_HASH,
} from '../../core/journal.ts'
import { type Migration, migrate, type SqliteDatabase } from './database.ts'

const MIGRATIONS: readonly Migration[] = [
  {
    name: 'journal-1',
    sql: `
      CREATE TABLE documents (
        id INTEGER PRIMARY KEY,
        plan TEXT NOT NULL,
        name TEXT NOT NULL,
        UNIQUE (plan, name)
      );
      CREATE TABLE entries (
        document INTEGER NOT NULL REFERENCES documents (id),
        seq INTEGER NOT NULL,
        at INTEGER NOT NULL,
        author TEXT NOT NULL,
        kind TEXT NOT NULL,
        body BLOB NOT NULL,
        hash BLOB NOT NULL,
        PRIMARY KEY (document, seq)
      ) WITHOUT ROWID;
      CREATE TABLE snapshots (
        document INTEGER PRIMARY KEY REFERENCES documents (id),
        seq INTEGER NOT NULL,
        state BLOB NOT NULL
      );`,
  },
]

/** Appends that go to disk in one commit at most; the rest waits for the next. */
const GROUP_AT_MOST = 2000

interface Waiting {
  readonly planId: PlanId
  readonly document: DocumentName
  readonly entry: JournalEntry
  readonly done: () => void
  readonly failed: (error: unknown) => void
}

interface EntryRow {
  readonly seq: number
  readonly at: number
  readonly author: string
  readonly kind: string
  readonly body: Uint8Array
  readonly hash: Uint8Array
}

/** The journal in SQLite. All appends that arrive in one turn of the event loop share one commit, and so one flush to disk. */
export function createSqliteJournal(database: SqliteDatabase): Journal {
  migrate(database, MIGRATIONS)
  const findDocument = database.prepare('SELECT id FROM documents WHERE plan = ? AND name = ?')
  const addDocument = database.prepare('INSERT INTO documents (plan, name) VALUES (?, ?)')
  const addEntry = database.prepare(
    'INSERT INTO entries (document, seq, at, author, kind, body, hash) VALUES (?, ?, ?, ?, ?, ?, ?)',
  )
  const lastEntry = database.prepare(
    'SELECT seq, hash FROM entries WHERE document = ? ORDER BY seq DESC LIMIT 1',
  )
  const someEntries = database.prepare(
    'SELECT seq, at, author, kind, body, hash FROM entries WHERE document = ? AND seq >= ? ORDER BY seq LIMIT ?',
  )
  const findSnapshot = database.prepare('SELECT seq, state FROM snapshots WHERE document = ?')
  const putSnapshot = database.prepare(
    `INSERT INTO snapshots (document, seq, state) VALUES (?, ?, ?)
     ON CONFLICT (document) DO UPDATE SET seq = excluded.seq, state = excluded.state`,
  )

  /** Numbers of known documents and the last entry of each, so that an append need not ask. */
  const ids = new Map<string, number>()
  const heads = new Map<number, number>()
  let waiting: Waiting[] = []
  let scheduled: NodeJS.Immediate | null = null
  let closed = false

  function idOf(planId: PlanId, document: DocumentName): number | null {
    const key = `${planId} ${document}`
    const known = ids.get(key)
    if (known !== undefined) return known
    const row = findDocument.get(planId, document) as { id: number } | undefined
    if (row === undefined) return null
    ids.set(key, row.id)
    return row.id
  }

  function headOf(id: number): number {
    const known = heads.get(id)
    if (known !== undefined) return known
    const row = lastEntry.get(id) as { seq: number } | undefined
    return row?.seq ?? 0
  }

  /** Writes one group in one transaction; an entry that does not follow its document's last one is left out and rejected. */
  function writeGroup(group: readonly Waiting[]): void {
    const next = new Map<number, number>()
    const stored: Waiting[] = []
    const outOfOrder: Waiting[] = []
    try {
      database.exec('BEGIN IMMEDIATE')
      for (const one of group) {
        const { planId, document, entry } = one
        const id =
          idOf(planId, document) ?? Number(addDocument.run(planId, document).lastInsertRowid)
        if (entry.seq !== (next.get(id) ?? headOf(id)) + 1) {
          outOfOrder.push(one)
          continue
        }
        addEntry.run(
          id,
          entry.seq,
          entry.at,
          entry.by,
          entry.kind,
          Buffer.from(entry.body),
          Buffer.from(entry.hash),
        )
        next.set(id, entry.seq)
        stored.push(one)
      }
      database.exec('COMMIT')
    } catch (error) {
      rollBack()
      for (const one of group) one.failed(error)
      return
    }
    for (const [id, seq] of next) heads.set(id, seq)
    for (const one of stored) one.done()
    for (const one of outOfOrder) {
      one.failed(new Error(`Entry ${one.entry.seq} does not follow the last one of its document`))
    }
  }

  function rollBack(): void {
    ids.clear()
    try {
      database.exec('ROLLBACK')
    } catch {
      // There was no transaction to roll back: BEGIN itself had failed.
    }
  }

  function writeWaiting(): void {
    scheduled = null
    while (waiting.length > 0) writeGroup(waiting.splice(0, GROUP_AT_MOST))
  }

  const toEntry = (row: EntryRow): JournalEntry => ({
    seq: row.seq,
    at: row.at,
    by: row.author as Author,
    kind: row.kind as EntryKind,
    body: new Uint8Array(row.body),
    hash: new Uint8Array(row.hash),
  })

  return {
    async load(planId, document) {
      const id = idOf(planId, document)
      if (id === null) return { snapshot: null, entries: [], head: { seq: 0, hash: NO_HASH } }
      const snapshot = findSnapshot.get(id) as { seq: number; state: Uint8Array } | undefined
      const rows = someEntries.all(id, (snapshot?.seq ?? 0) + 1, -1) as EntryRow[]
      const last = lastEntry.get(id) as { seq: number; hash: Uint8Array } | undefined
      return {
        snapshot:
          snapshot === undefined
            ? null
            : { seq: snapshot.seq, state: new Uint8Array(snapshot.state) },
        entries: rows.map(toEntry),
        head:
          last === undefined
            ? { seq: 0, hash: NO_HASH }
            : { seq: last.seq, hash: new Uint8Array(last.hash) },
      }
    },
    append(planId, document, entry) {
      if (closed) return Promise.reject(new Error('The journal is closed'))
      return new Promise((done, failed) => {
        waiting.push({ planId, document, entry, done, failed })
        scheduled ??= setImmediate(writeWaiting)
      })
    },
    async keepSnapshot(planId, document, seq, state) {
      const id = idOf(planId, document)
      if (id === null) throw new Error('There is no such document')
      putSnapshot.run(id, seq, Buffer.from(state))
    },
    async entries(planId, document, from, limit) {
      const id = idOf(planId, document)
      if (id === null) return []
      return (someEntries.all(id, from, limit) as EntryRow[]).map(toEntry)
    },
    async close() {
      if (closed) return
      closed = true
      if (scheduled !== null) clearImmediate(scheduled)
      writeWaiting()
    },
  }
}
