import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { MemberId, PartyId, PlanId, PointId } from '../../shared/model/ids.ts'
import type { Member } from '../../shared/model/member.ts'
import type { Role } from '../../shared/model/role.ts'
import { pointRoot } from '../../shared/model/documents.ts'
import { CLOSE, LIMITS } from '../../shared/wire/limits.ts'
import { MESSAGE } from '../../shared/wire/messages.ts'
import { nodeSha256 as sha256 } from '../adapters/crypto/sha256.ts'
import { createHandClock, settle } from '../adapters/memory/clock.ts'
import { createMemoryJournal } from '../adapters/memory/journal.ts'
import type { Connection } from './connection.ts'
import { awarenessFrame, barrierFrame, step1Frame, step2Frame, updateFrame } from './frames.ts'
import { createCpuBudget } from './gate/cpuBudget.ts'
import { silentLog } from './log.ts'
import { noMetrics } from './metrics.ts'
import { createRoom, type Room } from './room.ts'

const PLAN = 'plan-a' as PlanId
const ROOT = pointRoot('one' as PointId)

/** A person at the other end of a line that only the test moves. */
interface Guest {
  readonly connection: Connection
  readonly doc: Y.Doc
  readonly frames: Uint8Array[]
  /** How the server closed the line; null while it did not. */
  readonly closed: { code: number; reason: string } | null
  /** How many bytes the network has not taken yet. */
  buffered: number
  /** Says what it has, as every client does at the start. */
  sync(): void
  /** Adds a paragraph; the answer is the update that says so. */
  type(text: string): Uint8Array
}

async function aRoom(flush: 'at-once' | 'by-hand' = 'at-once') {
  const journal = createMemoryJournal({ flush })
  const members = new Map<MemberId, Member>()
  const scheduler = createHandClock()
  let failed = 0
  const room: Room = createRoom(PLAN, 'plan', await journal.load(PLAN, 'plan'), {
    journal,
    sha256,
    scheduler,
    log: silentLog,
    metrics: noMetrics,
    member: (id) => members.get(id),
    supporters: () => [],
    point: () => ({ status: 'open', lock: null }),
    cpu: createCpuBudget(scheduler.now),
    refused: () => undefined,
    user: (member) => ({
      memberId: member.id,
      name: member.name,
      partyId: member.partyId,
      colour: 'blue',
    }),
    changed: () => undefined,
    stored: () => undefined,
    emptied: () => undefined,
    failed: () => void (failed += 1),
  })
  let clientIds = 100
  function guest(role: Role, id = `member-${clientIds}`): Guest {
    const memberId = id as MemberId
    if (!members.has(memberId)) {
      members.set(memberId, {
        id: memberId,
        name: `Name of ${id}`,
        role,
        partyId: 'party-a' as PartyId,
        standing: 'active',
        joinedAt: 1,
      })
    }
    const doc = new Y.Doc()
    doc.clientID = clientIds++
    const frames: Uint8Array[] = []
    const line = { closed: null as Guest['closed'], buffered: 0 }
    const connection = room.join(
      {
        send: (bytes) => void frames.push(bytes),
        close: (code, reason) => void (line.closed = { code, reason }),
        bufferedBytes: () => line.buffered,
      },
      { memberId, schema: 1 },
    )
    return {
      connection,
      doc,
      frames,
      get closed() {
        return line.closed
      },
      get buffered() {
        return line.buffered
      },
      set buffered(bytes) {
        line.buffered = bytes
      },
      sync() {
        connection.receive(step1Frame(Y.encodeStateVector(doc)))
        connection.receive(step2Frame(Y.encodeStateAsUpdate(doc)))
      },
      type(text) {
        const before = Y.encodeStateVector(doc)
        const paragraph = new Y.XmlElement('paragraph')
        paragraph.insert(0, [new Y.XmlText(text)])
        doc.getXmlFragment(ROOT).push([paragraph])
        return Y.encodeStateAsUpdate(doc, before)
      },
    }
  }
  async function advance(ms: number): Promise<void> {
    // What is on its way first, so that the time that passes is after it.
    await settle()
    scheduler.advance(ms)
    await settle()
  }
  const words = () => room.peek((doc) => doc.getXmlFragment(ROOT).toString())
  return { room, journal, members, guest, advance, words, failures: () => failed }
}

