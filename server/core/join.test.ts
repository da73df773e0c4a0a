import { describe, expect, it } from 'vitest'
import { writeMember } from '../../shared/model/record.ts'
import { createMemoryDirectory } from '../adapters/memory/directory.ts'
import { createMemoryJournal } from '../adapters/memory/journal.ts'
import { createSecrets } from '../adapters/crypto/secrets.ts'
import { nodeSha256 } from '../adapters/crypto/sha256.ts'
import { createPlan } from './createPlan.ts'
import type { Directory } from './directory.ts'
import { CLAIM_MS, join, readInvitation } from './join.ts'
import type { Journal } from './journal.ts'
import { silentLog } from './log.ts'
import { noMetrics } from './metrics.ts'
import { createRooms } from './rooms.ts'
import { INVITATION_MS, renewOpenSeats } from './seat.ts'
import { SESSION_MS, whoIs } from './session.ts'
import type { Templates } from './template.ts'

const templates: Templates = new Map([
  [
    'two',
    {
      title: 'Two points',
      symbol: 'Draft 1',
      parties: [
        { name: 'Party A', letter: 'A', colour: 'blue' },
        { name: 'Party B', letter: 'B', colour: 'olive' },
      ],
      pillars: [
        {
          heading: 'Pillar',
          points: [
            { heading: 'One', sourceNumber: 7 },
            { heading: 'Two', sourceNumber: null },
          ],
        },
      ],
    },
  ],
])

/** A server's core on a disk that outlives it. `dieAt` stops every write from that one on, as a crash does. */
function aDisk() {
  const disk = {
    directory: createMemoryDirectory(),
    journal: createMemoryJournal({ flush: 'at-once' }),
  }
  const time = { now: 1_700_000_000_000 }
  const now = (): number => time.now

  function start(dieAt: { write: number; after: boolean } | null = null) {
    const life = { writes: 0 }
    const mortal = <T extends object>(port: T, writes: readonly string[]): T =>
      new Proxy(port, {
        get(target, name, receiver) {
          const method: unknown = Reflect.get(target, name, receiver)
          if (typeof method !== 'function') return method
          return (...args: unknown[]): unknown => {
            const run = (): unknown => method.apply(target, args)
            if (!writes.includes(String(name))) return run()
            const at = life.writes++
            if (dieAt === null || at < dieAt.write) return run()
            const done = at === dieAt.write && dieAt.after ? run() : undefined
            return Promise.resolve(done).then(() => {
              throw new Error('The process died')
            })
          }
        },
      })
    const directory: Directory = mortal(disk.directory, [
      'addPlan',
      'claim',
      'release',
      'redeem',
      'endSession',
    ])
    const journal: Journal = mortal(disk.journal, ['append'])
    const rooms = createRooms({
      journal,
      sha256: nodeSha256,
      scheduler: { now, precise: now, after: () => () => {} },
      log: silentLog,
      metrics: noMetrics,
    })
    return { directory, rooms, secrets: createSecrets(), now, templates, life }
  }
  return { start, time, directory: disk.directory }
}

async function aPlan() {
  const disk = aDisk()
  const core = disk.start()
  const created = await createPlan(core, { template: 'two', convenerName: null })
  if (!created.ok) throw new Error(created.reason)
  const token = (role: string, party: string | null = null): string => {
    const seat = created.value.seats.find((one) => one.role === role && one.partyName === party)
    if (seat === undefined) throw new Error(`No seat for ${role}`)
    return seat.token
  }
  return { disk, core, plan: created.value, token }
}

