import type { DocumentName } from '../../../shared/model/documents.ts'
import type { MemberId, PartyId, PillarId, PlanId, PointId } from '../../../shared/model/ids.ts'
import type { Member } from '../../../shared/model/member.ts'
import { readPlan, readReceipts, writeMember, writeOutline } from '../../../shared/model/record.ts'
import { nodeSha256 as sha256 } from '../../adapters/crypto/sha256.ts'
import { createHandClock, settle } from '../../adapters/memory/clock.ts'
import type { MemoryJournal } from '../../adapters/memory/journal.ts'
import type { Connection } from '../connection.ts'
import { silentLog } from '../log.ts'
import { noMetrics } from '../metrics.ts'
import { createRooms, type Rooms } from '../rooms.ts'

export const PLAN = 'plan-a' as PlanId
export const A = 'a' as PartyId
export const B = 'b' as PartyId
export const ONE = 'one' as PointId
export const TWO = 'two' as PointId
/** The head of each party. */
export const HEAD_A = 'head-a' as MemberId
export const HEAD_B = 'head-b' as MemberId

const head = (id: MemberId, partyId: PartyId): Member => ({
  id,
  name: id,
  role: 'head',
  partyId,
  standing: 'active',
  joinedAt: 1,
})

/**
 * A plan of two parties and two points over a journal, made in it unless it is there; its clock and its disk are moved
 * by hand.
 */
export async function aPlan(
  journal: MemoryJournal,
  ports: Pick<Parameters<typeof createRooms>[0], 'changed'> = {},
) {
  const clock = createHandClock()
  const rooms: Rooms = createRooms({
    journal,
    sha256,
    scheduler: clock,
    log: silentLog,
    metrics: noMetrics,
    ...ports,
  })
  const record = await rooms.open(PLAN, 'record')
  if (record.peek(readPlan) === null) {
    const written = record.change((doc) => {
      writeOutline(doc, {
        id: PLAN,
        title: 'A plan',
        symbol: 'Draft 1',
        createdAt: 1,
        parties: [
          { id: A, name: 'Party A', letter: 'A', colour: 'teal' },
          { id: B, name: 'Party B', letter: 'B', colour: 'blue' },
        ],
        pillars: [{ id: 'peace' as PillarId, heading: 'Peace', points: [ONE, TWO] }],
        points: [ONE, TWO].map((id) => ({
          id,
          heading: id,
          sourceNumber: null,
          status: 'open',
          lock: null,
        })),
      })
      for (const member of [head(HEAD_A, A), head(HEAD_B, B)]) writeMember(doc, member)
    })
    journal.flush()
    await written
  }
  return {
    rooms,
    clock,
    receipts: async () => (await rooms.open(PLAN, 'record')).peek(readReceipts),
    /** A line into a document on which what is written to it arrives. */
    async sit(memberId: MemberId, document: DocumentName): Promise<Connection> {
      const room = await rooms.open(PLAN, document)
      const socket = { send: () => undefined, close: () => undefined, bufferedBytes: () => 0 }
      return room.join(socket, { memberId, schema: null })
    },
    /** Moves time, once all that is on its way has arrived. */
    async advance(ms: number): Promise<void> {
      await settle()
      clock.advance(ms)
      await settle()
    },
  }
}
