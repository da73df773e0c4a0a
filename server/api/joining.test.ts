import { afterEach, describe, expect, it } from 'vitest'
import { invitationResponse, sessionResponse, whoAmIResponse } from '../../shared/wire/http.ts'
import { INVITATION_MS } from '../core/seat.ts'
import { asking, expectProblem, tokenOf } from './testing/ask.ts'
import type { TestServer } from './testing/aServer.ts'

const { start, close, get, post } = asking()
let server: TestServer
afterEach(close)

describe('joining', () => {
  it('shows what an invitation offers and leaves it unused', async () => {
    server = await start()
    const plan = await server.plan()
    const token = plan.seats.find((seat) => seat.partyName === 'Party B')?.token ?? ''
    for (const _ of [1, 2]) {
      const answer = await post('/api/invitation', { token })
      expect(invitationResponse.parse(answer.json())).toEqual({
        planId: plan.planId,
        planTitle: 'Untitled plan',
        role: 'head',
        partyName: 'Party B',
        partyColour: 'vermilion',
        seatedAs: null,
      })
    }
  })

  it('gives a session as a cookie out of reach of scripts, and as a token', async () => {
    server = await start()
    const plan = await server.plan()
    const answer = await post('/api/join', { token: tokenOf(plan, 'observer'), name: ' Ada ' })
    const session = sessionResponse.parse(answer.json())
    const cookie = String(answer.headers['set-cookie'])
    expect(cookie).toContain(`parley-${plan.planId}=${session.token}`)
    for (const part of ['HttpOnly', 'SameSite=Strict', 'Path=/']) expect(cookie).toContain(part)
    expect(cookie).not.toContain('Secure')
    for (const headers of [
      { cookie: `parley-${plan.planId}=${session.token}` },
      { authorization: `Bearer ${session.token}` },
    ]) {
      const me = await get(`/api/session/${plan.planId}`, headers)
      expect(whoAmIResponse.parse(me.json())).toEqual({
        planId: plan.planId,
        memberId: session.memberId,
        name: 'Ada',
        role: 'observer',
        partyId: null,
      })
    }
  })

  it('limits the cookie to encrypted connections when the page came over one', async () => {
    server = await start({ allowsOrigin: (origin) => origin === 'https://parley.test' })
    const plan = await server.plan()
    const body = { token: tokenOf(plan, 'observer'), name: 'Ada' }
    const answer = await post('/api/join', body, { origin: 'https://parley.test' })
    expect(String(answer.headers['set-cookie'])).toContain('Secure')
  })

  it('refuses an unknown, a used and an expired invitation, and says why', async () => {
    server = await start()
    const plan = await server.plan()
    const join = (token: string) => post('/api/join', { token, name: 'Ada' })
    expectProblem(await join('x'.repeat(43)), 'invitation-invalid')
    await join(tokenOf(plan, 'observer'))
    const used = expectProblem(await join(tokenOf(plan, 'observer')), 'invitation-invalid')
    expect(used.detail).toContain('taken')
    server.tick(INVITATION_MS)
    const expired = expectProblem(await join(tokenOf(plan, 'reviewer')), 'invitation-invalid')
    expect(expired.detail).toContain('time')
    expect((await server.context.rooms.plan(plan.planId))?.members).toHaveLength(1)
  })

  it('seats one of two who press the button at once', async () => {
    server = await start()
    const plan = await server.plan()
    const body = { token: tokenOf(plan, 'observer'), name: 'Ada' }
    const answers = await Promise.all([post('/api/join', body), post('/api/join', body)])
    expect(answers.map((one) => one.statusCode).sort()).toEqual([200, 410])
  })

  it('says under which name this browser already sits in the plan, and ends that seat’s session when it joins again', async () => {
    server = await start()
    const plan = await server.plan()
    const { cookie } = await server.seat(plan, 'observer')
    const token = tokenOf(plan, 'reviewer')
    const offer = await post('/api/invitation', { token }, { cookie })
    expect(invitationResponse.parse(offer.json()).seatedAs).toBe('The observer')
    expect((await post('/api/join', { token, name: 'Ada' }, { cookie })).statusCode).toBe(200)
    expectProblem(await get(`/api/session/${plan.planId}`, { cookie }), 'no-session')
  })
})
