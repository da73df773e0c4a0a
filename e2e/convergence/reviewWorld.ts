import { nodeSha256 as sha256 } from '../../server/adapters/crypto/sha256.ts'
import { createHandClock, settle } from '../../server/adapters/memory/clock.ts'
import { createMemoryJournal, type MemoryJournal } from '../../server/adapters/memory/journal.ts'
import { silentLog } from '../../server/core/log.ts'
import { noMetrics } from '../../server/core/metrics.ts'
import { createRooms, type Rooms } from '../../server/core/rooms.ts'
import { createChance } from '../../shared/lib/chance.ts'
import type { MemberId, PartyId, PillarId, PlanId } from '../../shared/model/ids.ts'
import { writeMember, writeOutline } from '../../shared/model/record.ts'
import type { Role } from '../../shared/model/role.ts'
import { editSomething, writeFirstText } from './editing.ts'
import { checkReview, countReview, readStored } from './reviewChecks.ts'
import { historyOf, moveWords, type Page, reviewSomething, type Written } from './reviewer.ts'
import { createTypist, type Typist } from './typist.ts'
import { POINTS } from './typing.ts'

const PLAN = 'plan-a' as PlanId
const PARTIES = ['party-a', 'party-b'] as unknown as readonly PartyId[]
const DOCUMENTS = ['plan', 'review'] as const

/** The people of a run: what they are, for whom, and at how many pages at once. */
const PEOPLE: readonly { role: Role; party: number; pages: number }[] = [
  { role: 'head', party: 0, pages: 2 },
  { role: 'head', party: 1, pages: 1 },
  { role: 'reviewer', party: 1, pages: 1 },
  { role: 'drafter', party: 1, pages: 1 },
  { role: 'head', party: 0, pages: 1 },
]

/** How often each thing happened in a run, so that a test can tell that it did something. */
export type ReviewAccount = Record<string, number>

interface Desk extends Page {
  readonly lines: Readonly<Record<(typeof DOCUMENTS)[number], Typist>>
}

