import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { pointRoot } from '../../shared/model/documents.ts'
import type { MemberId, PartyId, PillarId, PlanId, PointId } from '../../shared/model/ids.ts'
import type { Role } from '../../shared/model/role.ts'
import { writeMember, writeOutline } from '../../shared/model/record.ts'
import { makeProblem } from '../../shared/wire/problem.ts'
import { plainRemark } from '../../shared/model/remark.ts'
import { readReview } from '../../shared/model/review.ts'
import type { Answer } from './api.ts'
import type { Me } from './me.ts'
import { readPresence } from './presence.ts'
import { deskOf } from './reviewDesk.ts'
import { aServer, type AServer } from './testing/aServer.ts'
import { openWorkspace, type Workspace, type WorkspaceOptions } from './workspace.ts'

const me: Me = {
  planId: 'plan-id' as PlanId,
  memberId: 'ana' as MemberId,
  name: 'Ana',
  role: 'drafter',
  partyId: 'a' as PartyId,
}
const point = 'p1' as PointId

let server: AServer
let workspace: Workspace
const seated = vi.fn<(planId: string) => Promise<Answer<Me>>>()

beforeEach(() => {
  vi.useFakeTimers()
  seated.mockReset().mockResolvedValue({ ok: true, value: me })
  server = aServer()
  const record = server.docs.get('record')
  record?.transact(() => writeRecord(record))
})

afterEach(async () => {
  await workspace.close()
  vi.useRealTimers()
})

function writeRecord(record: Y.Doc): void {
  writeOutline(record, {
    id: me.planId,
    title: 'A plan',
    symbol: 'Draft 1',
    createdAt: 0,
    parties: [{ id: 'a' as PartyId, name: 'Party A', letter: 'A', colour: 'teal' }],
    pillars: [{ id: 'one' as PillarId, heading: 'Peace', points: [point] }],
    points: [{ id: point, heading: 'Sovereignty', sourceNumber: 1, status: 'open', lock: null }],
  })
  writeMember(record, {
    id: me.memberId,
    name: 'Ana',
    role: 'drafter',
    partyId: 'a' as PartyId,
    standing: 'active',
    joinedAt: 0,
  })
}

const changeRole = (role: Role, partyId: PartyId | null = me.partyId): void => {
  const record = server.docs.get('record')
  if (record === undefined) throw new Error('There is no record')
  const { name } = me
  const member = { id: me.memberId, name, role, partyId, joinedAt: 0 }
  writeMember(record, { ...member, standing: 'active' })
}

const open = (options: Partial<WorkspaceOptions> = {}): void => {
  workspace = openWorkspace({ me, whoAmI: seated, WebSocket: server.WebSocket, ...options })
}
/** Lets the page's own short waits pass and everything arrive. */
async function settle(): Promise<void> {
  await server.deliver()
  await vi.advanceTimersByTimeAsync(200)
  await server.deliver()
}
const state = () => workspace.saving.getState()
const type = (words: string): void => {
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [new Y.XmlText(words)])
  workspace.plan.getXmlFragment(pointRoot(point)).push([paragraph])
}
const socketOf = (document: string) => server.sockets.find((one) => one.document === document)

