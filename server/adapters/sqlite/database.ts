import Database from 'libsql'

export type SqliteDatabase = Database.Database

/** One step of the store's layout. Steps are only ever added. */
export interface Migration {
  readonly name: string
  readonly sql: string
}

/**
 * Opens the embedded store: one SQLite file, write-ahead log, and a flush to disk at every commit.
 * Throws when the file cannot be opened or written.
 */
export function openDatabase(path: string): SqliteDatabase {
  const database = new Database(path)
  database.exec('PRAGMA journal_mode = WAL')
  // FULL: a commit that returned is on disk, also when the power fails. NORMAL would lose the last ones.
  database.exec('PRAGMA synchronous = FULL')
  database.exec('PRAGMA foreign_keys = ON')
  database.exec('PRAGMA busy_timeout = 5000')
  database.exec('CREATE TABLE IF NOT EXISTS migrations (name TEXT PRIMARY KEY) WITHOUT ROWID')
  return database
}

/** Brings the layout up to date; each step runs once in the life of a file. */
export function migrate(database: SqliteDatabase, migrations: readonly Migration[]): void {
  const done = database.prepare('SELECT 1 FROM migrations WHERE name = ?')
  const note = database.prepare('INSERT INTO migrations (name) VALUES (?)')
  for (const { name, sql } of migrations) {
    if (done.get(name) !== undefined) continue
    database.exec('BEGIN IMMEDIATE')
    try {
      database.exec(sql)
      note.run(name)
      database.exec('COMMIT')
    } catch (error) {
      database.exec('ROLLBACK')
      throw error
    }
  }
}
