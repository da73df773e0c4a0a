import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, expect, it } from 'vitest'
import type { PlanId, VersionId } from '../../../shared/model/ids.ts'
import { versionsContract } from '../../core/versionsContract.ts'
import { openDatabase, type SqliteDatabase } from './database.ts'
import { createSqliteVersions } from './versions.ts'

const folder = mkdtempSync(join(tmpdir(), 'parley-versions-'))
const open: SqliteDatabase[] = []
let files = 0

function openFile(path: string): SqliteDatabase {
  const database = openDatabase(path)
  open.push(database)
  return database
}
const newFile = (): string => join(folder, `${++files}.sqlite`)

afterEach(() => {
  for (const database of open.splice(0)) database.close()
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

versionsContract('sqlite', async () => {
  const path = newFile()
  return {
    versions: createSqliteVersions(openFile(path)),
    reopen: async () => {
      open.pop()?.close()
      return createSqliteVersions(openFile(path))
    },
  }
})

it('lets nobody change or remove a version in the file itself', async () => {
  const database = openFile(newFile())
  const versions = createSqliteVersions(database)
  const bytes = Uint8Array.of(1)
  const [planId, id] = ['plan' as PlanId, 'v1' as VersionId]
  await versions.keep({ planId, id, bytes, hash: bytes, signature: bytes })
  expect(() => database.exec(`UPDATE versions SET bytes = x'02'`)).toThrow('never changed')
  expect(() => database.exec('DELETE FROM versions')).toThrow('never removed')
  expect((await versions.find(planId, id))?.bytes).toEqual(bytes)
})