/** People who write one text and speak about it at once, at pages that come and go, with a server that crashes. */
export async function runReviewWorld(seed: number, steps: number): Promise<ReviewAccount> {
  const chance = createChance(seed)
  const clock = createHandClock()
  const journal = createMemoryJournal({ flush: 'by-hand' })
  const account: ReviewAccount = {}
  const written: Written = { threads: new Set(), positions: new Map() }
  const count = (what: string | null, times = 1): void => {
    if (what !== null) account[what] = (account[what] ?? 0) + times
  }
  const openRooms = (): Rooms =>
    createRooms({ journal, sha256, scheduler: clock, log: silentLog, metrics: noMetrics })
  let rooms = openRooms()
  let ids = 0
  const refusals: string[] = []
  const newClientId = (): number => 2 ** 31 + chance.below(2 ** 31)
  const people = PEOPLE.slice(0, 3 + (seed % 3))
  const desks = people.flatMap((person, at) =>
    Array.from({ length: person.pages }, () => openDesk(person, at)),
  )

  function openDesk({ role, party }: (typeof PEOPLE)[number], at: number): Desk {
    const memberId = `member-${at}` as MemberId
    const lines = {
      plan: createTypist(memberId, newClientId()),
      review: createTypist(memberId, newClientId()),
    }
    // Clocks of different people say different things.
    const skew = chance.below(20_000) - 10_000
    return {
      memberId,
      headOf: role === 'head' ? (PARTIES[party] ?? null) : null,
      mayType: role !== 'reviewer',
      lines,
      plan: () => lines.plan.doc(),
      review: () => lines.review.doc(),
      pen: () => ({ by: memberId, at: clock.now() + skew, newId: () => `id-${++ids}` }),
    }
  }

  async function connect(desk: Desk, document: (typeof DOCUMENTS)[number]): Promise<void> {
    const opening = rooms.open(PLAN, document)
    await settle()
    const room = await opening
    desk.lines[document].connect((socket) =>
      room.join(
        {
          send: (bytes) => socket.send(bytes),
          close(code, reason) {
            socket.close(code, reason)
            if (desk.lines[document].refused())
              refusals.push(`${desk.memberId}, ${document}: ${reason}`)
          },
          bufferedBytes: () => 0,
        },
        { memberId: desk.memberId, schema: null },
      ),
    )
  }

  function crash(): void {
    for (const desk of desks) for (const document of DOCUMENTS) desk.lines[document].disconnect()
    journal.lose()
    rooms = openRooms()
  }

  async function step(): Promise<void> {
    const desk = chance.pick(desks)
    const line = desk.lines[chance.pick(DOCUMENTS)]
    const dice = chance.below(1000)
    if (dice < 150) {
      if (desk.mayType) write(desk)
    } else if (dice < 300) count(reviewSomething(desk, written, chance))
    else if (dice < 500) line.deliverUp()
    else if (dice < 790) line.deliverDown()
    else if (dice < 880) journal.flush()
    else if (dice < 920) clock.advance(chance.below(3_000))
    else if (dice < 975) await comeOrGo(desk)
    else if (dice < 990) {
      desk.lines.plan.reopen(newClientId())
      desk.lines.review.reopen(newClientId())
      count('reopened page')
    } else if (dice < 994) {
      crash()
      count('crash')
    }
    await settle()
  }

  function write(desk: Desk): void {
    const plan = desk.plan()
    const history = historyOf(plan)
    const dice = chance.below(100)
    if (dice < 20) {
      const moved = moveWords(desk, chance)
      if (moved === null) return
      count('move')
      count('healed after a move', moved.healed)
    } else if (dice < 30) count(history.undo() === null ? null : 'undo')
    else if (dice < 34) count(history.redo() === null ? null : 'redo')
    else count(editSomething(plan, chance))
  }

  /** A page loses its line or gets it again; a line for each document, but one network. */
  async function comeOrGo(desk: Desk): Promise<void> {
    const isGone = DOCUMENTS.some((document) => !desk.lines[document].online())
    if (!isGone && chance.next() < 0.7) return
    for (const document of DOCUMENTS) {
      if (!isGone) desk.lines[document].disconnect()
      else if (!desk.lines[document].online()) await connect(desk, document)
    }
    if (!isGone) count('absence')
  }

  /** Everybody comes back and everything is delivered. */
  async function comeTogether(): Promise<void> {
    for (let round = 0; round < 400; round++) {
      if (refusals.length > 0) throw new Error(`seed ${seed}: refused: ${refusals.join('; ')}`)
      let isMoved = false
      for (const desk of desks) {
        for (const document of DOCUMENTS) {
          const line = desk.lines[document]
          if (!line.online()) {
            await connect(desk, document)
            isMoved = true
          }
          while (line.deliverUp()) isMoved = true
          while (line.deliverDown()) isMoved = true
        }
      }
      if (journal.waiting() > 0) isMoved = true
      journal.flush()
      await settle()
      clock.advance(200)
      await settle()
      if (!isMoved && round > 2) return
    }
    throw new Error(`seed ${seed}: the people never came to rest`)
  }

  await writeRecord(rooms, journal, people)
  const [first] = desks
  if (first !== undefined) writeFirstText(first.plan(), chance)
  await comeTogether()
  for (let at = 0; at < steps && refusals.length === 0; at++) await step()
  await comeTogether()
  // The text has come to rest, so that some positions are on the words that stand there.
  for (const desk of desks) count(reviewSomething(desk, written, chance))
  await comeTogether()
  const stored = {
    plan: await readStored(journal, PLAN, 'plan'),
    review: await readStored(journal, PLAN, 'review'),
  }
  try {
    for (const desk of desks) {
      checkReview({ plan: desk.plan(), review: desk.review() }, stored, written)
    }
  } catch (error) {
    throw new Error(`seed ${seed}: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    })
  }
  for (const [what, times] of Object.entries(countReview(stored))) count(what, times)
  return account
}

async function writeRecord(
  rooms: Rooms,
  journal: MemoryJournal,
  people: readonly (typeof PEOPLE)[number][],
): Promise<void> {
  const opening = rooms.open(PLAN, 'record')
  await settle()
  const record = await opening
  const pillarId = 'pillar-a' as PillarId
  const written = record.change((doc) => {
    writeOutline(doc, {
      id: PLAN,
      title: 'A plan',
      symbol: 'Draft 1',
      createdAt: 1,
      parties: PARTIES.map((id, at) => ({
        id,
        name: `Party ${at}`,
        letter: String.fromCharCode(65 + at),
        colour: 'blue',
      })),
      pillars: [{ id: pillarId, heading: 'Peace', points: POINTS }],
      points: POINTS.map((id) => ({
        id,
        heading: id,
        sourceNumber: null,
        status: 'open',
        lock: null,
      })),
    })
    people.forEach(({ role, party }, at) =>
      writeMember(doc, {
        id: `member-${at}` as MemberId,
        name: `Person ${at}`,
        role,
        partyId: PARTIES[party] ?? null,
        standing: 'active',
        joinedAt: at,
      }),
    )
  })
  journal.flush()
  await written
}
