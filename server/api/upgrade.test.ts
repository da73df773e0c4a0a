import { connect } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import WebSocket from 'ws'
import * as Y from 'yjs'
import { writeMember } from '../../shared/model/record.ts'
import type { PointId } from '../../shared/model/ids.ts'
import { pointRoot } from '../../shared/model/documents.ts'
import { CLOSE, LIMITS } from '../../shared/wire/limits.ts'
import { problem, problemType } from '../../shared/wire/problem.ts'
import type { CreatedPlan } from '../core/createPlan.ts'
import { barrierFrame, step1Frame, step2Frame, updateFrame } from '../core/frames.ts'
import { SESSION_MS } from '../core/session.ts'
import { aServer, ORIGIN, type TestServer } from './testing/aServer.ts'

let server: TestServer
let port: number
let plan: CreatedPlan
const clients: WebSocket[] = []

beforeEach(async () => {
  server = await aServer()
  port = await server.listen()
  plan = await server.plan()
  const pillars = (await server.context.rooms.plan(plan.planId))?.pillars ?? []
  typedIn = pillars[0]?.points[0]?.id ?? typedIn
})
afterEach(async () => {
  for (const client of clients.splice(0)) client.terminate()
  await server.close()
})

interface Opening {
  readonly path?: string
  readonly headers?: Record<string, string>
  readonly protocols?: string[]
  readonly origin?: string | undefined
}

/** Opens a socket; answers it once it is open, or the HTTP answer that refused it. */
function open(
  opening: Opening,
): Promise<WebSocket | { status: number; body: string; type: string }> {
  const path = opening.path ?? `/sync/${plan.planId}/plan?schema=1`
  const client = new WebSocket(`ws://127.0.0.1:${port}${path}`, opening.protocols ?? [], {
    headers: opening.headers ?? {},
    ...(opening.origin === undefined ? {} : { origin: opening.origin }),
  })
  clients.push(client)
  return new Promise((resolve, reject) => {
    client.on('open', () => resolve(client))
    client.on('error', reject)
    client.on('unexpected-response', (_request, response) => {
      let body = ''
      response.on('data', (part: Buffer) => (body += part.toString()))
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          body,
          type: response.headers['content-type'] ?? '',
        }),
      )
    })
  })
}

async function opened(opening: Opening): Promise<WebSocket> {
  const client = await open(opening)
  if (!(client instanceof WebSocket)) throw new Error(`Refused: ${client.status} ${client.body}`)
  return client
}

async function refused(opening: Opening): Promise<{ status: number; type: string; body: string }> {
  const answer = await open(opening)
  if (answer instanceof WebSocket) throw new Error('The socket was opened')
  expect(answer.type).toContain('application/problem+json')
  return {
    status: answer.status,
    type: problem.parse(JSON.parse(answer.body)).type,
    body: answer.body,
  }
}

const closed = (client: WebSocket): Promise<{ code: number; reason: string }> =>
  new Promise((resolve) => {
    client.on('close', (code, reason) => resolve({ code, reason: reason.toString() }))
  })

/** Resolves when a frame holds these bytes; frames that came before it do not matter. */
const receives = (client: WebSocket, text: string): Promise<void> =>
  new Promise((resolve) => {
    client.on('message', (data: Buffer) => {
      if (data.includes(text)) resolve()
    })
  })

let typedIn: PointId
const typed = (words: string): Uint8Array => {
  const doc = new Y.Doc()
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [new Y.XmlText(words)])
  doc.getXmlFragment(pointRoot(typedIn)).insert(0, [paragraph])
  return Y.encodeStateAsUpdate(doc)
}

const emptyVector = Y.encodeStateVector(new Y.Doc())

/** A reader who is in the room and has its state. */
async function aReader(): Promise<WebSocket> {
  const { token } = await server.seat(plan, 'observer')
  const client = await opened({ headers: { authorization: `Bearer ${token}` } })
  const answered = new Promise((resolve) => {
    client.on('message', (data: Buffer) => {
      if (data[0] === 0 && data[1] === 1) resolve(undefined)
    })
  })
  client.send(step1Frame(emptyVector))
  await answered
  return client
}

describe('a session opens a sync socket', () => {
  it('as a cookie from an allowed origin, as a bearer, or as a subprotocol that is not echoed', async () => {
    const { cookie, token } = await server.seat(plan, 'observer')
    await opened({ headers: { cookie }, origin: ORIGIN })
    await opened({ headers: { authorization: `Bearer ${token}` } })
    const client = await opened({ protocols: ['parley', `bearer.${token}`] })
    expect(client.protocol).toBe('parley')
  })

  it('and carries typing from one to the other', async () => {
    const reader = await aReader()
    const { token } = await server.seat(plan, 'drafter', 'Party A')
    const writer = await opened({ headers: { authorization: `Bearer ${token}` } })
    const heard = receives(reader, 'These words arrive')
    writer.send(updateFrame(typed('These words arrive')))
    await heard
  })

  it('for a plain client that names no schema', async () => {
    const { token } = await server.seat(plan, 'observer')
    await opened({
      path: `/sync/${plan.planId}/plan`,
      headers: { authorization: `Bearer ${token}` },
    })
  })
})

