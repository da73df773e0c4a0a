import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'

const ROOT = join(import.meta.dirname, '..')
const PROGRAM = join(ROOT, 'dist', 'server', 'main', 'main.js')
const folder = mkdtempSync(join(tmpdir(), 'parley-start-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Runs a program that is expected to give up, and answers what it said. */
function run(args: readonly string[], settings: Record<string, string> = {}) {
  const { PATH } = process.env
  const ended = spawnSync(process.execPath, args, {
    cwd: ROOT,
    encoding: 'utf8',
    env: { PATH, PARLEY_LOG_LEVEL: 'error', ...settings },
    timeout: 30_000,
  })
  return { status: ended.status, said: ended.stderr.trim() + ended.stdout.trim() }
}

/** One sentence for people: a single line, no trace of the program, and an exit that scripts can see. */
function expectOneSentence({ status, said }: { status: number | null; said: string }): void {
  expect(status).toBe(1)
  expect(said.split('\n')).toHaveLength(1)
  expect(said).not.toMatch(/\bat .*:\d+|Error:|node:/)
}

describe('Parley says in one sentence why it cannot start', () => {
  it('when the port is taken', async () => {
    const taken = createServer().listen(0, '127.0.0.1')
    await once(taken, 'listening')
    const address = taken.address()
    const port = typeof address === 'object' ? String(address?.port) : ''
    const ended = run([PROGRAM], { PARLEY_PORT: port, PARLEY_DATA: join(folder, 'busy') })
    taken.close()
    expectOneSentence(ended)
    expect(ended.said).toContain(port)
  })

  it('when the data folder cannot be one', () => {
    const file = join(folder, 'file')
    writeFileSync(file, '')
    const ended = run([PROGRAM], { PARLEY_PORT: '0', PARLEY_DATA: join(file, 'data') })
    expectOneSentence(ended)
    expect(ended.said).toContain(file)
  })

  it('when a setting is misspelt', () => {
    const ended = run([PROGRAM], { PARLEY_PROT: '4280' })
    expectOneSentence(ended)
    expect(ended.said).toContain('PARLEY_PORT')
  })

  it('when Node is too old, before anything that an old Node could not read', () => {
    const old = "Object.defineProperty(process.versions, 'node', { value: '18.20.0' });"
    for (const command of ['./server/main/start.cjs', './e2e/all.cjs']) {
      const ended = run(['-e', `${old} require('${command}')`])
      expectOneSentence(ended)
      expect(ended.said).toContain('20.19')
    }
  })
})
