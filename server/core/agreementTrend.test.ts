import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { pointRoot } from '../../shared/model/documents.ts'
import type { MemberId, PartyId, PlanId, PointId } from '../../shared/model/ids.ts'
import { readPointText } from '../../shared/model/pointText.ts'
import { readTrend } from '../../shared/model/record.ts'
import { wordingOf } from '../../shared/model/wording.ts'
import { writePosition } from '../../shared/model/writeReview.ts'
import { settle } from '../adapters/memory/clock.ts'
import { createMemoryJournal } from '../adapters/memory/journal.ts'
import { type AgreementTrend, createAgreementTrend } from './agreementTrend.ts'
import { updateFrame } from './frames.ts'
import { silentLog } from './log.ts'
import { A, aPlan, B, HEAD_A, HEAD_B, ONE, PLAN, TWO } from './testing/aPlan.ts'

async function aWatchedPlan(flush: 'at-once' | 'by-hand' = 'at-once') {
  const journal = createMemoryJournal({ flush })
  const wiring: { trend?: AgreementTrend } = {}
  const plan = await aPlan(journal, {
    changed: (planId, document) => wiring.trend?.touched(planId, document),
  })
  let opened = 0
  const trend = createAgreementTrend({
    open(planId, document) {
      opened += 1
      return plan.rooms.open(planId, document)
    },
    scheduler: plan.clock,
    log: silentLog,
  })
  wiring.trend = trend
  let client = 100

  async function write(point: PointId, words: string): Promise<void> {
    const room = await plan.rooms.open(PLAN, 'plan')
    await room.change((doc) => {
      const paragraph = new Y.XmlElement('paragraph')
      paragraph.insert(0, [new Y.XmlText(words)])
      doc.getXmlFragment(pointRoot(point)).push([paragraph])
    })
  }
  /** A head takes a position on the words of a point as they stand. */
  async function accept(by: MemberId, partyId: PartyId, pointId: PointId): Promise<void> {
    const texts = await plan.rooms.open(PLAN, 'plan')
    const wording = texts.peek((doc) =>
      wordingOf(readPointText(doc.getXmlFragment(pointRoot(pointId)))),
    )
    const room = await plan.rooms.open(PLAN, 'review')
    const doc = new Y.Doc()
    Y.applyUpdate(doc, room.peek(Y.encodeStateAsUpdate))
    doc.clientID = client++
    const before = Y.encodeStateVector(doc)
    const pen = { by, at: 5, newId: () => `x${client}` }
    writePosition(doc, pen, { partyId, pointId, stance: 'accept', reason: '', wording })
    const line = await plan.sit(by, 'review')
    line.receive(updateFrame(Y.encodeStateAsUpdate(doc, before)))
    line.left()
  }
  const samples = async () => (await plan.rooms.open(PLAN, 'record')).peek(readTrend)
  return { ...plan, journal, trend, write, accept, samples, opened: () => opened }
}

const counts = { points: 2, agreed: 0, adReferendum: 0, bracketed: 0, brackets: 0, stale: 0 }

describe('the trend of a plan', () => {
  it('gets a sample once its documents have settled, with the time of then', async () => {
    const { write, samples, advance, clock } = await aWatchedPlan()
    await write(ONE, 'The parties shall withdraw.')
    await advance(1_000)
    expect(await samples()).toEqual([])
    await write(ONE, 'At once.')
    await advance(1_500)
    expect(await samples()).toEqual([])
    await advance(500)
    expect(await samples()).toEqual([{ at: clock.now(), ...counts, open: 1, empty: 1 }])
  })

  it('does not wait for ever while people type on', async () => {
    const { write, samples, advance } = await aWatchedPlan()
    for (let second = 0; second < 10; second++) {
      expect(await samples()).toEqual([])
      await write(ONE, 'more')
      await advance(1_000)
    }
    expect(await samples()).toHaveLength(1)
  })

  it('goes up with agreement, and down when the words move on', async () => {
    const { write, accept, samples, advance } = await aWatchedPlan()
    await write(ONE, 'The parties shall withdraw.')
    await advance(2_000)
    await accept(HEAD_A, A, ONE)
    await accept(HEAD_B, B, ONE)
    await advance(2_000)
    await write(ONE, 'At once.')
    await advance(2_000)
    expect(await samples()).toMatchObject([
      { agreed: 0, stale: 0, open: 1, empty: 1 },
      { agreed: 1, stale: 0, open: 0, empty: 1 },
      { agreed: 0, stale: 1, open: 0, empty: 1 },
    ])
  })

  it('gets no sample that says what the last one said, its own write included', async () => {
    const { write, samples, advance, opened } = await aWatchedPlan()
    await write(ONE, 'The parties shall withdraw.')
    await advance(2_000)
    await write(ONE, 'At once.')
    for (let at = 0; at < 5; at++) await advance(2_000)
    expect(await samples()).toHaveLength(1)
    const before = opened()
    for (let at = 0; at < 5; at++) await advance(10_000)
    expect(opened()).toBe(before)
  })

  it('is worked out from what is on disk', async () => {
    const { write, samples, advance, journal } = await aWatchedPlan('by-hand')
    const written = write(ONE, 'The parties shall withdraw.')
    await advance(10_000)
    expect(await samples()).toEqual([])
    journal.flush()
    await written
    await settle()
    journal.flush()
    await settle()
    expect(await samples()).toMatchObject([{ open: 1, empty: 1 }])
  })

  it('counts no draft of a caucus, and looks at no plan that nobody touches or that is not there', async () => {
    const { rooms, trend, advance, opened, samples } = await aWatchedPlan()
    const caucus = await rooms.open(PLAN, 'caucus/a')
    await caucus.change((doc) => void doc.getMap('person:x').set('a', 1))
    await rooms.open(PLAN, 'plan')
    await advance(30_000)
    expect(opened()).toBe(0)
    trend.touched('ghost' as PlanId, 'record')
    await advance(2_000)
    expect(opened()).toBe(1)
    expect(await samples()).toEqual([])
  })

  it('keeps no room open', async () => {
    const { write, advance, rooms } = await aWatchedPlan()
    await write(TWO, 'The parties shall withdraw.')
    for (let at = 0; at < 10; at++) await advance(60_000)
    expect(rooms.stats()).toEqual({ rooms: 0, sockets: 0 })
  })

  it('closes while it waits and while it works, twice without harm, and takes no sample afterwards', async () => {
    const { write, advance, trend, samples, journal } = await aWatchedPlan('by-hand')
    const written = write(ONE, 'The parties shall withdraw.')
    await advance(2_000)
    const closing = Promise.all([trend.close(), trend.close()])
    journal.flush()
    await Promise.all([written, closing])
    trend.touched(PLAN, 'plan')
    await advance(10_000)
    expect(await samples()).toEqual([])
    expect(journal.waiting()).toBe(0)
  })
})
