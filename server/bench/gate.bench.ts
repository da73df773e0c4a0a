import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as encoding from 'lib0/encoding'
import WebSocket from 'ws'
import * as Y from 'yjs'
import { pointRoot } from '../../shared/model/documents.ts'
import type { MemberId, PartyId, PointId } from '../../shared/model/ids.ts'
import type { Member } from '../../shared/model/member.ts'
import { authorsOf } from '../../shared/model/textAuthors.ts'
import { planResponse } from '../../shared/wire/http.ts'
import { applyExactly } from '../core/applyExactly.ts'
import { awarenessFrame, updateFrame } from '../core/frames.ts'
import { createAuthors } from '../core/gate/authors.ts'
import { type GateView, judge } from '../core/gate/judge.ts'
import { figure, quantile } from './figures.ts'
import { firstWords, openRawClient, type RawClient } from './rawClient.ts'

/*
 * `npm run build && node dist/server/bench/gate.bench.js`: what the gate costs an honest keystroke, and how long a
 * hostile client keeps honest ones waiting. A real server on an embedded store; all traffic stays on this machine.
 */

const WORDS = 'The Parties shall resolve this question by negotiation alone and in good faith. '
const POINTS = 28
const KEYSTROKES = 5_000

/** The whole gate on a filled plan, without network and disk. */
function measureKeystroke(): void {
  const member: Member = {
    id: 'member' as MemberId,
    name: 'Member',
    role: 'drafter',
    partyId: 'a' as PartyId,
    standing: 'active',
    joinedAt: 0,
  }
  const doc = new Y.Doc()
  const view: GateView = {
    doc,
    document: 'plan',
    authors: createAuthors(doc),
    holders: new WeakMap(),
    point: () => ({ status: 'open', lock: null }),
    supporters: () => [],
    now: () => 0,
  }
  const typist = new Y.Doc()
  const costs: number[] = []
  typist.on('update', (update: Uint8Array) => {
    const began = performance.now()
    const verdict = judge(view, member, update)
    costs.push((performance.now() - began) * 1000)
    if (verdict.kind !== 'accept') throw new Error(`Not accepted: ${JSON.stringify(verdict)}`)
    for (const id of verdict.claims) authorsOf(doc).set(String(id), member.id)
    applyExactly(doc, verdict.update)
  })
  const points = Array.from({ length: POINTS }, (_, at) => `point-${at}` as PointId)
  for (const point of points) {
    const text = firstWords(typist, point)
    for (let at = 0; at < 20; at++) text.insert(text.length, WORDS)
  }
  costs.length = 0
  for (let at = 0; at < KEYSTROKES; at++) {
    const text = firstWords(typist, points[(at * 7) % POINTS] ?? points[0] ?? ('' as PointId))
    const place = (at * 131) % text.length
    if (at % 10 === 9) text.delete(place, 1)
    else text.insert(place, 'x')
  }
  figure('the gate, per keystroke on a filled plan, p50', quantile(costs, 0.5), 'µs', '60')
  figure('the gate, per keystroke on a filled plan, p99', quantile(costs, 0.99), 'µs')
}

interface BenchServer {
  readonly origin: string
  readonly planId: string
  readonly point: PointId
  session(role: 'head' | 'drafter', party: number): Promise<string>
  memory(): Promise<number>
  close(): void
}

async function startServer(): Promise<BenchServer> {
  const data = mkdtempSync(join(tmpdir(), 'parley-bench-'))
  const port = 20_000 + (process.pid % 20_000)
  const origin = `http://127.0.0.1:${port}`
  const child: ChildProcess = spawn(
    process.execPath,
    [join(import.meta.dirname, '..', 'main', 'main.js')],
    {
      env: {
        ...process.env,
        PARLEY_PORT: String(port),
        PARLEY_DATA: data,
        PARLEY_LOG_LEVEL: 'error',
      },
    },
  )
  let output = ''
  await new Promise<void>((resolve, reject) => {
    child.stdout?.on('data', (part: Buffer) => {
      output += part.toString()
      if (output.includes('Stop with')) resolve()
    })
    child.on('exit', () => reject(new Error('The server did not start')))
  })
  const tokens = [...output.matchAll(/ {2}(.+?) +http\S+#(\S+)/g)]
  async function join_(label: string, nth: number): Promise<{ planId: string; token: string }> {
    const token = tokens.filter((match) => match[1]?.startsWith(label))[nth]?.[2]
    const answer = await fetch(`${origin}/api/join`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token, name: `${label} ${nth}` }),
    })
    return (await answer.json()) as { planId: string; token: string }
  }
  const { planId, token } = await join_('Observer', 0)
  const answer = await fetch(`${origin}/api/plans/${planId}`, {
    headers: { authorization: `Bearer ${token}` },
  })
  const plan = planResponse.parse(await answer.json())
  return {
    origin,
    planId,
    point: plan.pillars[0]?.points[0]?.id as PointId,
    session: async (role, party) =>
      (await join_(role === 'head' ? 'Head' : 'Drafter', party)).token,
    async memory() {
      const text = await (await fetch(`${origin}/metrics`)).text()
      return Number(/^process_resident_memory_bytes (\S+)/m.exec(text)?.[1]) / 1e6
    },
    close() {
      child.kill('SIGKILL')
      rmSync(data, { recursive: true, force: true })
    },
  }
}

/** The longest round trip of an honest client while something else happens. */
async function slowestWhile(honest: RawClient, attack: () => Promise<void>): Promise<number> {
  const state = { over: false }
  const trips: number[] = []
  const attacked = attack().then(() => {
    state.over = true
  })
  while (!state.over) {
    trips.push(await keystroke(honest))
    // A fast typist's pace; faster would be held back as a flood itself.
    await pause(10)
  }
  await attacked
  trips.push(await keystroke(honest))
  return Math.max(...trips)
}