describe('a sync socket is refused', () => {
  it('to a page of another origin, even with a session', async () => {
    const { cookie, token } = await server.seat(plan, 'observer')
    for (const opening of [
      { headers: { cookie }, origin: 'http://evil.test' },
      { headers: { cookie } },
      { protocols: ['parley', `bearer.${token}`], origin: 'null' },
    ]) {
      const { status, type } = await refused(opening)
      expect([status, type]).toEqual([403, problemType('wrong-origin')])
    }
  })

  it('to nobody that we know', async () => {
    const { token } = await server.seat(plan, 'observer')
    for (const headers of [
      {},
      { authorization: 'Bearer x' },
      { authorization: `Bearer ${token}x` },
    ]) {
      for (const path of [undefined, '/sync/no-such-plan/plan', '/elsewhere']) {
        const { status, type } = await refused({ headers, ...(path === undefined ? {} : { path }) })
        expect([status, type]).toEqual([401, problemType('no-session')])
      }
    }
    server.tick(SESSION_MS)
    expect((await refused({ headers: { authorization: `Bearer ${token}` } })).status).toBe(401)
  })

  it('with one and the same answer for a room that is not theirs and for one that is not there', async () => {
    const other = await server.plan()
    const { token } = await server.seat(plan, 'drafter', 'Party A')
    const record = await server.context.rooms.plan(plan.planId)
    const [own, theirs] = record?.parties ?? []
    const headers = { authorization: `Bearer ${token}` }
    const bodies = new Set<string>()
    for (const path of [
      `/sync/${other.planId}/plan`,
      '/sync/no-such-plan/plan',
      `/sync/${plan.planId}/nothing`,
      `/sync/${plan.planId}/caucus/${theirs?.id ?? ''}`,
      `/sync/${plan.planId}/caucus/no-such-party`,
      `/sync/${plan.planId}/plan/plan`,
      `/sync/${plan.planId}/%2e%2e/plan`,
      `/sync/${plan.planId}`,
      '/elsewhere',
      '/',
    ]) {
      const { status, body } = await refused({ path, headers })
      expect([path, status]).toEqual([path, 404])
      bodies.add(body)
    }
    expect(bodies.size).toBe(1)
    await opened({ path: `/sync/${plan.planId}/caucus/${own?.id ?? ''}`, headers })
  })

  it('with a close code that a page can see when it speaks another schema', async () => {
    const { token } = await server.seat(plan, 'observer')
    for (const schema of ['2', '0', '', '1.0', 'x']) {
      const client = await opened({
        path: `/sync/${plan.planId}/plan?schema=${schema}`,
        headers: { authorization: `Bearer ${token}` },
      })
      expect((await closed(client)).code).toBe(CLOSE.otherSchema)
    }
  })

  it('to a member who has too many open, until one closes', async () => {
    const { token } = await server.seat(plan, 'observer')
    const headers = { authorization: `Bearer ${token}` }
    const open: WebSocket[] = []
    for (let at = 0; at < LIMITS.socketsPerMember; at++) open.push(await opened({ headers }))
    expect((await refused({ headers })).status).toBe(429)
    const first = open[0]
    if (first === undefined) throw new Error('none is open')
    const gone = closed(first)
    first.close()
    await gone
    await opened({ headers })
  })

  it('while the server stops', async () => {
    await server.close()
    server = await aServer({ accepting: () => false })
    port = await server.listen()
    plan = await server.plan()
    const { token } = await server.seat(plan, 'observer')
    expect((await refused({ headers: { authorization: `Bearer ${token}` } })).status).toBe(503)
  })
})