describe('a new plan', () => {
  it('has a convener, a head and a drafter for each party, a reviewer and an observer', async () => {
    const { plan } = await aPlan()
    expect(plan.seats.map((seat) => [seat.role, seat.partyName])).toEqual([
      ['convener', null],
      ['head', 'Party A'],
      ['drafter', 'Party A'],
      ['head', 'Party B'],
      ['drafter', 'Party B'],
      ['reviewer', null],
      ['observer', null],
    ])
  })

  it('is convened by whoever asked for it, who then needs no seat', async () => {
    const { core } = await aPlan()
    const created = await createPlan(core, { template: 'two', convenerName: 'Ada', title: 'Mine' })
    if (!created.ok || created.value.convener === null) throw new Error('not created')
    expect(created.value.seats.map((seat) => seat.role)).not.toContain('convener')
    const caller = await whoIs(core, created.value.convener.token)
    expect(caller?.member).toMatchObject({ name: 'Ada', role: 'convener' })
    expect((await core.rooms.plan(created.value.planId))?.title).toBe('Mine')
  })

  it('keeps the order and the source numbers of its template', async () => {
    const { core, plan } = await aPlan()
    const pillars = (await core.rooms.plan(plan.planId))?.pillars ?? []
    const points = pillars.flatMap((pillar) => pillar.points)
    expect(points.map((point) => [point.number, point.heading, point.sourceNumber])).toEqual([
      [1, 'One', 7],
      [2, 'Two', null],
    ])
  })

  it('is refused, and nothing is kept, for an unknown template or parties that look alike', async () => {
    const disk = aDisk()
    const core = disk.start()
    const party = (letter: string, name: string) => ({ letter, name, colour: 'blue' as const })
    const ask = (template: string, parties?: ReturnType<typeof party>[]) =>
      createPlan(core, { template, parties, convenerName: null })
    expect(await ask('three')).toEqual({ ok: false, reason: 'unknown-template' })
    expect(await ask('two', [party('A', 'One'), party('a', 'Two')])).toEqual({
      ok: false,
      reason: 'parties-alike',
    })
    expect(await ask('two', [party('A', 'One'), party('B', 'one')])).toEqual({
      ok: false,
      reason: 'parties-alike',
    })
    expect(core.life.writes).toBe(0)
  })

  it('is whole or not there at all, wherever the server dies while making it', async () => {
    let survived = 0
    for (const after of [false, true]) {
      for (let write = 0; ; write++) {
        const disk = aDisk()
        const dying = disk.start({ write, after })
        const attempt = await createPlan(dying, { template: 'two', convenerName: null }).catch(
          () => null,
        )
        const core = disk.start()
        for (const { id } of await core.directory.plans()) {
          survived++
          expect((await core.rooms.plan(id))?.pillars[0]?.points).toHaveLength(2)
          expect(await core.directory.invitations(id)).toHaveLength(7)
          const seats = await renewOpenSeats(core, id)
          expect((await join(core, seats[0]?.token ?? '', 'Ada')).ok).toBe(true)
        }
        if (attempt !== null) break
        expect(dying.life.writes).toBeGreaterThan(write)
      }
    }
    expect(survived).toBeGreaterThan(2)
  })
})