describe('a workspace', () => {
  it('opens, and says saved only once the server has confirmed it', async () => {
    open()
    expect(state()).toEqual({ kind: 'opening' })
    expect(workspace.readable.getState()).toBe(false)
    server.diskIsQuick = false
    await settle()
    expect(workspace.readable.getState()).toBe(true)
    expect(state()).toEqual({ kind: 'saving' })
    server.diskIsQuick = true
    await settle()
    expect(state()).toEqual({ kind: 'saved' })
  })

  it('asks once for what is typed in a short time, and again for what was typed meanwhile', async () => {
    open()
    await settle()
    const asked = (): number => socketOf('plan')?.numbers.filter((n) => n === 100).length ?? 0
    const before = asked()
    type('a')
    type('b')
    expect(state()).toEqual({ kind: 'saving' })
    server.diskIsQuick = false
    await settle()
    expect(asked()).toBe(before + 1)
    type('c')
    await settle()
    expect(asked()).toBe(before + 1)
    server.diskIsQuick = true
    await settle()
    await settle()
    expect(asked()).toBe(before + 2)
    expect(state()).toEqual({ kind: 'saved' })
  })

  it('counts what is written offline and brings it along', async () => {
    open()
    await settle()
    server.reachable = false
    server.drop()
    type('offline')
    type('twice')
    // There is no store in this world, and the page says so.
    await settle()
    expect(state()).toEqual({ kind: 'offline', changes: 2, stored: false })
    server.reachable = true
    await vi.advanceTimersByTimeAsync(10_000)
    await settle()
    expect(state()).toEqual({ kind: 'saved' })
    expect(server.docs.get('plan')?.getXmlFragment(pointRoot(point)).toString()).toBe(
      '<paragraph>offline</paragraph><paragraph>twice</paragraph>',
    )
  })

  it('tells which points hold unconfirmed words, until they are confirmed', async () => {
    open()
    await settle()
    server.diskIsQuick = false
    type('a')
    await settle()
    expect(workspace.unsentWords().points).toEqual([{ label: '1. Sovereignty', text: 'a' }])
    server.diskIsQuick = true
    await settle()
    expect(workspace.unsentWords().points).toEqual([])
  })

  it('warns before the page is closed while words are on this page alone', async () => {
    open()
    await settle()
    const closing = (): boolean => {
      const event = new Event('beforeunload', { cancelable: true })
      window.dispatchEvent(event)
      return event.defaultPrevented
    }
    expect(closing()).toBe(false)
    type('a')
    expect(closing()).toBe(true)
    await settle()
    expect(closing()).toBe(false)
  })

  it('introduces its person with the colour of their party', async () => {
    open()
    await settle()
    expect(readPresence(workspace.awareness)).toMatchObject([
      { name: 'Ana', memberId: 'ana', colour: 'teal', pointId: null, self: true },
    ])
  })

  it('asks who it is before it goes online with a remembered seat', async () => {
    let answer: (value: Answer<Me>) => void = () => undefined
    seated.mockReturnValue(new Promise((resolve) => (answer = resolve)))
    open({ askFirst: true })
    await settle()
    expect(server.sockets).toHaveLength(0)
    answer({ ok: true, value: me })
    await settle()
    expect(state()).toEqual({ kind: 'saved' })
  })

  it('never sends what it holds under another seat of this browser', async () => {
    const other = { ...me, memberId: 'ben' as MemberId }
    seated.mockResolvedValue({ ok: true, value: other })
    const onOtherSeat = vi.fn<(seat: Me) => void>()
    open({ askFirst: true, onOtherSeat })
    type('by ana')
    await settle()
    expect(server.sockets).toHaveLength(0)
    expect(state()).toMatchObject({ kind: 'stopped', why: 'signed-out' })
    expect(onOtherSeat).not.toHaveBeenCalled()
  })

  it('goes over to the other seat when this browser took one in another tab', async () => {
    const other = { ...me, memberId: 'ben' as MemberId }
    const onOtherSeat = vi.fn<(seat: Me) => void>()
    open({ onOtherSeat })
    await settle()
    seated.mockResolvedValue({ ok: true, value: other })
    socketOf('plan')?.close(4401, 'signed-out')
    await settle()
    expect(onOtherSeat).toHaveBeenCalledWith(other)
  })

  it('does not go over while it holds words that only the earlier seat may send', async () => {
    const onOtherSeat = vi.fn<(seat: Me) => void>()
    open({ onOtherSeat })
    await settle()
    server.diskIsQuick = false
    type('by ana')
    seated.mockResolvedValue({ ok: true, value: { ...me, memberId: 'ben' as MemberId } })
    socketOf('plan')?.close(4401, 'signed-out')
    await settle()
    expect(onOtherSeat).not.toHaveBeenCalled()
    expect(state()).toMatchObject({ kind: 'stopped', why: 'signed-out' })
    expect(workspace.unsentWords().points).toHaveLength(1)
  })

  it('finds out that the session ended when the server no longer lets it in', async () => {
    open()
    await settle()
    seated.mockResolvedValue({ ok: false, problem: makeProblem('no-session', 'Join.') })
    server.reachable = false
    server.drop()
    await vi.advanceTimersByTimeAsync(20_000)
    await settle()
    expect(state()).toMatchObject({ kind: 'stopped', why: 'signed-out' })
  })

  it('stays offline, not signed out, while nobody answers at all', async () => {
    open()
    await settle()
    seated.mockResolvedValue({ ok: false, problem: makeProblem('busy', 'Later.') })
    server.reachable = false
    server.drop()
    await vi.advanceTimersByTimeAsync(60_000)
    await settle()
    expect(state()).toEqual({ kind: 'offline', changes: 0, stored: false })
  })

  it('stops when the server ends the session, and keeps the words on the page', async () => {
    open()
    await settle()
    server.diskIsQuick = false
    type('a')
    socketOf('plan')?.close(4401, 'not-a-member')
    await settle()
    expect(state()).toMatchObject({ kind: 'stopped', why: 'signed-out' })
    expect(workspace.unsentWords().points).toHaveLength(1)
    expect(server.sockets).toHaveLength(0)
  })

  it('stops when a change is refused, and says why', async () => {
    open()
    await settle()
    server.diskIsQuick = false
    type('a')
    socketOf('plan')?.close(4403, 'point-locked')
    await settle()
    expect(state()).toEqual({
      kind: 'stopped',
      why: 'refused',
      detail: 'This point is locked. Ask the pen-holder or the convener to reopen it.',
    })
    expect(workspace.unsentWords().points).toHaveLength(1)
  })

  it('never opens anew over refused words that this browser could not set aside', async () => {
    const onSetAside = vi.fn()
    open({ onSetAside })
    await settle()
    server.diskIsQuick = false
    type('a')
    socketOf('plan')?.close(4403, 'point-locked')
    await settle()
    expect(workspace.wordsAreAside.getState()).toBe(false)
    expect(onSetAside).not.toHaveBeenCalled()
  })

  it('says saved only once the comments are on disk too', async () => {
    open()
    await settle()
    expect(state()).toEqual({ kind: 'saved' })
    server.diskIsQuick = false
    deskOf(workspace).comment({ pointId: point, anchor: null, body: plainRemark('Why?') })
    await settle()
    expect(state()).toEqual({ kind: 'saving' })
    expect(workspace.unsentWords().points).toEqual([{ label: 'Comment on point 1', text: 'Why?' }])
    server.diskIsQuick = true
    await settle()
    expect(state()).toEqual({ kind: 'saved' })
    expect(workspace.unsentWords().points).toEqual([])
    const review = server.docs.get('review')
    expect(review === undefined ? 0 : readReview(review).threads.length).toBe(1)
  })

  it('counts what waits offline in text and comments together, and sends all of it later', async () => {
    open()
    await settle()
    server.reachable = false
    server.drop()
    await settle()
    type('a')
    deskOf(workspace).comment({ pointId: point, anchor: null, body: plainRemark('Why?') })
    deskOf(workspace).takePosition({
      partyId: 'a' as PartyId,
      pointId: point,
      stance: 'oppose',
      reason: 'Too short.',
    })
    await settle()
    expect(state()).toEqual({ kind: 'offline', changes: 3, stored: false })
    expect(workspace.unsentWords().points.map(({ label }) => label)).toEqual([
      '1. Sovereignty',
      'Comment on point 1',
      'Position on point 1',
    ])
    server.reachable = true
    await vi.advanceTimersByTimeAsync(10_000)
    await settle()
    expect(state()).toEqual({ kind: 'saved' })
  })

  it('sets only the refused comments aside; the text goes on from its own copy', async () => {
    open()
    await settle()
    server.diskIsQuick = false
    type('a')
    deskOf(workspace).comment({ pointId: point, anchor: null, body: plainRemark('Why?') })
    socketOf('review')?.close(4403, 'role-cannot-write')
    await settle()
    expect(state()).toMatchObject({ kind: 'stopped', why: 'refused' })
    expect(workspace.unsentWords().points).toEqual([{ label: 'Comment on point 1', text: 'Why?' }])
  })

  it('may open anew at once after a refusal that cost no words', async () => {
    const onSetAside = vi.fn()
    open({ onSetAside })
    await settle()
    socketOf('plan')?.close(4403, 'malformed')
    await settle()
    expect(onSetAside).toHaveBeenCalledOnce()
  })

  it('asks for a new session when the role of its member changes, once for each change', async () => {
    open()
    await settle()
    const asked = seated.mock.calls.length
    changeRole('head')
    await settle()
    expect(seated.mock.calls.length).toBe(asked + 1)
    server.docs.get('record')?.getMap('commands').set('another', 1)
    await settle()
    expect(seated.mock.calls.length).toBe(asked + 1)
  })

  it('asks for it again when the first question found nobody', async () => {
    open()
    await settle()
    const asked = seated.mock.calls.length
    seated.mockResolvedValueOnce({
      ok: false,
      problem: { type: 'urn:parley:problem:unreachable', title: '', status: 0, detail: '' },
    })
    changeRole('head')
    await settle()
    expect(seated.mock.calls.length).toBe(asked + 1)
    server.docs.get('record')?.getMap('commands').set('another', 1)
    await settle()
    expect(seated.mock.calls.length).toBe(asked + 2)
  })

  it('introduces itself under the party that it has now', async () => {
    open()
    await settle()
    changeRole('reviewer', null)
    await settle()
    expect(readPresence(workspace.awareness)).toMatchObject([{ partyId: null, colour: 'slate' }])
  })

  it('does not reload for another schema while words would be lost by it', async () => {
    open()
    await settle()
    server.diskIsQuick = false
    type('a')
    socketOf('plan')?.close(4409, 'other-schema')
    await settle()
    expect(state()).toMatchObject({ kind: 'stopped', why: 'other-schema' })
  })

  it('can be closed twice', async () => {
    open()
    await settle()
    await Promise.all([workspace.close(), workspace.close()])
    expect(server.sockets).toHaveLength(0)
  })
})