describe('a faulty client is closed, nobody else notices and nothing is stored', () => {
  const faults: readonly [string, (client: WebSocket) => void, number][] = [
    ['a text frame', (client) => client.send('hello'), 1003],
    ['an oversize frame', (client) => client.send(new Uint8Array(LIMITS.frameBytes + 1)), 1009],
    ['an empty frame', (client) => client.send(new Uint8Array(0)), CLOSE.refused],
    ['an unknown message', (client) => client.send(Uint8Array.of(77, 1, 2)), CLOSE.refused],
    [
      'a frame cut short',
      (client) => client.send(updateFrame(typed('cut')).slice(0, 12)),
      CLOSE.refused,
    ],
    [
      'a length beyond the frame',
      (client) => client.send(Uint8Array.of(0, 2, 255, 255, 127, 1)),
      CLOSE.refused,
    ],
    [
      'a frame against RFC 6455',
      (client) => rawSocket(client).write(Buffer.from([0xff, 0xff])),
      1002,
    ],
  ]

  it.each(faults)('%s', async (_, send, code) => {
    const reader = await aReader()
    const writer = await server.seat(plan, 'drafter', 'Party A')
    const faulty = await opened({ headers: { authorization: `Bearer ${writer.token}` } })
    const gone = closed(faulty)
    send(faulty)
    expect((await gone).code).toBe(code)
    const honest = await opened({ headers: { authorization: `Bearer ${writer.token}` } })
    const heard = receives(reader, 'Still here')
    const saved = receives(honest, 'a nonce')
    honest.send(step2Frame(typed('Still here')))
    honest.send(barrierFrame(new TextEncoder().encode('a nonce')))
    await saved
    // What came and went may have begun a window in which frames are gathered; this ends it.
    server.tick(1000)
    await heard
    const room = await server.context.rooms.open(plan.planId, 'plan')
    const stored = await room.read((doc) => Y.encodeStateVector(doc))
    // The honest one's words, and the server's note of whose client id that is.
    expect(Y.decodeStateVector(stored).size).toBe(2)
    expect(server.complaints).toEqual([])
  })

  it('a reader who writes', async () => {
    const reader = await aReader()
    const gone = closed(reader)
    reader.send(updateFrame(typed('Not mine to write')))
    expect((await gone).code).toBe(CLOSE.refused)
    const room = await server.context.rooms.open(plan.planId, 'plan')
    expect(room.peek((doc) => Y.encodeStateAsUpdate(doc))).toEqual(
      Y.encodeStateAsUpdate(new Y.Doc()),
    )
  })

  it('a request that breaks off in the middle of the handshake', async () => {
    const { token } = await server.seat(plan, 'observer')
    const socket = connect(port, '127.0.0.1')
    await new Promise((resolve) => socket.on('connect', resolve))
    socket.write(
      `GET /sync/${plan.planId}/plan HTTP/1.1\r\nhost: x\r\nconnection: upgrade\r\nupgrade: websocket\r\nauthorization: Bearer ${token}\r\n\r\n`,
    )
    socket.resetAndDestroy()
    const reader = await opened({ headers: { authorization: `Bearer ${token}` } })
    expect(reader.readyState).toBe(WebSocket.OPEN)
    expect(server.complaints).toEqual([])
  })
})

describe('sockets end with their session', () => {
  const memberSocket = async () => {
    const seat = await server.seat(plan, 'observer')
    const client = await opened({ headers: { authorization: `Bearer ${seat.token}` } })
    return { seat, client, gone: closed(client) }
  }

  it('at once when it is left, and nobody else’s', async () => {
    const { seat, gone } = await memberSocket()
    const other = await server.seat(plan, 'reviewer')
    const stays = await opened({ headers: { authorization: `Bearer ${other.token}` } })
    await server.app.inject({
      method: 'DELETE',
      url: `/api/session/${plan.planId}`,
      headers: { authorization: `Bearer ${seat.token}` },
    })
    expect((await gone).code).toBe(CLOSE.signedOut)
    expect(stays.readyState).toBe(WebSocket.OPEN)
  })

  it('when the seat is removed', async () => {
    const { seat, gone } = await memberSocket()
    const record = await server.context.rooms.open(plan.planId, 'record')
    const member = (await server.context.rooms.plan(plan.planId))?.members.find(
      (one) => one.id === seat.memberId,
    )
    if (member === undefined) throw new Error('no member')
    await record.change((doc) => writeMember(doc, { ...member, standing: 'removed' }))
    expect((await gone).code).toBe(CLOSE.signedOut)
  })

  it('when it was ended elsewhere, at the next look', async () => {
    const { seat, gone } = await memberSocket()
    await server.context.directory.endSession(server.context.secrets.hash(seat.token))
    server.tick(30_000)
    expect((await gone).code).toBe(CLOSE.signedOut)
  })

  it('but not because they were silent: an open socket uses the session', async () => {
    const { client, seat } = await memberSocket()
    const hash = server.context.secrets.hash(seat.token)
    const before = (await server.context.directory.findSession(hash))?.expiresAt ?? 0
    const pinged = new Promise((resolve) => client.on('ping', resolve))
    server.tick(SESSION_MS - 1)
    await pinged
    const after = (await server.context.directory.findSession(hash))?.expiresAt ?? 0
    expect(after).toBeGreaterThan(before)
    expect(client.readyState).toBe(WebSocket.OPEN)
  })
})

describe('a dead peer', () => {
  it('is cut off when it answers no ping', async () => {
    const { token } = await server.seat(plan, 'observer')
    const client = await opened({ headers: { authorization: `Bearer ${token}` } })
    // The network is gone: nothing is read any more, so no pong is sent.
    rawSocket(client).pause()
    const gone = closed(client)
    server.tick(30_000)
    server.tick(30_000)
    rawSocket(client).resume()
    expect((await gone).code).toBe(1006)
  })
})

/** The TCP socket under a client; ws does not show it, and only through it can broken frames be sent. */
function rawSocket(client: WebSocket): import('node:net').Socket {
  const { _socket } = client as unknown as { _socket: import('node:net').Socket }
  return _socket
}