describe('an invitation', () => {
  it('is read without being used up', async () => {
    const { core, token } = await aPlan()
    const offered = await readInvitation(core, token('head', 'Party B'))
    if (!offered.ok) throw new Error(offered.reason)
    expect(offered.value.invitation.role).toBe('head')
    expect(offered.value.plan.title).toBe('Two points')
    expect((await join(core, token('head', 'Party B'), 'Ada')).ok).toBe(true)
  })

  it('makes a member with its role and party, and a session that says so', async () => {
    const { core, token, plan } = await aPlan()
    const joined = await join(core, token('drafter', 'Party B'), 'Ada')
    if (!joined.ok) throw new Error(joined.reason)
    const record = await core.rooms.plan(plan.planId)
    const party = record?.parties.find((one) => one.name === 'Party B')
    expect(record?.members).toHaveLength(1)
    const caller = await whoIs(core, joined.value.token)
    expect(caller).toMatchObject({
      planId: plan.planId,
      member: { id: joined.value.memberId, name: 'Ada', role: 'drafter', partyId: party?.id },
    })
  })

  it('seats one of two who use it at once', async () => {
    const { core, token, plan } = await aPlan()
    const results = await Promise.all(
      ['Ada', 'Bob'].map((name) => join(core, token('observer'), name)),
    )
    expect(results.filter((result) => result.ok)).toHaveLength(1)
    expect((await core.rooms.plan(plan.planId))?.members.map((member) => member.name)).toEqual([
      'Ada',
    ])
  })

  it('is refused when unknown, used or expired, and seats nobody then', async () => {
    const { core, token, plan, disk } = await aPlan()
    expect(await join(core, 'nothing', 'Ada')).toEqual({ ok: false, reason: 'unknown' })
    await join(core, token('observer'), 'Ada')
    expect(await join(core, token('observer'), 'Bob')).toEqual({ ok: false, reason: 'used' })
    expect(await readInvitation(core, token('observer'))).toEqual({ ok: false, reason: 'used' })
    disk.time.now += INVITATION_MS
    expect(await join(core, token('reviewer'), 'Bob')).toEqual({ ok: false, reason: 'expired' })
    expect((await core.rooms.plan(plan.planId))?.members).toHaveLength(1)
  })

  it('stops working when a fresh link was made, which then leads to the same seat', async () => {
    const { core, token, plan } = await aPlan()
    await join(core, token('convener'), 'Ada')
    const seats = await renewOpenSeats(core, plan.planId)
    expect(seats.map((seat) => seat.role)).toEqual(
      plan.seats.map((seat) => seat.role).filter((role) => role !== 'convener'),
    )
    expect(await join(core, token('observer'), 'Bob')).toEqual({ ok: false, reason: 'revoked' })
    const fresh = seats.find((seat) => seat.role === 'observer')?.token ?? ''
    expect((await join(core, fresh, 'Bob')).ok).toBe(true)
  })

  it('loses no seat and gives none twice, wherever the server dies', async () => {
    const outcomes = new Set<string>()
    for (const after of [false, true]) {
      for (let write = 0; ; write++) {
        const { disk, token, plan } = await aPlan()
        const dying = disk.start({ write, after })
        const attempt = await join(dying, token('observer'), 'Ada').catch(() => null)
        disk.time.now += CLAIM_MS
        const core = disk.start()
        const again = await join(core, token('observer'), 'Ada again')
        const members = (await core.rooms.plan(plan.planId))?.members ?? []
        expect(members).toHaveLength(1)
        if (again.ok) {
          expect(members[0]?.name).toBe('Ada again')
          expect((await whoIs(core, again.value.token))?.member.id).toBe(again.value.memberId)
        } else {
          // Only a join that reached its last step uses the invitation up, and then the member is there.
          expect(again.reason).toBe('used')
          expect(members[0]?.name).toBe('Ada')
        }
        outcomes.add(again.ok ? 'again' : 'used')
        if (attempt !== null) break
        expect(dying.life.writes).toBeGreaterThan(write)
      }
    }
    expect(outcomes).toEqual(new Set(['again', 'used']))
  })

  it('works again at once when the disk refused the member', async () => {
    const { disk, core, token } = await aPlan()
    // Writes of a join: claim, the record, redeem. Only the second fails here; giving the claim back works.
    const directory = disk.directory
    const failing = { ...disk.start({ write: 0, after: false }), directory }
    await expect(join(failing, token('observer'), 'Ada')).rejects.toThrow()
    expect((await join(core, token('observer'), 'Ada')).ok).toBe(true)
  })

  it('writes no name into a seat that went to somebody else meanwhile', async () => {
    const { disk, core, token, plan } = await aPlan()
    let open: () => void = () => {}
    const slow = {
      ...core,
      rooms: {
        ...core.rooms,
        open: async (...args: Parameters<typeof core.rooms.open>) => {
          await new Promise<void>((resolve) => (open = resolve))
          return core.rooms.open(...args)
        },
      },
    }
    const stuck = join(slow, token('observer'), 'Slow')
    await Promise.resolve()
    disk.time.now += CLAIM_MS
    expect((await join(core, token('observer'), 'Quick')).ok).toBe(true)
    open()
    expect((await stuck).ok).toBe(false)
    expect((await core.rooms.plan(plan.planId))?.members.map((one) => one.name)).toEqual(['Quick'])
  })
})

describe('a session', () => {
  it('ends when it was not used for its whole length, and not before', async () => {
    const { core, token, disk } = await aPlan()
    const joined = await join(core, token('observer'), 'Ada')
    if (!joined.ok) throw new Error(joined.reason)
    disk.time.now += SESSION_MS - 1
    expect(await whoIs(core, joined.value.token)).not.toBeNull()
    disk.time.now += SESSION_MS - 1
    expect(await whoIs(core, joined.value.token)).not.toBeNull()
    disk.time.now += SESSION_MS
    expect(await whoIs(core, joined.value.token)).toBeNull()
  })

  it('is nobody’s when its token is unknown', async () => {
    const { core } = await aPlan()
    expect(await whoIs(core, 'nothing')).toBeNull()
  })

  it('ends with the seat', async () => {
    const { core, token, plan } = await aPlan()
    const joined = await join(core, token('observer'), 'Ada')
    if (!joined.ok) throw new Error(joined.reason)
    const caller = await whoIs(core, joined.value.token)
    const record = await core.rooms.open(plan.planId, 'record')
    await record.change((doc) => {
      if (caller !== null) writeMember(doc, { ...caller.member, standing: 'removed' })
    })
    expect(await whoIs(core, joined.value.token)).toBeNull()
  })
})
