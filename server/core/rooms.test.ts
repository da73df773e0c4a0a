import { describe, expect, it } from 'vitest'
import type { MemberId, PartyId, PillarId, PlanId } from '../../shared/model/ids.ts'
import type { Member } from '../../shared/model/member.ts'
import { writeMember, writeOutline } from '../../shared/model/record.ts'
import { CLOSE } from '../../shared/wire/limits.ts'
import { nodeSha256 as sha256 } from '../adapters/crypto/sha256.ts'
import { createHandClock, settle } from '../adapters/memory/clock.ts'
import { createMemoryJournal } from '../adapters/memory/journal.ts'
import { silentLog } from './log.ts'
import { noMetrics } from './metrics.ts'
import type { Room } from './room.ts'
import { createRooms } from './rooms.ts'

const PLAN = 'plan-a' as PlanId
const aMember = (id: string, over: Partial<Member> = {}): Member => ({
  id: id as MemberId,
  name: id,
  role: 'drafter',
  partyId: 'a' as PartyId,
  standing: 'active',
  joinedAt: 1,
  ...over,
})

async function aPlan(...members: Member[]) {
  const journal = createMemoryJournal({ flush: 'at-once' })
  const clock = createHandClock()
  let loads = 0
  const rooms = createRooms({
    journal: {
      ...journal,
      load(planId, document) {
        loads += 1
        return journal.load(planId, document)
      },
    },
    sha256,
    scheduler: clock,
    log: silentLog,
    metrics: noMetrics,
  })
  const record = await rooms.open(PLAN, 'record')
  const write = (member: Member) => record.change((doc) => writeMember(doc, member))
  await record.change((doc) =>
    writeOutline(doc, {
      id: PLAN,
      title: 'A plan',
      symbol: 'Draft 1',
      createdAt: 1,
      parties: [{ id: 'a' as PartyId, name: 'Party A', letter: 'A', colour: 'teal' }],
      pillars: [{ id: 'one' as PillarId, heading: 'Peace', points: [] }],
      points: [],
    }),
  )
  for (const member of members) await write(member)
  return { rooms, journal, clock, write, loads: () => loads }
}

function sit(room: Room, memberId: string) {
  const line = { closed: null as number | null, frames: 0 }
  const connection = room.join(
    {
      send: () => void (line.frames += 1),
      close: (code) => void (line.closed = code),
      bufferedBytes: () => 0,
    },
    { memberId: memberId as MemberId, schema: null },
  )
  return { connection, line }
}

describe('rooms', () => {
  it('opens a document once, however many ask at the same time', async () => {
    const { rooms, loads } = await aPlan()
    const before = loads()
    const [a, b] = await Promise.all([rooms.open(PLAN, 'plan'), rooms.open(PLAN, 'plan')])
    expect(a).toBe(b)
    // The text asks the review what parties support, so the two are opened together.
    expect(loads()).toBe(before + 2)
  })

  it('tells of a plan and its members, and of none that is not there', async () => {
    const { rooms } = await aPlan(aMember('m'))
    expect((await rooms.plan(PLAN))?.title).toBe('A plan')
    expect(await rooms.plan('other' as PlanId)).toBeNull()
    expect((await rooms.member(PLAN, 'm' as MemberId))?.role).toBe('drafter')
    expect(await rooms.member(PLAN, 'n' as MemberId)).toBeUndefined()
  })

  it('opens a caucus to members of that party only, and no caucus of a party that is not there', async () => {
    const { rooms } = await aPlan(
      aMember('mine'),
      aMember('convener', { role: 'convener', partyId: null }),
      aMember('odd', { partyId: 'ghost' as PartyId }),
    )
    const may = (id: string, document: 'plan' | `caucus/${string}`) =>
      rooms.mayOpen(PLAN, id as MemberId, document)
    expect(await may('mine', 'caucus/a')).toBe(true)
    expect(await may('convener', 'caucus/a')).toBe(false)
    expect(await may('odd', 'caucus/ghost')).toBe(false)
    expect(await may('stranger', 'plan')).toBe(false)
    expect(await rooms.mayOpen('other' as PlanId, 'mine' as MemberId, 'plan')).toBe(false)
  })

  it('sends a member away from every room as soon as the seat is gone', async () => {
    const { rooms, write } = await aPlan(aMember('m'), aMember('n'))
    const [leaving, staying] = [
      sit(await rooms.open(PLAN, 'plan'), 'm'),
      sit(await rooms.open(PLAN, 'plan'), 'n'),
    ]
    const inRecord = sit(await rooms.open(PLAN, 'record'), 'm')
    await write(aMember('m', { standing: 'removed' }))
    await settle()
    expect(leaving.line.closed).toBe(CLOSE.signedOut)
    expect(inRecord.line.closed).toBe(CLOSE.signedOut)
    expect(staying.line.closed).toBeNull()
  })

  it('lets a room go when nobody was in it for a while, and opens it again from disk', async () => {
    const { rooms, clock, loads } = await aPlan(aMember('m'))
    const room = await rooms.open(PLAN, 'plan')
    const { connection } = sit(room, 'm')
    clock.advance(120_000)
    await settle()
    expect(rooms.stats()).toEqual({ rooms: 3, sockets: 1 })
    connection.left()
    for (let round = 0; round < 3; round++) {
      clock.advance(120_000)
      await settle()
    }
    expect(rooms.stats()).toEqual({ rooms: 0, sockets: 0 })
    const before = loads()
    expect((await rooms.plan(PLAN))?.title).toBe('A plan')
    expect(loads()).toBe(before + 1)
  })

  it('tries again after a document could not be read', async () => {
    const journal = createMemoryJournal({ flush: 'at-once' })
    let broken = true
    const rooms = createRooms({
      journal: {
        ...journal,
        load: (planId, document) =>
          broken ? Promise.reject(new Error('cannot read')) : journal.load(planId, document),
      },
      sha256,
      scheduler: createHandClock(),
      log: silentLog,
      metrics: noMetrics,
    })
    await expect(rooms.open(PLAN, 'record')).rejects.toThrow('cannot read')
    broken = false
    expect(await rooms.plan(PLAN)).toBeNull()
  })

  it('sends everybody away when it closes, closes twice without harm, and opens nothing afterwards', async () => {
    const { rooms } = await aPlan(aMember('m'))
    const { line } = sit(await rooms.open(PLAN, 'plan'), 'm')
    await rooms.close()
    await rooms.close()
    expect(line.closed).toBe(CLOSE.goingAway)
    await expect(rooms.open(PLAN, 'plan')).rejects.toThrow('closing')
  })
})
