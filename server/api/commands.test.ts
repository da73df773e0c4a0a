import { once } from 'node:events'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Command } from '../../shared/model/command.ts'
import { pointsOf } from '../../shared/model/plan.ts'
import { commandResponse, invitationsResponse } from '../../shared/wire/commands.ts'
import { CLOSE } from '../../shared/wire/limits.ts'
import { recordPage, verifyResponse } from '../../shared/wire/record.ts'
import { isSignedBy } from '../adapters/crypto/signer.ts'
import { nodeSha256 } from '../adapters/crypto/sha256.ts'
import { updateFrame } from '../core/frames.ts'
import { FENCE_MS } from '../core/gate/fence.ts'
import { SEAL_EVERY_MS } from '../core/seal.ts'
import { REPLACED_MS } from '../core/session.ts'
import { verifyFile } from '../core/verifyFile.ts'
import { ORIGIN } from './testing/aServer.ts'
import { expectProblem } from './testing/ask.ts'
import { closed, type Listening, listening, receives } from './testing/listening.ts'

let table: Listening
beforeEach(async () => {
  table = await listening()
})
afterEach(() => table.close())

let commands = 0
const ask = (token: string, method: 'GET' | 'POST', path: string, body?: unknown) =>
  table.server.app.inject({
    method,
    url: `/api/plans/${table.plan.planId}${path}`,
    headers: {
      authorization: `Bearer ${token}`,
      origin: ORIGIN,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
  })
const command = (token: string, one: Command | object, id = `command-${++commands}`) =>
  ask(token, 'POST', '/commands', { id, command: one })
const seat = (role: string, party?: string) => table.server.seat(table.plan, role, party)
const joinBy = (token: string, name: string) =>
  table.server.app.inject({
    method: 'POST',
    url: '/api/join',
    headers: { origin: ORIGIN, 'content-type': 'application/json' },
    payload: JSON.stringify({ token, name }),
  })
const bearer = (token: string) => ({ headers: { authorization: `Bearer ${token}` } })

describe('commands', () => {
  it('are refused without a session, from another page, and when they are malformed', async () => {
    const { token } = await seat('convener')
    expectProblem(await command('x'.repeat(43), {}), 'no-session')
    expectProblem(await command(token, { kind: 'crown' }), 'bad-request')
    const elsewhere = await table.server.app.inject({
      method: 'POST',
      url: `/api/plans/${table.plan.planId}/commands`,
      headers: { authorization: `Bearer ${token}`, origin: 'http://evil.test' },
      payload: {},
    })
    expectProblem(elsewhere, 'wrong-origin')
  })

  it('are decided by the rules, and a refusal says why', async () => {
    const { token } = await seat('drafter', 'Party A')
    const answer = await command(token, {
      kind: 'invite',
      role: 'observer',
      partyId: null,
      days: 1,
    })
    expectProblem(answer, 'refused')
    expect(answer.json()).toMatchObject({ detail: 'Only a convener may do this.' })
    expectProblem(await ask(token, 'GET', '/invitations'), 'forbidden')
  })

  it('invite once per id, show the token once, and what was made of it later', async () => {
    const { token } = await seat('convener')
    const invite = { kind: 'invite', role: 'observer', partyId: null, days: 1 }
    const first = commandResponse.parse((await command(token, invite, 'same')).json())
    expect(first).toMatchObject({ before: false, seat: { role: 'observer' } })
    const again = commandResponse.parse((await command(token, invite, 'same')).json())
    expect(again).toEqual({ before: true, seat: null })
    expect((await joinBy(first.seat?.token ?? '', 'A guest')).statusCode).toBe(200)
    const list = await ask(token, 'GET', '/invitations')
    expect(list.body).not.toContain(first.seat?.token)
    const { invitations } = invitationsResponse.parse(list.json())
    expect(invitations.at(-1)).toMatchObject({ role: 'observer', state: 'used' })
    expect(invitations.filter((one) => one.state === 'open').length).toBeGreaterThan(3)
  })

  it('revoking an invitation ends the sessions that came of it, at once', async () => {
    const convener = await seat('convener')
    const guest = await seat('observer')
    const socket = await table.opened(bearer(guest.token))
    const gone = closed(socket)
    const list = invitationsResponse.parse(
      (await ask(convener.token, 'GET', '/invitations')).json(),
    )
    const id = list.invitations.find((one) => one.memberId === guest.memberId)?.id
    const revoke = { kind: 'revokeInvitation', invitationId: id }
    expect((await command(convener.token, revoke)).statusCode).toBe(200)
    expect(await gone).toBe(CLOSE.signedOut)
    expectProblem(await ask(guest.token, 'GET', ''), 'no-session')
    expectProblem(await command(convener.token, revoke), 'refused')
  })

  it('removing a member closes their sockets and opens nothing to them again', async () => {
    const convener = await seat('convener')
    const leaving = await seat('drafter', 'Party A')
    const staying = await table.reader()
    const socket = await table.opened(bearer(leaving.token))
    const gone = closed(socket)
    const remove = { kind: 'remove', memberId: leaving.memberId, reason: 'left the talks' }
    expect((await command(convener.token, remove)).statusCode).toBe(200)
    expect(await gone).toBe(CLOSE.signedOut)
    await expect(table.opened(bearer(leaving.token))).rejects.toThrow('401')
    expect(staying.readyState).toBe(staying.OPEN)
  })

  it('suspending takes the pen away on the open socket, and reinstating gives it back', async () => {
    const convener = await seat('convener')
    const writer = await seat('drafter', 'Party A')
    const suspended = await table.opened(bearer(writer.token))
    const { memberId } = writer
    await command(convener.token, { kind: 'suspend', memberId, reason: 'asked to' })
    const gone = closed(suspended)
    suspended.send(updateFrame(table.typed('too late')))
    expect(await gone).toBe(CLOSE.refused)
    await command(convener.token, { kind: 'reinstate', memberId })
    const reader = await table.reader()
    table.server.tick(1_000)
    const heard = receives(reader, 'back again')
    const socket = await table.opened(bearer(writer.token))
    socket.send(updateFrame(table.typed('back again')))
    await heard
  })

  it('a new role is in force at once, and the session goes on under a new token', async () => {
    const convener = await seat('convener')
    const member = await seat('observer')
    const { memberId } = member
    await command(convener.token, { kind: 'changeRole', memberId, role: 'reviewer', partyId: null })
    const url = `/api/session/${table.plan.planId}`
    const who = await table.server.app.inject({
      url,
      headers: { authorization: `Bearer ${member.token}` },
    })
    expect(who.json()).toMatchObject({ role: 'reviewer' })
    const fresh = String(who.headers['parley-session'])
    expect(fresh).toMatch(/^[\w-]{43}$/)
    // Use in its last minute does not prolong the old one.
    table.server.tick(REPLACED_MS / 2)
    expect((await ask(member.token, 'GET', '')).statusCode).toBe(200)
    table.server.tick(REPLACED_MS / 2 + 1)
    expectProblem(await ask(member.token, 'GET', ''), 'no-session')
    expect((await ask(fresh, 'GET', '')).statusCode).toBe(200)
  })

  it('a page that asks once more with its old cookie, because an answer was lost, is never given that one again', async () => {
    const convener = await seat('convener')
    const { memberId, cookie } = await seat('observer')
    await command(convener.token, { kind: 'changeRole', memberId, role: 'reviewer', partyId: null })
    const url = `/api/session/${table.plan.planId}`
    const cookies: string[] = []
    for (let times = 0; times < 2; times++) {
      const answer = await table.server.app.inject({ url, headers: { cookie } })
      cookies.push(String(answer.headers['set-cookie']).split(';')[0] ?? '')
    }
    table.server.tick(REPLACED_MS + 1)
    for (const fresh of cookies) {
      expect(fresh).not.toBe(cookie)
      const answer = await table.server.app.inject({ url, headers: { cookie: fresh } })
      expect(answer.statusCode).toBe(200)
    }
  })

  it('a change of role leaves the sockets of the member open, also after the old token has ended', async () => {
    const convener = await seat('convener')
    const { memberId, cookie } = await seat('observer')
    const socket = await table.opened({ headers: { cookie }, origin: ORIGIN })
    await command(convener.token, { kind: 'changeRole', memberId, role: 'reviewer', partyId: null })
    const who = await table.server.app.inject({
      url: `/api/session/${table.plan.planId}`,
      headers: { cookie },
    })
    // Twice a minute the server looks whose session is over; the old one is, by the last time.
    for (let passed = 0; passed <= REPLACED_MS; passed += REPLACED_MS / 2) {
      const asked = once(socket, 'ping')
      table.server.tick(REPLACED_MS / 2 + 1)
      await asked
      // Frames stay in order, so with the answer to this the server has heard that the socket is alive.
      const answered = once(socket, 'pong')
      socket.ping()
      await answered
    }
    expect(socket.readyState).toBe(socket.OPEN)
    // Whoever signs out now closes it: it belongs to the new session.
    const gone = closed(socket)
    const fresh = String(who.headers['set-cookie']).split(';')[0] ?? ''
    await table.server.app.inject({
      method: 'DELETE',
      url: `/api/session/${table.plan.planId}`,
      headers: { cookie: fresh, origin: ORIGIN },
    })
    expect(await gone).toBe(CLOSE.signedOut)
  })

  it('a lock holds for everybody, after a short fence for what was being typed', async () => {
    const convener = await seat('convener')
    const writer = await seat('drafter', 'Party A')
    const plan = await table.server.context.rooms.plan(table.plan.planId)
    const pointId = plan === null ? undefined : pointsOf(plan)[0]?.id
    const reader = await table.reader()
    const socket = await table.opened(bearer(writer.token))
    await command(convener.token, { kind: 'lockPoint', pointId, reason: 'final reading' })
    const heard = receives(reader, 'typed in the same moment')
    socket.send(updateFrame(table.typed('typed in the same moment')))
    await heard
    table.server.tick(FENCE_MS + 1)
    const gone = closed(socket)
    socket.send(updateFrame(table.typed('too late')))
    expect(await gone).toBe(CLOSE.refused)
    await command(convener.token, { kind: 'reopenPoint', pointId, reason: 'an error' })
    const again = await table.opened(bearer(writer.token))
    const heardAgain = receives(reader, 'open again')
    table.server.tick(1_000)
    again.send(updateFrame(table.typed('open again')))
    await heardAgain
  })
})

describe('the record', () => {
  it('holds every command and every refusal, in an unbroken chain with seals', async () => {
    const convener = await seat('convener')
    const reader = await seat('observer')
    await command(convener.token, { kind: 'invite', role: 'observer', partyId: null, days: 1 })
    await command(reader.token, { kind: 'invite', role: 'observer', partyId: null, days: 1 })
    for (let times = 0; times < 3; times++) {
      const socket = await table.opened(bearer(reader.token))
      const gone = closed(socket)
      socket.send(updateFrame(table.typed('not mine to write')))
      await gone
    }
    table.server.tick(SEAL_EVERY_MS)
    const page = recordPage.parse((await ask(reader.token, 'GET', '/record?limit=1000')).json())
    const events = page.entries
      .filter((entry) => entry.kind === 'event')
      .map((entry) => [entry.by, JSON.parse(atob(entry.body)) as { kind: string }] as const)
    const kinds = events.map(([, event]) => event.kind)
    expect(kinds.slice(0, 3)).toEqual(['plan-created', 'member-joined', 'member-joined'])
    expect(events.find(([, event]) => event.kind === 'command')?.[0]).toBe(convener.memberId)
    expect(events.find(([, event]) => event.kind === 'command-refused')).toMatchObject([
      reader.memberId,
      { reason: 'only-convener' },
    ])
    expect(events.filter(([, event]) => event.kind === 'update-refused')).toMatchObject([
      [reader.memberId, { reason: 'role-cannot-write', document: 'plan', times: 1 }],
      [reader.memberId, { times: 2 }],
    ])
    expect(page.seals.length).toBeGreaterThan(0)
    expect(verifyFile(page, nodeSha256, isSignedBy)).toMatchObject({ ok: true })
    const verified = verifyResponse.parse(
      (await ask(reader.token, 'GET', '/record?verify=1')).json(),
    )
    expect(verified).toMatchObject({ ok: true })
    expect(verified.documents.map((one) => one.document)).toEqual(['record', 'plan', 'review'])
  })

  it('an exported copy that was changed is found out, and the first broken entry named', async () => {
    const { token } = await seat('convener')
    await command(token, { kind: 'invite', role: 'observer', partyId: null, days: 1 })
    table.server.tick(SEAL_EVERY_MS)
    const page = recordPage.parse((await ask(token, 'GET', '/record?limit=1000')).json())
    const verify = (change: Partial<typeof page>) =>
      verifyFile({ ...page, ...change }, nodeSha256, isSignedBy)
    const altered = page.entries.map((entry) =>
      entry.seq === 2 ? { ...entry, at: entry.at + 1 } : entry,
    )
    expect(verify({ entries: altered })).toEqual({ ok: false, what: 'entry', seq: 2 })
    const without = page.entries.filter((entry) => entry.seq !== 3)
    expect(verify({ entries: without })).toEqual({ ok: false, what: 'entry', seq: 4 })
    expect(verify({ entries: page.entries.slice(1) })).toEqual({
      ok: false,
      what: 'not-from-the-start',
    })
    const [seal] = page.seals
    if (seal === undefined) throw new Error('There is no seal')
    const forged = [{ ...seal, at: seal.at - 1 }]
    expect(verify({ seals: forged })).toEqual({ ok: false, what: 'seal', seq: seal.seq })
  })

  it('is paged', async () => {
    const { token } = await seat('convener')
    const first = recordPage.parse((await ask(token, 'GET', '/record?limit=2')).json())
    expect(first.entries.map((entry) => entry.seq)).toEqual([1, 2])
    expect(first.next).toBe(3)
    const { last } = first
    const rest = recordPage.parse((await ask(token, 'GET', `/record?from=3&limit=${last}`)).json())
    expect(rest.entries.at(-1)?.seq).toBe(last)
    expect(rest).toMatchObject({ next: null, last })
    const exact = await ask(token, 'GET', `/record?from=${last}&limit=1`)
    expect(exact.json()).toMatchObject({ entries: [{ seq: last }], next: null })
    const beyond = await ask(token, 'GET', `/record?from=${last + 1}`)
    expect(beyond.json()).toMatchObject({ entries: [], next: null, last })
    expectProblem(await ask(token, 'GET', '/record?limit=5000'), 'bad-request')
  })
})