const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms)
  })

const gone = (client: RawClient): Promise<void> =>
  new Promise((resolve) => {
    if (client.socket.readyState === client.socket.CLOSED) resolve()
    else client.socket.on('close', () => resolve())
  })

/** Letters that all claim one place, each before a letter far away from its left neighbour. */
function conflicts(client: number, from: number, count: number, point: PointId): Uint8Array {
  const encoder = new Y.UpdateEncoderV1()
  encoding.writeVarUint(encoder.restEncoder, 1)
  encoding.writeVarUint(encoder.restEncoder, count)
  encoder.writeClient(client)
  encoding.writeVarUint(encoder.restEncoder, from)
  for (let clock = from; clock < from + count; clock++) {
    const right = clock === 0 ? null : Y.createID(client, (clock * 7919) % clock)
    const item = new Y.Item(
      Y.createID(client, clock),
      null,
      null,
      null,
      right,
      // Yjs types this as a type, and encodes names as well.
      (right === null ? pointRoot(point) : null) as never,
      null,
      new Y.ContentType(new Y.XmlElement('paragraph')),
    )
    item.write(encoder, 0)
  }
  encoding.writeVarUint(encoder.restEncoder, 0)
  return encoder.toUint8Array()
}

let typedIn = '' as PointId
/** Types a letter; milliseconds until it is saved. */
function keystroke(client: RawClient): Promise<number> {
  client.edit((doc) => firstWords(doc, typedIn).insert(0, 'x'))
  return client.roundTrip()
}

async function measureAttacks(): Promise<void> {
  const server = await startServer()
  typedIn = server.point
  const open = async (token: string): Promise<RawClient> =>
    openRawClient(server.origin, server.planId, token)
  try {
    const honest = await open(await server.session('drafter', 0))
    honest.edit((doc) => firstWords(doc, server.point).insert(0, WORDS))
    const hostile = await server.session('drafter', 1)
    const quiet: number[] = []
    for (let at = 0; at < 200; at++) quiet.push(await keystroke(honest))
    figure('a keystroke until it is saved, nothing else going on, p50', quantile(quiet, 0.5), 'ms')

    const bomber = await open(hostile)
    const bomb = conflicts(4_000_001, 0, 4_000, server.point)
    figure('a conflict bomb of', bomb.length / 1000, 'kB')
    figure(
      '… keeps an honest client waiting for at most',
      await slowestWhile(honest, async () => {
        bomber.send(updateFrame(bomb))
        await gone(bomber)
      }),
      'ms',
      '300',
    )

    figure(
      'the same, one letter at a time',
      await slowestWhile(honest, async () => {
        let clock = 0
        for (let socket = 0; socket < 20 && clock < 8_000; socket++) {
          const dripping = await open(hostile).catch(() => null)
          if (dripping === null) break
          for (let at = 0; at < 500; at++, clock++) {
            dripping.send(updateFrame(conflicts(4_000_002, clock, 1, server.point)))
          }
          await Promise.race([gone(dripping), dripping.roundTrip()])
          dripping.close()
        }
      }),
      'ms',
      '300',
    )

    const flooder = await open(await server.session('drafter', 2))
    figure(
      '20,000 tiny messages',
      await slowestWhile(honest, async () => {
        for (let at = 0; at < 20_000; at++) flooder.send(awarenessFrame(Uint8Array.of(0)))
        await gone(flooder)
      }),
      'ms',
      '300',
    )

    const gaps = await open(await server.session('drafter', 3))
    figure(
      '3,000 updates with gaps',
      await slowestWhile(honest, async () => {
        for (let at = 0; at < 3_000; at++) {
          gaps.send(updateFrame(conflicts(4_100_000 + at, 5, 1, server.point)))
        }
        await Promise.race([gone(gaps), gaps.roundTrip()])
      }),
      'ms',
      '50',
    )

    // Several, because one alone would use up what a member may cost the others.
    const writers = await Promise.all(
      [0, 2, 3].map(async (party) => open(await server.session('head', party))),
    )
    const reader = await server.session('head', 1)
    // The same traffic first without the paused reader, so that what it costs is not taken for its cost.
    const alone = await highestWhileSending(server, writers)
    const paused = await open(reader)
    paused.socket.pause()
    const together = await highestWhileSending(server, writers)
    figure('memory while 120 MB are sent to a room', alone, 'MB')
    figure('… and how much more with a paused reader in it', together - alone, 'MB', '60')
    for (const client of [honest, ...writers, paused]) client.close()
  } finally {
    server.close()
  }
}

/** The highest memory of the server, in MB, while 134 pages of 900 kB are written and deleted. */
async function highestWhileSending(
  server: BenchServer,
  writers: readonly RawClient[],
): Promise<number> {
  const page = 'x'.repeat(900_000)
  let most = 0
  for (let at = 0; at < 134; at++) {
    const writer = writers[at % writers.length]
    if (writer?.socket.readyState !== WebSocket.OPEN) throw new Error('A writer was closed')
    writer.edit((doc) => firstWords(doc, server.point).insert(0, page))
    writer.edit((doc) => firstWords(doc, server.point).delete(0, page.length))
    await Promise.race([writer.roundTrip(), pause(5_000)])
    most = Math.max(most, await server.memory())
    // The pace that the server allows.
    await pause(50)
  }
  return most
}

measureKeystroke()
await measureAttacks()
process.exit(0)
