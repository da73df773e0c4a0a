import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { no, type Result, yes } from '../../shared/lib/result.ts'
import { type SqliteDatabase, openDatabase } from '../adapters/sqlite/database.ts'
import { lockFolder } from '../adapters/sqlite/folderLock.ts'

/** The one file that holds everything. */
export const STORE_FILE = 'parley.sqlite'

/** A data folder that belongs to this process, with its store open. */
export interface DataFolder {
  readonly path: string
  readonly database: SqliteDatabase
  /** Closes the store and gives the folder back. Safe twice. */
  close(): void
}

/** Makes the folder if need be, takes it for this process and opens the store; or says in one sentence why not. */
export function openDataFolder(folder: string): Result<DataFolder> {
  const path = resolve(folder)
  try {
    mkdirSync(path, { recursive: true })
    const probe = join(path, `.probe-${process.pid}`)
    writeFileSync(probe, '')
    rmSync(probe)
  } catch (error) {
    return no(
      `The data folder ${path} cannot be used: ${whyNot(error)}. Set PARLEY_DATA to another.`,
    )
  }
  const lock = lockFolder(path)
  if (lock === null) {
    return no(
      `Another Parley is running on the data folder ${path}. Stop it, or set PARLEY_DATA to another.`,
    )
  }
  const store = join(path, STORE_FILE)
  try {
    const database = openDatabase(store)
    let open = true
    return yes({
      path,
      database,
      close() {
        if (!open) return
        open = false
        database.close()
        lock.release()
      },
    })
  } catch (error) {
    lock.release()
    return no(`The store ${store} cannot be opened: ${messageOf(error)}.`)
  }
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'this user may not write there',
  EPERM: 'this user may not write there',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'a part of the path is a file, not a folder',
  EEXIST: 'it is a file, not a folder',
}

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error)

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : ''

const whyNot = (error: unknown): string => REASONS[codeOf(error)] ?? messageOf(error)
