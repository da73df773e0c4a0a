import { join } from 'node:path'
import Database from 'libsql'

/**
 * Takes a data folder for this process alone; null when another process has it. The lock is one that the operating
 * system holds on an otherwise empty database, so it is free again the moment the process ends, however it ends: a
 * file with a process number would outlive a crash and keep the next start out.
 */
export function lockFolder(folder: string): { release(): void } | null {
  const database = new Database(join(folder, 'parley.lock'))
  try {
    database.exec('PRAGMA busy_timeout = 0')
    database.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    database.close()
    if (error instanceof Error && /locked|busy/i.test(error.message)) return null
    throw error
  }
  let held = true
  return {
    release() {
      if (!held) return
      held = false
      database.close()
    },
  }
}
