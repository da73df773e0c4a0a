import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import WebSocket from 'ws'
import { SCHEMA_VERSION } from '../../shared/model/schema.ts'
import { sessionResponse } from '../../shared/wire/http.ts'
import { CLOSE } from '../../shared/wire/limits.ts'
import { packageRoot } from './root.ts'

const ROOT = packageRoot()
const PROCESS_TIMEOUT_MS = 60_000
// Programs are started and stopped; on a busy machine each takes seconds.
vi.setConfig({ testTimeout: PROCESS_TIMEOUT_MS, hookTimeout: PROCESS_TIMEOUT_MS })
const SENTENCE = /^[^\n]+[.?]\n$/

let folder: string
let children: ChildProcess[]

beforeAll(() => {
  // The programs are run as they are shipped, so they are compiled first; it takes no time when nothing changed.
  const tsc = join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc')
  execFileSync(process.execPath, [tsc, '-b', 'shared', 'server'], { cwd: ROOT })
})

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'parley-start-'))
  children = []
})
afterEach(() => {
  for (const child of children) child.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

interface Running {
  readonly child: ChildProcess
  readonly out: () => string
  /** Resolves once this stands on standard output. */
  readonly says: (text: string) => Promise<void>
  readonly ended: Promise<{ code: number | null; out: string; err: string }>
}

const run = (program: string, env: Record<string, string> = {}, args: string[] = []): Running =>
  runNode([join(ROOT, 'dist', 'server', 'main', program), ...args], env)

function runNode(args: readonly string[], env: Record<string, string>): Running {
  const clean = Object.entries(process.env).filter(([name]) => !name.startsWith('PARLEY_'))
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env: { ...Object.fromEntries(clean), PARLEY_DATA: folder, PARLEY_PORT: '0', ...env },
  })
  children.push(child)
  let out = ''
  let err = ''
  const waiting: { readonly text: string; readonly heard: () => void }[] = []
  child.stdout.on('data', (part: Buffer) => {
    out += part.toString()
    for (const { text, heard } of waiting) if (out.includes(text)) heard()
  })
  child.stderr.on('data', (part: Buffer) => (err += part.toString()))
  const ended = new Promise<{ code: number | null; out: string; err: string }>((resolve) => {
    child.on('close', (code) => resolve({ code, out, err }))
  })
  const says = (text: string): Promise<void> =>
    Promise.race([
      new Promise<void>((heard) => {
        waiting.push({ text, heard })
        if (out.includes(text)) heard()
      }),
      ended.then(({ code }) => {
        if (!out.includes(text)) throw new Error(`It ended with ${code} and said: ${out}${err}`)
      }),
    ])
  return { child, out: () => out, says, ended }
}

async function startServer(env: Record<string, string> = {}) {
  const server = run('main.js', env)
  await server.says('npm run seats\n')
  const address = /running at (\S+)/.exec(server.out())?.[1] ?? ''
  return { ...server, address }
}

const linksIn = (text: string): string[] => text.match(/http:\S+\/join#\S+/g) ?? []

const joinBy = (address: string, link: string): Promise<Response> =>
  fetch(`${address}/api/join`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: address },
    body: JSON.stringify({ token: link.split('#')[1], name: 'Ada' }),
  })

describe('the first start', () => {
  it('makes a plan, shows one link for each seat, and stops cleanly when asked; the next start keeps it all', async () => {
    const first = await startServer()
    const links = linksIn(first.out())
    // A convener, a head and a drafter for each of four parties, a reviewer and an observer.
    expect(new Set(links).size).toBe(11)
    for (const link of links) expect(link.startsWith(`${first.address}/join#`)).toBe(true)
    const columns = first
      .out()
      .split('\n')
      .filter((line) => line.includes('/join#'))
    expect(new Set(columns.map((line) => line.indexOf('http'))).size).toBe(1)
    expect((await fetch(`${first.address}/readyz`)).status).toBe(200)
    const session = sessionResponse.parse(
      await (await joinBy(first.address, links[0] ?? '')).json(),
    )
    first.child.kill('SIGTERM')
    const { code, err } = await first.ended
    expect(code).toBe(0)
    for (const line of err.trim().split('\n')) expect(() => void JSON.parse(line)).not.toThrow()

    const second = await startServer()
    expect(linksIn(second.out())).toEqual([])
    const me = await fetch(`${second.address}/api/session/${session.planId}`, {
      headers: { authorization: `Bearer ${session.token}` },
    })
    expect(me.status).toBe(200)
    second.child.kill('SIGINT')
    expect((await second.ended).code).toBe(0)
  })

  it('is followed by another after a kill -9, with everything there, ready to be printed', async () => {
    const first = await startServer()
    const link = linksIn(first.out()).at(-1) ?? ''
    const session = sessionResponse.parse(await (await joinBy(first.address, link)).json())
    first.child.kill('SIGKILL')
    await first.ended
    const second = await startServer()
    const plan = await fetch(`${second.address}/api/plans/${session.planId}`, {
      headers: { authorization: `Bearer ${session.token}` },
    })
    expect(await plan.text()).toContain('"name":"Ada"')
    const pdf = await fetch(`${second.address}/api/plans/${session.planId}/export?format=pdf`, {
      headers: { authorization: `Bearer ${session.token}` },
    })
    expect((await pdf.text()).slice(0, 5)).toBe('%PDF-')
  })
})

