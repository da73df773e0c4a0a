import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { readSeats, type SeatLink } from './seats.ts'

const PROGRAM = join(import.meta.dirname, '..', 'dist', 'server', 'main', 'main.js')
/** What a start prints when everything is there. */
const LAST_SENTENCE = 'New links for seats that are still free'
const START_DEADLINE_MS = 30_000
const STOP_DEADLINE_MS = 15_000
const ASK_AGAIN_MS = 25

/** A real server process with a data folder of its own. */
export interface ParleyServer {
  readonly origin: string
  /** The seats of the ready plan, as the first start printed them. */
  readonly seats: readonly SeatLink[]
  /** Ends the process as a power cut would: nothing is flushed, nobody is told. */
  kill(): Promise<void>
  /** Starts again on the same port and data folder; resolves when it is ready. */
  start(): Promise<void>
  /** Asks it to stop and waits; throws when it does not stop cleanly. */
  stop(): Promise<void>
  /** All that it printed so far. */
  output(): string
  /** Kills the process and removes the data folder. Safe twice. */
  close(): Promise<void>
}

/** Starts Parley as `npm start` would, on a free port, and waits until it is ready. */
export async function startServer(): Promise<ParleyServer> {
  const port = await freePort()
  const data = await mkdtemp(join(tmpdir(), 'parley-story-'))
  const origin = `http://127.0.0.1:${port}`
  let output = ''
  let child: ChildProcess | null = null

  const start = async (): Promise<void> => {
    const printedBefore = output.length
    const started = spawn(process.execPath, [PROGRAM], {
      env: { ...foreignEnvironment(), PARLEY_PORT: String(port), PARLEY_DATA: data },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    child = started
    for (const stream of [started.stdout, started.stderr])
      stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
    await ready(origin, started, () => output.slice(printedBefore))
  }
  const signal = async (name: 'SIGKILL' | 'SIGTERM'): Promise<number | null> => {
    const ending = child
    child = null
    if (ending === null || ending.exitCode !== null) return ending?.exitCode ?? null
    const exit = once(ending, 'exit', { signal: AbortSignal.timeout(STOP_DEADLINE_MS) })
    ending.kill(name)
    await exit
    return ending.exitCode
  }

  await start()
  return {
    origin,
    seats: readSeats(output),
    start,
    async kill() {
      await signal('SIGKILL')
    },
    async stop() {
      const code = await signal('SIGTERM')
      if (code !== 0) throw new Error(`the server ended with ${code}:\n${output}`)
    },
    output: () => output,
    async close() {
      await signal('SIGKILL')
      await rm(data, { recursive: true, force: true })
    },
  }
}

/** The environment without names of Parley's own, which the server would take for its configuration. */
function foreignEnvironment(): NodeJS.ProcessEnv {
  const entries = Object.entries(process.env).filter(([name]) => !name.startsWith('PARLEY_'))
  return { ...Object.fromEntries(entries), NODE_ENV: 'production' }
}

async function ready(origin: string, child: ChildProcess, output: () => string): Promise<void> {
  const deadline = Date.now() + START_DEADLINE_MS
  while (Date.now() < deadline && child.exitCode === null) {
    const answer = await fetch(`${origin}/readyz`).catch(() => null)
    // It listens before it makes the first plan, and its links are read from what it prints last.
    if (answer?.ok === true && output().includes(LAST_SENTENCE)) return
    await wait(ASK_AGAIN_MS)
  }
  throw new Error(`the server did not become ready:\n${output()}`)
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  probe.close()
  await once(probe, 'close')
  return port
}