/** Applies what the server sent. */
function hear(guest: Guest): void {
  for (const frame of guest.frames.splice(0)) {
    const decoder = decoding.createDecoder(frame)
    if (decoding.readVarUint(decoder) !== MESSAGE.sync || decoding.readVarUint(decoder) === 0)
      continue
    Y.applyUpdate(guest.doc, decoding.readVarUint8Array(decoder), 'server')
  }
}

const kinds = (guest: Guest): number[] =>
  guest.frames.map((frame) => decoding.readVarUint(decoding.createDecoder(frame)))
const echoes = (guest: Guest): number =>
  kinds(guest).filter((kind) => kind === MESSAGE.saveBarrier).length

describe('a room', () => {
  it('tells others of an update only when it is on disk', async () => {
    const { guest, journal, advance } = await aRoom('by-hand')
    const [a, b] = [guest('drafter'), guest('drafter')]
    for (const one of [a, b]) one.sync()
    await settle()
    const before = b.frames.length
    a.connection.receive(updateFrame(a.type('peace')))
    await advance(100)
    expect(b.frames.length).toBe(before)
    journal.flush()
    await advance(100)
    hear(b)
    expect(b.doc.getXmlFragment(ROOT).toString()).toBe('<paragraph>peace</paragraph>')
  })

  it('echoes a save barrier only when all before it is on disk', async () => {
    const { guest, journal, advance } = await aRoom('by-hand')
    const a = guest('drafter')
    a.sync()
    a.connection.receive(updateFrame(a.type('peace')))
    a.connection.receive(barrierFrame(Uint8Array.of(7)))
    await advance(100)
    expect(echoes(a)).toBe(0)
    journal.flush()
    await advance(100)
    expect(echoes(a)).toBe(1)
  })

  it('never says "saved" for an update that it could not apply, until the client told all', async () => {
    const { guest, words } = await aRoom()
    const a = guest('drafter')
    a.sync()
    a.type('lost on the way')
    const second = a.type('arrives')
    a.connection.receive(updateFrame(second))
    a.connection.receive(barrierFrame(Uint8Array.of(1)))
    await settle()
    expect(echoes(a)).toBe(0)
    expect(words()).toBe('')
    a.connection.receive(step2Frame(Y.encodeStateAsUpdate(a.doc)))
    await settle()
    expect(echoes(a)).toBe(1)
    expect(words()).toBe('<paragraph>lost on the way</paragraph><paragraph>arrives</paragraph>')
  })

  it('asks once for what is missing, and gives up on a client that cannot say', async () => {
    const { guest } = await aRoom()
    const a = guest('drafter')
    a.sync()
    a.type('never sent')
    const gap = a.type('hangs in the air')
    const asked = () => a.frames.filter((frame) => frame[0] === 0 && frame[1] === 0).length
    const before = asked()
    for (let at = 0; at < 50; at++) a.connection.receive(updateFrame(gap))
    expect(asked()).toBe(before + 1)
    for (let at = 0; at < LIMITS.gapsInARow; at++) a.connection.receive(step2Frame(gap))
    expect(a.closed).toEqual({ code: CLOSE.tooFast, reason: 'gaps' })
  })

  it.each(['observer', 'reviewer', 'convener'] as const)(
    'refuses what a %s writes, and nobody else notices',
    async (role) => {
      const { guest, words, advance, journal } = await aRoom()
      const [writer, reader] = [guest('drafter'), guest(role)]
      for (const one of [writer, reader]) one.sync()
      await advance(100)
      const before = writer.frames.length
      reader.connection.receive(updateFrame(reader.type('forged')))
      await advance(100)
      expect(reader.closed).toEqual({ code: CLOSE.refused, reason: 'role-cannot-write' })
      expect(writer.closed).toBeNull()
      expect(writer.frames.length).toBe(before)
      expect(words()).toBe('')
      expect((await journal.load(PLAN, 'plan')).entries).toEqual([])
    },
  )

  it('lets a reader say what it has, and what Yjs tidies by itself', async () => {
    const { guest, words, advance } = await aRoom()
    const [a, b, reader] = [guest('drafter'), guest('drafter'), guest('observer')]
    for (const one of [a, b, reader]) one.sync()
    a.connection.receive(updateFrame(a.type('some bold words')))
    await advance(100)
    hear(b)
    const tidied: Uint8Array[] = []
    reader.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'server') tidied.push(update)
    })
    // One makes words bold while another deletes them: the marks stand around nothing.
    for (const writer of [a, b]) {
      const before = Y.encodeStateVector(writer.doc)
      const paragraph = writer.doc.getXmlFragment(ROOT).get(0)
      const text = paragraph instanceof Y.XmlElement ? paragraph.get(0) : null
      if (!(text instanceof Y.XmlText)) throw new Error('There is no text')
      if (writer === a) text.format(5, 4, { bold: {} })
      else text.delete(5, 4)
      writer.connection.receive(updateFrame(Y.encodeStateAsUpdate(writer.doc, before)))
      await advance(100)
      hear(reader)
    }
    expect(tidied.length).toBeGreaterThan(0)
    const before = words()
    for (const update of tidied) reader.connection.receive(updateFrame(update))
    reader.connection.receive(step2Frame(Y.encodeStateAsUpdate(reader.doc)))
    expect(reader.closed).toBeNull()
    expect(words()).toBe(before)
  })

  it('closes a malformed, an unknown and an oversize frame with a reason', async () => {
    const { guest } = await aRoom()
    const cases: [Uint8Array, string][] = [
      [Uint8Array.of(), 'malformed'],
      [Uint8Array.of(0, 2, 200), 'malformed'],
      [Uint8Array.of(42), 'malformed'],
      [updateFrame(Uint8Array.of(9, 9, 9)), 'malformed'],
      [awarenessFrame(Uint8Array.of(1, 1, 1, 1, 120)), 'malformed'],
      [step1Frame(Uint8Array.of(200)), 'malformed'],
      [barrierFrame(new Uint8Array(LIMITS.nonceBytes + 1)), 'malformed'],
      [new Uint8Array(LIMITS.frameBytes + 1), 'frame-too-large'],
    ]
    for (const [frame, reason] of cases) {
      const a = guest('drafter')
      a.connection.receive(frame)
      expect(a.closed, reason).toEqual({ code: CLOSE.refused, reason })
    }
  })

  it('closes who sends too fast, and lets a fast typist be', async () => {
    const { guest, advance } = await aRoom()
    const [typist, flood] = [guest('drafter'), guest('drafter')]
    for (let second = 0; second < 20; second++) {
      for (let at = 0; at < 60; at++) typist.connection.receive(barrierFrame(Uint8Array.of(1)))
      await advance(1000)
    }
    expect(typist.closed).toBeNull()
    for (let at = 0; at <= LIMITS.frameBurst; at++) {
      flood.connection.receive(barrierFrame(Uint8Array.of(1)))
    }
    expect(flood.closed).toEqual({ code: CLOSE.tooFast, reason: 'sends-too-fast' })
  })

  it('drops a reader who does not keep up, not the writer', async () => {
    const { guest, advance } = await aRoom()
    const [writer, slow] = [guest('drafter'), guest('drafter')]
    for (const one of [writer, slow]) one.sync()
    slow.buffered = LIMITS.bufferedBytes
    writer.connection.receive(updateFrame(writer.type('peace')))
    await advance(100)
    expect(slow.closed).toEqual({ code: CLOSE.tooSlow, reason: 'reads-too-slowly' })
    expect(writer.closed).toBeNull()
  })

  it('sends a member away with the first message after the seat is gone', async () => {
    const { guest, members, words } = await aRoom()
    const a = guest('drafter', 'leaving')
    a.sync()
    const member = members.get('leaving' as MemberId)
    if (member !== undefined) members.set(member.id, { ...member, standing: 'removed' })
    a.connection.receive(updateFrame(a.type('too late')))
    expect(a.closed).toEqual({ code: CLOSE.signedOut, reason: 'not-a-member' })
    expect(words()).toBe('')
  })

  it('closes everybody when the disk refuses an entry, and never says "saved"', async () => {
    const { guest, journal, failures } = await aRoom('by-hand')
    const [a, b] = [guest('drafter'), guest('drafter')]
    for (const one of [a, b]) one.sync()
    a.connection.receive(updateFrame(a.type('peace')))
    a.connection.receive(barrierFrame(Uint8Array.of(1)))
    journal.refuse(new Error('disk full'))
    await settle()
    expect(a.closed).toEqual({ code: CLOSE.notSaved, reason: 'not-saved' })
    expect(b.closed).toEqual({ code: CLOSE.notSaved, reason: 'not-saved' })
    expect(echoes(a)).toBe(0)
    expect(failures()).toBe(1)
  })

  it('shows people under the name that the server knows, whatever they claim', async () => {
    const { guest, advance } = await aRoom()
    const [a, b] = [guest('drafter', 'honest'), guest('observer', 'liar')]
    for (const one of [a, b]) one.sync()
    b.connection.receive(awarenessFrame(states([[9, 1, { user: { name: 'Name of honest' } }]])))
    await advance(100)
    const shown = lastStates(a)
    expect(shown).toEqual([
      [
        9,
        1,
        { user: { memberId: 'liar', name: 'Name of liar', partyId: 'party-a', colour: 'blue' } },
      ],
    ])
  })

  it('drops what somebody says under the id of somebody else, and tells when one leaves', async () => {
    const { guest, advance } = await aRoom()
    const [a, b] = [guest('drafter', 'first'), guest('drafter', 'second')]
    for (const one of [a, b]) one.sync()
    a.connection.receive(awarenessFrame(states([[9, 1, { point: 'one' }]])))
    b.connection.receive(awarenessFrame(states([[9, 5, { point: 'two' }]])))
    await advance(100)
    expect(lastStates(b)?.[0]?.[2]).toMatchObject({ point: 'one', user: { memberId: 'first' } })
    a.connection.left()
    await advance(100)
    expect(lastStates(b)).toEqual([[9, 1, null]])
  })

  it('keeps a silent line alive', async () => {
    const { guest, advance } = await aRoom()
    const a = guest('observer')
    const before = a.frames.length
    await advance(16_000)
    expect(a.frames.length).toBe(before + 1)
  })

  it('opens from a snapshot and a short tail, however long the history is', async () => {
    const { guest, journal, advance, words, room } = await aRoom()
    const a = guest('drafter')
    a.sync()
    for (let at = 0; at < 1300; at++) {
      a.connection.receive(updateFrame(a.type(`${at}`)))
      if (at % 20 === 0) await advance(400)
    }
    await advance(1000)
    const loaded = await journal.load(PLAN, 'plan')
    const seq = loaded.snapshot?.seq ?? 0
    expect(seq).toBeGreaterThanOrEqual(1000)
    // One entry more than was typed: the one that gave the client id to its member.
    expect(loaded.entries.length).toBe(1301 - seq)
    const text = words()
    await room.close(CLOSE.goingAway, 'test')
    const reopened = await journal.load(PLAN, 'plan')
    expect(reopened.entries).toEqual([])
    const doc = new Y.Doc()
    Y.applyUpdate(doc, reopened.snapshot?.state ?? new Uint8Array())
    expect(doc.getXmlFragment(ROOT).toString()).toBe(text)
  })
})

function states(list: readonly (readonly [number, number, unknown])[]): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, list.length)
  for (const [id, clock, state] of list) {
    encoding.writeVarUint(encoder, id)
    encoding.writeVarUint(encoder, clock)
    encoding.writeVarString(encoder, JSON.stringify(state))
  }
  return encoding.toUint8Array(encoder)
}

/** The states of the newest awareness frame that says anything. */
function lastStates(guest: Guest): [number, number, unknown][] | null {
  for (const frame of [...guest.frames].reverse()) {
    const decoder = decoding.createDecoder(frame)
    if (decoding.readVarUint(decoder) !== MESSAGE.awareness) continue
    const inner = decoding.createDecoder(decoding.readVarUint8Array(decoder))
    const count = decoding.readVarUint(inner)
    return Array.from({ length: count }, () => [
      decoding.readVarUint(inner),
      decoding.readVarUint(inner),
      JSON.parse(decoding.readVarString(inner)) as unknown,
    ])
  }
  return null
}
