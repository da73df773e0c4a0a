import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { rootName } from '../../shared/model/documents.ts'
import { type PlanEvent, parseEvent } from '../../shared/model/event.ts'
import type { PartyId } from '../../shared/model/ids.ts'
import { readReview } from '../../shared/model/review.ts'
import { textHash } from '../../shared/model/wording.ts'
import { writePosition } from '../../shared/model/writeReview.ts'
import { settle } from '../adapters/memory/clock.ts'
import { createMemoryJournal, type MemoryJournal } from '../adapters/memory/journal.ts'
import { decodeEventText } from './events.ts'
import { updateFrame } from './frames.ts'
import { A, aPlan, B, HEAD_A as HEAD, ONE, PLAN } from './testing/aPlan.ts'

const EMPTY = textHash([])

/** What a head's page sends when a position is taken. */
function positionUpdate(
  client: number,
  id: string,
  stance: 'accept' | 'seek-instructions' | 'withdrawn' = 'accept',
  partyId: PartyId = A,
): Uint8Array {
  const doc = new Y.Doc()
  doc.clientID = client
  const pen = { by: HEAD, at: 5, newId: () => id }
  writePosition(doc, pen, { partyId, pointId: ONE, stance, reason: '', wording: [] })
  return Y.encodeStateAsUpdate(doc)
}

async function eventsOf(journal: MemoryJournal): Promise<(PlanEvent & { by: string })[]> {
  const entries = await journal.entries(PLAN, 'record', 1, -1)
  return entries
    .filter(({ kind }) => kind === 'event')
    .flatMap(({ body, by }) => {
      const event = parseEvent(decodeEventText(body))
      return event?.kind === 'position-taken' ? [{ ...event, by }] : []
    })
}

describe('a receipt', () => {
  it('is written into the record for every position, with an event of who took it', async () => {
    const journal = createMemoryJournal({ flush: 'at-once' })
    const { sit, clock, receipts } = await aPlan(journal)
    const head = await sit(HEAD, 'review')
    const taken = clock.now()
    head.receive(updateFrame(positionUpdate(100, 'x')))
    await settle()
    clock.advance(1_000)
    head.receive(updateFrame(positionUpdate(101, 'y', 'withdrawn')))
    await settle()
    expect([...(await receipts())]).toEqual([
      [`a:${ONE}:x`, { at: taken, by: HEAD }],
      [`a:${ONE}:y`, { at: taken + 1_000, by: HEAD }],
    ])
    const event = { kind: 'position-taken', partyId: A, pointId: ONE, textHash: EMPTY, by: HEAD }
    expect(await eventsOf(journal)).toEqual([
      { ...event, stance: 'accept' },
      { ...event, stance: 'withdrawn' },
    ])
  })

  it('has the key of its position', async () => {
    const { rooms, sit, receipts } = await aPlan(createMemoryJournal({ flush: 'at-once' }))
    const head = await sit(HEAD, 'review')
    head.receive(updateFrame(positionUpdate(100, 'x')))
    await settle()
    const review = await rooms.open(PLAN, 'review')
    const [position] = review.peek(readReview).positions.get(A)?.get(ONE) ?? []
    expect([...(await receipts()).keys()]).toEqual([position?.key])
  })

  it('is written only once the position is on disk', async () => {
    const journal = createMemoryJournal({ flush: 'by-hand' })
    const { sit, receipts } = await aPlan(journal)
    const head = await sit(HEAD, 'review')
    head.receive(updateFrame(positionUpdate(100, 'x')))
    await settle()
    expect((await receipts()).size).toBe(0)
    journal.flush()
    await settle()
    expect((await receipts()).size).toBe(1)
  })

  it('is given to every position of a long time offline', async () => {
    const journal = createMemoryJournal({ flush: 'at-once' })
    const { sit, receipts } = await aPlan(journal)
    const head = await sit(HEAD, 'review')
    const doc = new Y.Doc()
    for (let at = 0; at < 130; at++) {
      const pen = { by: HEAD, at, newId: () => `x${at}` }
      writePosition(doc, pen, {
        partyId: A,
        pointId: ONE,
        stance: 'accept',
        reason: '',
        wording: [],
      })
    }
    head.receive(updateFrame(Y.encodeStateAsUpdate(doc)))
    for (let turn = 0; turn < 20; turn++) await settle()
    expect((await receipts()).size).toBe(130)
    expect(await eventsOf(journal)).toHaveLength(130)
  })

  it('is given to nothing that was refused, to no comment, and to no draft of a caucus', async () => {
    const journal = createMemoryJournal({ flush: 'at-once' })
    const { sit, receipts } = await aPlan(journal)
    const [review, caucus] = [await sit(HEAD, 'review'), await sit(HEAD, 'caucus/a')]
    caucus.receive(updateFrame(positionUpdate(100, 'draft')))
    const doc = new Y.Doc()
    doc.getMap(rootName({ kind: 'person', memberId: HEAD })).set('wording:' + EMPTY, {
      kind: 'wording',
      text: [],
    })
    review.receive(updateFrame(Y.encodeStateAsUpdate(doc)))
    review.receive(updateFrame(positionUpdate(102, 'x', 'accept', B)))
    await settle()
    expect(await receipts()).toEqual(new Map())
    expect(await eventsOf(journal)).toEqual([])
  })

  it('that a crash left out is written when the document is opened again, with the time of then', async () => {
    const journal = createMemoryJournal({ flush: 'by-hand' })
    const { sit, clock } = await aPlan(journal)
    const taken = clock.now()
    const head = await sit(HEAD, 'review')
    head.receive(updateFrame(positionUpdate(100, 'x')))
    journal.flush()
    await settle()
    expect(journal.waiting()).toBeGreaterThan(0)
    journal.lose()
    expect(await eventsOf(journal)).toEqual([])

    for (let start = 0; start < 3; start++) {
      const again = await aPlan(journal)
      again.clock.advance(86_400_000)
      await again.rooms.open(PLAN, 'review')
      await settle()
      journal.flush()
      await settle()
      expect([...(await again.receipts())]).toEqual([[`a:${ONE}:x`, { at: taken, by: HEAD }]])
      await again.rooms.close()
    }
    expect(await eventsOf(journal)).toHaveLength(1)
  })

  it('that the disk refused is not lost either', async () => {
    const journal = createMemoryJournal({ flush: 'by-hand' })
    const { rooms, sit } = await aPlan(journal)
    const head = await sit(HEAD, 'review')
    head.receive(updateFrame(positionUpdate(100, 'x')))
    journal.flush()
    await settle()
    journal.refuse(new Error('disk full'))
    await settle()
    await rooms.open(PLAN, 'review')
    await settle()
    journal.flush()
    await settle()
    expect(await eventsOf(journal)).toHaveLength(1)
  })
})