describe('a stop', () => {
  it('tells open sockets that the server goes away, and does not wait for them for ever', async () => {
    const server = await startServer()
    const link = linksIn(server.out()).at(-1) ?? ''
    const answer = await joinBy(server.address, link)
    const { planId, token } = sessionResponse.parse(await answer.json())
    const url = `${server.address.replace('http', 'ws')}/sync/${planId}/plan?schema=${SCHEMA_VERSION}`
    const client = new WebSocket(url, ['parley', `bearer.${token}`])
    await new Promise((resolve) => client.on('open', resolve))
    const closed = new Promise((resolve) => client.on('close', resolve))
    // A request that never ends must not keep the server either.
    const idle = connect(Number(new URL(server.address).port), '127.0.0.1')
    await new Promise((resolve) => idle.on('connect', resolve))
    idle.write('POST /api/join HTTP/1.1\r\nhost: x\r\ncontent-length: 10\r\n\r\n')
    idle.on('error', () => undefined)
    server.child.kill('SIGTERM')
    expect(await closed).toBe(CLOSE.goingAway)
    expect((await server.ended).code).toBe(0)
  })
})

describe('a server that npm started', () => {
  it('stops with the shell that npm put between, which passes no signal on', async () => {
    const launch = `require('./server/main/launch.cjs').launch(process.cwd(), 'main.js')`
    const between = `require('child_process').spawn(process.execPath, ['-e', ${JSON.stringify(launch)}], { stdio: 'inherit' })`
    const shell = runNode(['-e', between], { npm_lifecycle_event: 'start' })
    await shell.says('npm run seats\n')
    shell.child.kill('SIGKILL')
    // Its output ends when the last process that holds it does: the server itself.
    const { err } = await shell.ended
    expect(err).toContain('"stopping"')
  })
})

describe('new links', () => {
  it('are given beside the running server for seats that are free; the earlier ones stop working', async () => {
    const server = await startServer()
    const early = linksIn(server.out())
    expect((await joinBy(server.address, early[0] ?? '')).status).toBe(200)
    const renewed = await run('seats.js').ended
    expect(renewed.code).toBe(0)
    const fresh = linksIn(renewed.out)
    expect(fresh).toHaveLength(early.length - 1)
    expect((await joinBy(server.address, early[1] ?? '')).status).toBe(410)
    expect((await joinBy(server.address, fresh[0] ?? '')).status).toBe(200)
  })

  it('are asked for by plan when there are several, and no link is lost by asking', async () => {
    const server = await startServer()
    const early = linksIn(server.out())
    const made = await fetch(`${server.address}/api/plans`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ template: 'blank', name: 'Ada', title: 'Another' }),
    })
    const { planId } = sessionResponse.parse(await made.json())
    const asked = await run('seats.js').ended
    expect(asked.out).toContain(`npm run seats -- ${planId}   Another, 6 free seats`)
    expect(linksIn(asked.out)).toEqual([])
    expect(linksIn((await run('seats.js', {}, [planId]).ended).out)).toHaveLength(6)
    expect((await joinBy(server.address, early[0] ?? '')).status).toBe(200)
  })

  it('say what to do when there is no plan yet, or none of that name', async () => {
    const none = await run('seats.js').ended
    expect(none.code).toBe(1)
    expect(none.err).toMatch(SENTENCE)
    expect(existsSync(join(folder, 'parley.sqlite'))).toBe(false)
  })
})

describe('a start that cannot be', () => {
  const refusal = async (env: Record<string, string>): Promise<string> => {
    const { code, out, err } = await run('main.js', { PARLEY_LOG_LEVEL: 'silent', ...env }).ended
    expect(code).toBe(1)
    expect(out).toBe('')
    expect(err).toMatch(SENTENCE)
    return err
  }

  it('says that the port is taken, and shows no links for nothing', async () => {
    const other = createServer()
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    const port = String((other.address() as AddressInfo).port)
    expect(await refusal({ PARLEY_PORT: port })).toContain(`Port ${port}`)
    await new Promise((resolve) => other.close(resolve))
    expect(linksIn((await startServer()).out())).toHaveLength(11)
  })

  it('says that the data folder cannot be written', async () => {
    const file = join(folder, 'a-file')
    writeFileSync(file, '')
    expect(await refusal({ PARLEY_DATA: file })).toContain('it is a file, not a folder')
    expect(await refusal({ PARLEY_DATA: join(file, 'below') })).toContain('is a file')
  })

  it('says that the store is none', async () => {
    writeFileSync(join(folder, 'parley.sqlite'), 'this is no database'.repeat(100))
    expect(await refusal({})).toContain('cannot be opened')
  })

  it('says that another Parley has the data folder, which goes on undisturbed', async () => {
    const first = await startServer()
    expect(await refusal({})).toContain('Another Parley')
    expect((await fetch(`${first.address}/readyz`)).status).toBe(200)
  })

  it('says what is wrong with the configuration', async () => {
    expect(await refusal({ PARLEY_PROT: '1' })).toContain('PARLEY_PORT')
    expect(await refusal({ PARLEY_PORT: 'x' })).toContain('PARLEY_PORT')
    expect(await refusal({ PARLEY_HOST: '192.0.2.1' })).toContain('PARLEY_HOST')
  })

  it('says that Node is too old, before anything that an old Node could not read', () => {
    const script = `Object.defineProperty(process.versions, 'node', { value: '8.17.0' }); require('./server/main/start.cjs')`
    let said = ''
    try {
      execFileSync(process.execPath, ['-e', script], { cwd: ROOT, stdio: 'pipe', encoding: 'utf8' })
    } catch (error) {
      if (error instanceof Error && 'stderr' in error) said = String(error.stderr)
    }
    expect(said).toMatch(SENTENCE)
    expect(said).toContain('8.17.0')
  })
})
