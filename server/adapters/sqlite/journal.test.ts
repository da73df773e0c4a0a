import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import type { PlanId } from '../../../shared/model/ids.ts'
import { journalContract } from '../../core/journalContract.ts'
import { openDatabase } from './database.ts'
import { createSqliteJournal } from './journal.ts'

const folder = mkdtempSync(join(tmpdir(), 'parley-journal-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
let files = 0

journalContract('sqlite', async () => {
  const path = join(folder, `${++files}.sqlite`)
  let database = openDatabase(path)
  const journal = createSqliteJournal(database)
  return {
    journal,
    async reopen() {
      await journal.close()
      database.close()
      database = openDatabase(path)
      return createSqliteJournal(database)
    },
  }
})

it('puts appends of one turn into one commit', async () => {
  const database = openDatabase(join(folder, `${++files}.sqlite`))
  let commits = 0
  const exec = database.exec.bind(database)
  database.exec = (sql) => {
    if (sql === 'COMMIT') commits += 1
    return exec(sql)
  }
  const journal = createSqliteJournal(database)
  commits = 0
  const plan = 'plan-a' as PlanId
  const update = new Uint8Array(20)
  await Promise.all(
    Array.from({ length: 100 }, (_, at) =>
      journal.append(plan, 'plan', {
        seq: at + 1,
        at: 1,
        by: 'server',
        kind: 'update',
        body: update,
        hash: update,
      }),
    ),
  )
  expect(commits).toBe(1)
  await journal.close()
})

it('tells everybody in the group when the disk refuses it', async () => {
  const database = openDatabase(join(folder, `${++files}.sqlite`))
  const journal = createSqliteJournal(database)
  const exec = database.exec.bind(database)
  database.exec = (sql) => {
    if (sql === 'COMMIT') throw new Error('disk full')
    return exec(sql)
  }
  const update = new Uint8Array(20)
  const append = (seq: number) =>
    journal.append('plan-a' as PlanId, 'plan', {
      seq,
      at: 1,
      by: 'server',
      kind: 'update',
      body: update,
      hash: update,
    })
  const results = await Promise.allSettled([append(1), append(2)])
  expect(results.map((result) => result.status)).toEqual(['rejected', 'rejected'])
  database.exec = exec
  await append(1)
  expect((await journal.load('plan-a' as PlanId, 'plan')).head.seq).toBe(1)
  await journal.close()
})
