import { request } from 'node:http'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type WebSocket from 'ws'
import { SCHEMA_VERSION } from '../../shared/model/schema.ts'
import { CLOSE, LIMITS } from '../../shared/wire/limits.ts'
import { problemType } from '../../shared/wire/problem.ts'
import { updateFrame } from '../core/frames.ts'
import { SESSION_MS } from '../core/session.ts'
import { ORIGIN } from './testing/aServer.ts'
import { type Listening, closed, listening, receives } from './testing/listening.ts'

let table: Listening
beforeEach(async () => {
  table = await listening()
})
afterEach(() => table.close())

describe('a session opens a sync socket', () => {
  it('as a cookie from an allowed origin, as a bearer, or as a subprotocol that is not echoed', async () => {
    const { cookie, token } = await table.server.seat(table.plan, 'observer')
    await table.opened({ headers: { cookie }, origin: ORIGIN })
    await table.opened({ headers: { authorization: `Bearer ${token}` } })
    const client = await table.opened({ protocols: ['parley', `bearer.${token}`] })
    expect(client.protocol).toBe('parley')
  })

  it('and carries typing from one to the other', async () => {
    const reader = await table.reader()
    const { token } = await table.server.seat(table.plan, 'drafter', 'Party A')
    const writer = await table.opened({ headers: { authorization: `Bearer ${token}` } })
    const heard = receives(reader, 'These words arrive')
    writer.send(updateFrame(table.typed('These words arrive')))
    await heard
  })

  it('for a plain client that names no schema', async () => {
    const { token } = await table.server.seat(table.plan, 'observer')
    await table.opened({
      path: `/sync/${table.plan.planId}/plan`,
      headers: { authorization: `Bearer ${token}` },
    })
  })
})

describe('a sync socket is refused', () => {
  it('to a page of another origin, even with a session', async () => {
    const { cookie, token } = await table.server.seat(table.plan, 'observer')
    for (const opening of [
      { headers: { cookie }, origin: 'http://evil.test' },
      { headers: { cookie } },
      { protocols: ['parley', `bearer.${token}`], origin: 'null' },
    ]) {
      const { status, type } = await table.refused(opening)
      expect([status, type]).toEqual([403, problemType('wrong-origin')])
    }
  })

  it('to nobody that we know', async () => {
    const { token } = await table.server.seat(table.plan, 'observer')
    for (const headers of [
      {},
      { authorization: 'Bearer x' },
      { authorization: `Bearer ${token}x` },
    ]) {
      for (const path of [undefined, '/sync/no-such-plan/plan', '/elsewhere']) {
        const { status, type } = await table.refused({
          headers,
          ...(path === undefined ? {} : { path }),
        })
        expect([status, type]).toEqual([401, problemType('no-session')])
      }
    }
    table.server.tick(SESSION_MS)
    expect((await table.refused({ headers: { authorization: `Bearer ${token}` } })).status).toBe(
      401,
    )
  })

  it('with one and the same answer for a room that is not theirs and for one that is not there', async () => {
    const other = await table.server.plan()
    const { token } = await table.server.seat(table.plan, 'drafter', 'Party A')
    const record = await table.server.context.rooms.plan(table.plan.planId)
    const [own, theirs] = record?.parties ?? []
    const headers = { authorization: `Bearer ${token}` }
    const bodies = new Set<string>()
    for (const path of [
      `/sync/${other.planId}/plan`,
      '/sync/no-such-plan/plan',
      `/sync/${table.plan.planId}/nothing`,
      `/sync/${table.plan.planId}/caucus/${theirs?.id ?? ''}`,
      `/sync/${table.plan.planId}/caucus/no-such-party`,
      `/sync/${table.plan.planId}/plan/plan`,
      `/sync/${table.plan.planId}/%2e%2e/plan`,
      `/sync/${table.plan.planId}`,
      '/elsewhere',
      '/',
    ]) {
      const { status, body } = await table.refused({ path, headers })
      expect([path, status]).toEqual([path, 404])
      bodies.add(body)
    }
    expect(bodies.size).toBe(1)
    await table.opened({ path: `/sync/${table.plan.planId}/caucus/${own?.id ?? ''}`, headers })
  })

  it('with a close code that a page can see when it speaks another schema', async () => {
    const { token } = await table.server.seat(table.plan, 'observer')
    for (const schema of [String(SCHEMA_VERSION + 1), '0', '', `${SCHEMA_VERSION}.0`, 'x']) {
      const client = await table.opened({
        path: `/sync/${table.plan.planId}/plan?schema=${schema}`,
        headers: { authorization: `Bearer ${token}` },
      })
      expect(await closed(client)).toBe(CLOSE.otherSchema)
    }
  })

  it('to a member who has too many open, until one closes', async () => {
    const { token } = await table.server.seat(table.plan, 'observer')
    const headers = { authorization: `Bearer ${token}` }
    const all: WebSocket[] = []
    for (let at = 0; at < LIMITS.socketsPerMember; at++) all.push(await table.opened({ headers }))
    expect((await table.refused({ headers })).status).toBe(429)
    const first = all[0]
    if (first === undefined) throw new Error('none is open')
    const gone = closed(first)
    first.close()
    await gone
    await table.opened({ headers })
  })

  it('to a request that asks for another protocol', async () => {
    const client = request(`http://127.0.0.1:${table.port}/healthz`, {
      headers: { connection: 'Upgrade', upgrade: 'h2c' },
    })
    const status = new Promise((resolve) => {
      client.on('response', (response) => resolve(response.resume().statusCode))
    })
    client.end()
    expect(await status).toBe(400)
  })

  it('when the session ends while the room is read from disk', async () => {
    const { token } = await table.server.seat(table.plan, 'observer')
    const { rooms, directory, secrets } = table.server.context
    const open = rooms.open
    rooms.open = async (planId, document) => {
      if (document === 'plan') await directory.endSession(secrets.hash(token))
      return open(planId, document)
    }
    const { status } = await table.refused({ headers: { authorization: `Bearer ${token}` } })
    expect(status).toBe(401)
  })

  it('while the server stops', async () => {
    await table.close()
    table = await listening({ accepting: () => false })
    const { token } = await table.server.seat(table.plan, 'observer')
    expect((await table.refused({ headers: { authorization: `Bearer ${token}` } })).status).toBe(
      503,
    )
  })
})
