import { connect } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import WebSocket from 'ws'
import * as Y from 'yjs'
import { writeMember } from '../../shared/model/record.ts'
import { CLOSE, LIMITS } from '../../shared/wire/limits.ts'
import { barrierFrame, step2Frame, updateFrame } from '../core/frames.ts'
import { SESSION_MS } from '../core/session.ts'
import { type Listening, closed, listening, receives } from './testing/listening.ts'

let table: Listening
beforeEach(async () => {
  table = await listening()
})
afterEach(() => table.close())

describe('a faulty client is closed, nobody else notices and nothing is stored', () => {
  const faults: readonly [string, (client: WebSocket) => void, number][] = [
    ['a text frame', (client) => client.send('hello'), 1003],
    ['an oversize frame', (client) => client.send(new Uint8Array(LIMITS.frameBytes + 1)), 1009],
    ['an empty frame', (client) => client.send(new Uint8Array(0)), CLOSE.refused],
    ['an unknown message', (client) => client.send(Uint8Array.of(77, 1, 2)), CLOSE.refused],
    [
      'a frame cut short',
      (client) => client.send(updateFrame(table.typed('cut')).slice(0, 12)),
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
    const reader = await table.reader()
    const writer = await table.server.seat(table.plan, 'drafter', 'Party A')
    const faulty = await table.opened({ headers: { authorization: `Bearer ${writer.token}` } })
    const gone = closed(faulty)
    send(faulty)
    expect(await gone).toBe(code)
    const honest = await table.opened({ headers: { authorization: `Bearer ${writer.token}` } })
    const heard = receives(reader, 'Still here')
    const saved = receives(honest, 'a nonce')
    honest.send(step2Frame(table.typed('Still here')))
    honest.send(barrierFrame(new TextEncoder().encode('a nonce')))
    await saved
    // What came and went may have begun a window in which frames are gathered; this ends it.
    table.server.tick(1000)
    await heard
    const room = await table.server.context.rooms.open(table.plan.planId, 'plan')
    const stored = await room.read((doc) => Y.encodeStateVector(doc))
    // The honest one's words, and the server's note of whose client id that is.
    expect(Y.decodeStateVector(stored).size).toBe(2)
    expect(table.server.complaints).toEqual([])
  })

  it('a reader who writes', async () => {
    const reader = await table.reader()
    const gone = closed(reader)
    reader.send(updateFrame(table.typed('Not mine to write')))
    expect(await gone).toBe(CLOSE.refused)
    const room = await table.server.context.rooms.open(table.plan.planId, 'plan')
    expect(room.peek((doc) => Y.encodeStateAsUpdate(doc))).toEqual(
      Y.encodeStateAsUpdate(new Y.Doc()),
    )
  })

  it('a request that breaks off in the middle of the handshake', async () => {
    const { token } = await table.server.seat(table.plan, 'observer')
    const socket = connect(table.port, '127.0.0.1')
    await new Promise((resolve) => socket.on('connect', resolve))
    socket.write(
      `GET /sync/${table.plan.planId}/plan HTTP/1.1\r\nhost: x\r\nconnection: upgrade\r\nupgrade: websocket\r\nauthorization: Bearer ${token}\r\n\r\n`,
    )
    socket.resetAndDestroy()
    const reader = await table.opened({ headers: { authorization: `Bearer ${token}` } })
    expect(reader.readyState).toBe(WebSocket.OPEN)
    expect(table.server.complaints).toEqual([])
  })
})

describe('sockets end with their session', () => {
  const memberSocket = async () => {
    const seat = await table.server.seat(table.plan, 'observer')
    const client = await table.opened({ headers: { authorization: `Bearer ${seat.token}` } })
    return { seat, client, gone: closed(client) }
  }

  it('at once when it is left, and nobody else’s', async () => {
    const { seat, gone } = await memberSocket()
    const other = await table.server.seat(table.plan, 'reviewer')
    const stays = await table.opened({ headers: { authorization: `Bearer ${other.token}` } })
    await table.server.app.inject({
      method: 'DELETE',
      url: `/api/session/${table.plan.planId}`,
      headers: { authorization: `Bearer ${seat.token}` },
    })
    expect(await gone).toBe(CLOSE.signedOut)
    expect(stays.readyState).toBe(WebSocket.OPEN)
  })

  it('when the seat is removed', async () => {
    const { seat, gone } = await memberSocket()
    const record = await table.server.context.rooms.open(table.plan.planId, 'record')
    const member = (await table.server.context.rooms.plan(table.plan.planId))?.members.find(
      (one) => one.id === seat.memberId,
    )
    if (member === undefined) throw new Error('no member')
    await record.change((doc) => writeMember(doc, { ...member, standing: 'removed' }))
    expect(await gone).toBe(CLOSE.signedOut)
  })

  it('when it was ended elsewhere, at the next look', async () => {
    const { seat, gone } = await memberSocket()
    await table.server.context.directory.endSession(table.server.context.secrets.hash(seat.token))
    table.server.tick(30_000)
    expect(await gone).toBe(CLOSE.signedOut)
  })

  it('but not because they were silent: an open socket uses the session', async () => {
    const { client, seat } = await memberSocket()
    const hash = table.server.context.secrets.hash(seat.token)
    const before = (await table.server.context.directory.findSession(hash))?.expiresAt ?? 0
    const pinged = new Promise((resolve) => client.on('ping', resolve))
    table.server.tick(SESSION_MS - 1)
    await pinged
    const after = (await table.server.context.directory.findSession(hash))?.expiresAt ?? 0
    expect(after).toBeGreaterThan(before)
    expect(client.readyState).toBe(WebSocket.OPEN)
  })
})

describe('a dead peer', () => {
  it('is cut off when it answers no ping', async () => {
    const { token } = await table.server.seat(table.plan, 'observer')
    const client = await table.opened({ headers: { authorization: `Bearer ${token}` } })
    // The network is gone: nothing is read any more, so no pong is sent.
    rawSocket(client).pause()
    const gone = closed(client)
    table.server.tick(30_000)
    table.server.tick(30_000)
    rawSocket(client).resume()
    expect(await gone).toBe(1006)
  })
})

/** The TCP socket under a client; ws does not show it, and only through it can broken frames be sent. */
function rawSocket(client: WebSocket): import('node:net').Socket {
  const { _socket } = client as unknown as { _socket: import('node:net').Socket }
  return _socket
}
