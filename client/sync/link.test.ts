import * as encoding from 'lib0/encoding'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { MESSAGE } from '../../shared/wire/messages.ts'
import { createLink, type Link } from './link.ts'
import { aServer, type AServer } from './testing/aServer.ts'

let server: AServer
let doc: Y.Doc
let link: Link
const told: string[] = []

beforeEach(() => {
  vi.useFakeTimers()
  told.length = 0
  server = aServer()
  doc = new Y.Doc()
  link = createLink({
    address: 'ws://parley.test/sync/plan-id',
    document: 'plan',
    doc,
    awareness: new Awareness(doc),
    WebSocket: server.WebSocket,
    events: {
      synced: () => told.push('synced'),
      lost: (opened) => told.push(opened ? 'lost' : 'not had'),
      closed: (code, reason) => told.push(`closed ${code} ${reason}`),
      echoed: () => told.push('echoed'),
    },
  })
})

afterEach(() => {
  link.close()
  vi.useRealTimers()
})

const barrier = (...nonce: number[]): Uint8Array => {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, MESSAGE.saveBarrier)
  encoding.writeVarUint8Array(encoder, Uint8Array.from(nonce))
  return encoding.toUint8Array(encoder)
}

describe('the line to a document', () => {
  it('is synced when both sides have told what they had', async () => {
    server.docs.get('plan')?.getText('t').insert(0, 'theirs ')
    doc.getText('t').insert(0, 'ours ')
    link.connect()
    await server.deliver()
    expect(told).toEqual(['synced'])
    expect(server.docs.get('plan')?.getText('t').toString()).toContain('ours')
    expect(doc.getText('t').toString()).toContain('theirs')
  })

  it('hears the echo of its own barrier, once, and of no other', async () => {
    link.connect()
    await server.deliver()
    server.diskIsQuick = false
    link.askBarrier()
    await server.deliver()
    expect(told).toEqual(['synced'])
    server.sockets[0]?.send(barrier(77))
    await server.deliver()
    expect(told).toEqual(['synced'])
    server.diskIsQuick = true
    await server.deliver()
    server.sockets[0]?.send(barrier(1))
    await server.deliver()
    expect(told).toEqual(['synced', 'echoed'])
  })

  it('answers a barrier and a notice with nothing', async () => {
    link.connect()
    await server.deliver()
    const before = server.sockets[0]?.numbers.length
    server.sockets[0]?.send(barrier(5))
    server.sockets[0]?.send(Uint8Array.of(MESSAGE.notice, 2, 123, 125))
    await server.deliver()
    expect(server.sockets[0]?.numbers.length).toBe(before)
  })

  it('comes back by itself after the line was lost, and does not wait for an old echo', async () => {
    link.connect()
    await server.deliver()
    server.diskIsQuick = false
    link.askBarrier()
    server.drop()
    expect(told).toEqual(['synced', 'lost'])
    await vi.advanceTimersByTimeAsync(1000)
    server.diskIsQuick = true
    await server.deliver()
    expect(told).toEqual(['synced', 'lost', 'synced'])
  })

  it('says whether the server had let it in', async () => {
    server.reachable = false
    link.connect()
    await server.deliver()
    expect(told).toEqual(['not had'])
  })

  it('stays away after a final close code', async () => {
    link.connect()
    await server.deliver()
    server.sockets[0]?.close(4403, 'role-cannot-write')
    await server.deliver()
    await vi.advanceTimersByTimeAsync(60_000)
    await server.deliver()
    expect(told).toEqual(['synced', 'closed 4403 role-cannot-write'])
    expect(server.sockets).toHaveLength(0)
    link.reconnect()
    await server.deliver()
    expect(server.sockets).toHaveLength(0)
  })

  it('says nothing more once it is closed', async () => {
    link.connect()
    await server.deliver()
    link.close()
    link.close()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(told).toEqual(['synced'])
  })
})
