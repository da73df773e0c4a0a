import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { lockFolder } from './folderLock.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'parley-lock-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const HOLDER = `
  const Database = require('libsql')
  const database = new Database(process.argv[1])
  database.exec('BEGIN EXCLUSIVE')
  console.log('held')
  setInterval(() => {}, 1000)
`

describe('the lock on a data folder', () => {
  it('lets one in and is free once it is given back', () => {
    const first = lockFolder(folder)
    expect(first).not.toBeNull()
    expect(lockFolder(folder)).toBeNull()
    first?.release()
    first?.release()
    const second = lockFolder(folder)
    expect(second).not.toBeNull()
    second?.release()
  })

  it('is free at once when the process that had it is killed', async () => {
    const holder = spawn(process.execPath, ['-e', HOLDER, join(folder, 'parley.lock')], {
      cwd: join(import.meta.dirname, '../../..'),
    })
    await new Promise((resolve) => holder.stdout.once('data', resolve))
    expect(lockFolder(folder)).toBeNull()
    const ended = new Promise((resolve) => holder.once('exit', resolve))
    holder.kill('SIGKILL')
    await ended
    const lock = lockFolder(folder)
    expect(lock).not.toBeNull()
    lock?.release()
  })
})
