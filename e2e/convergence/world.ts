import * as Y from 'yjs'
import { nodeSha256 as sha256 } from '../../server/adapters/crypto/sha256.ts'
import { createMemoryJournal, type MemoryJournal } from '../../server/adapters/memory/journal.ts'
import { applyExactly } from '../../server/core/applyExactly.ts'
import { silentLog } from '../../server/core/log.ts'
import { noMetrics } from '../../server/core/metrics.ts'
import { createRooms, type Rooms } from '../../server/core/rooms.ts'
import { pointRoot } from '../../shared/model/documents.ts'
import type { MemberId, PartyId, PillarId, PlanId, PointId } from '../../shared/model/ids.ts'
import { type Plan, pointsOf } from '../../shared/model/plan.ts'
import { writeMember, writeOutline } from '../../shared/model/record.ts'
import { type Chance, createChance } from '../../shared/lib/chance.ts'
import { createHandClock, settle } from '../../server/adapters/memory/clock.ts'
import { isParsable } from '../../server/core/gate/testing/parsable.ts'
import { createArranger } from './arranging.ts'
import { createHostile } from './hostile.ts'
import { createTypist, type Typist } from './typist.ts'
import { POINTS, typeSomething } from './typing.ts'

const PLAN = 'plan-a' as PlanId
const HOSTILE = 'hostile' as MemberId
const PEN_HOLDER = 'pen-holder' as MemberId

/** What a run did, so that a test can tell that it did something. */
export interface Account {
  typed: number
  crashes: number
  refusedByDisk: number
  absences: number
  acknowledged: number
  attacks: number
  /** Commands about the order of the plan that were carried out. */
  arranged: number
}

/** A server that can crash, a disk that keeps only what was flushed, and people who come and go. */
export async function runWorld(
  seed: number,
  people: number,
  steps: number,
  options: { readonly hostile?: boolean; readonly arranged?: boolean } = {},
): Promise<Account> {
  const chance = createChance(seed)
  const clock = createHandClock()
  const journal = createMemoryJournal({ flush: 'by-hand' })
  const account: Account = {
    typed: 0,
    crashes: 0,
    refusedByDisk: 0,
    absences: 0,
    acknowledged: 0,
    attacks: 0,
    arranged: 0,
  }
  let rooms = openRooms()
  // As in real life: nobody can guess one before it is shown.
  const newClientId = (): number => 2 ** 31 + chance.below(2 ** 31)

  function openRooms(): Rooms {
    return createRooms({ journal, sha256, scheduler: clock, log: silentLog, metrics: noMetrics })
  }

  const typists = Array.from({ length: people }, (_, at) =>
    createTypist(`member-${at}` as MemberId, newClientId()),
  )
  const hostile = createHostile(HOSTILE, chance)
  const arranger = createArranger(PLAN, PEN_HOLDER, chance)
  await writeRecord(rooms, journal, typists)

  async function connect(typist: Typist): Promise<void> {
    const opening = rooms.open(PLAN, 'plan')
    await settle()
    const room = await opening
    typist.connect((socket) => room.join(socket, { memberId: typist.memberId, schema: 1 }))
  }

  async function crash(): Promise<void> {
    account.crashes += 1
    for (const typist of typists) typist.disconnect()
    hostile.disconnect()
    journal.lose()
    rooms = openRooms()
    await checkDisk()
  }

  /** Everything that anybody saw or was told is saved is on the disk. */
  async function checkDisk(): Promise<void> {
    const disk = await readDisk(journal)
    const snapshot = Y.snapshot(disk)
    typists.forEach((typist, at) => {
      const told = [Y.encodeStateAsUpdate(typist.seen), ...typist.acknowledged]
      told.forEach((state, index) => {
        if (!Y.snapshotContainsUpdate(snapshot, state)) {
          const what = index === 0 ? 'saw' : 'was told is saved'
          throw new Error(`seed ${seed}: what person ${at} ${what} is not on disk`)
        }
      })
    })
  }

  /** The hostile client knows all that the server knows, and says what no honest client would. */
  async function attack(): Promise<void> {
    const opening = rooms.open(PLAN, 'plan')
    await settle()
    hostile.attack(await opening)
    account.attacks += 1
  }

  async function step(): Promise<void> {
    if (options.hostile === true && chance.next() < 0.3) {
      await attack()
      await settle()
      return
    }
    if (options.arranged === true && chance.next() < 0.08) {
      const asked = arranger.arrange(rooms, clock.now)
      await settle()
      await asked
      return
    }
    const typist = chance.pick(typists)
    const dice = chance.below(1000)
    if (dice < 250) account.typed += typeSomething(typist.doc(), chance)
    else if (dice < 480) typist.deliverUp()
    else if (dice < 750) typist.deliverDown()
    else if (dice < 840) journal.flush()
    else if (dice < 880) clock.advance(chance.below(50))
    else if (dice < 930) typist.askSaved()
    else if (dice < 975) {
      if (!typist.online()) await connect(typist)
      else if (chance.next() < 0.2) {
        typist.disconnect()
        account.absences += 1
      }
    } else if (dice < 985) typist.reopen(newClientId())
    else if (dice < 995) await crash()
    else {
      journal.refuse(new Error('disk full'))
      account.refusedByDisk += 1
    }
    await settle()
  }

  for (let at = 0; at < steps; at++) {
    await step()
    if (at % 50 === 0) await checkDisk()
  }
  await comeTogether()
  await checkDisk()
  const disk = await readDisk(journal)
  compare(seed, typists, disk)
  checkPeople(seed, typists, disk)
  checkOrder(seed, await rooms.plan(PLAN))
  account.arranged = arranger.done()
  account.acknowledged = typists.reduce((sum, typist) => sum + typist.acknowledged.length, 0)
  return account

  /** Everybody comes back and everything is delivered. */
  async function comeTogether(): Promise<void> {
    for (let round = 0; round < 200; round++) {
      let moved = false
      for (const typist of typists) {
        if (!typist.online()) {
          await connect(typist)
          moved = true
        }
        while (typist.deliverUp()) moved = true
        while (typist.deliverDown()) moved = true
      }
      if (journal.waiting() > 0) moved = true
      journal.flush()
      await settle()
      clock.advance(100)
      await settle()
      if (!moved && round > 2) return
    }
    throw new Error(`seed ${seed}: the people never came to rest`)
  }
}

async function writeRecord(
  rooms: Rooms,
  journal: MemoryJournal,
  typists: readonly Typist[],
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
      parties: [{ id: 'party-a' as PartyId, name: 'Party A', letter: 'A', colour: 'blue' }],
      pillars: [{ id: pillarId, heading: 'Peace', points: POINTS }],
      points: POINTS.map((id: PointId) => ({
        id,
        heading: id,
        sourceNumber: null,
        status: 'open',
        lock: null,
      })),
    })
    writeMember(doc, {
      ...{ id: PEN_HOLDER, name: 'Pen', role: 'pen-holder', partyId: null },
      ...{ standing: 'active', joinedAt: 0 },
    })
    const members = [...typists.map((typist) => typist.memberId), HOSTILE]
    members.forEach((id, at) =>
      writeMember(doc, {
        id,
        name: `Person ${at}`,
        role: 'drafter',
        partyId: 'party-a' as PartyId,
        standing: 'active',
        joinedAt: at,
      }),
    )
  })
  journal.flush()
  await written
}

async function readDisk(journal: MemoryJournal): Promise<Y.Doc> {
  const doc = new Y.Doc()
  const loaded = await journal.load(PLAN, 'plan')
  if (loaded.snapshot !== null) applyExactly(doc, loaded.snapshot.state)
  for (const entry of loaded.entries) applyExactly(doc, entry.body)
  return doc
}

/** Nobody honest was turned away, every letter has the name of who typed it, and every text is one that editors can read. */
function checkPeople(seed: number, typists: readonly Typist[], disk: Y.Doc): void {
  const owners = disk.getMap('authors')
  for (const [at, typist] of typists.entries()) {
    if (typist.refused()) throw new Error(`seed ${seed}: person ${at} was refused`)
    for (const id of typist.clientIds) {
      if (Y.getState(disk.store, id) > 0 && owners.get(String(id)) !== typist.memberId) {
        throw new Error(`seed ${seed}: what person ${at} typed has the name of another`)
      }
    }
  }
  for (const client of disk.store.clients.keys()) {
    if (owners.get(String(client)) === undefined) {
      throw new Error(`seed ${seed}: nobody wrote what client ${client} wrote`)
    }
  }
  for (const id of POINTS) {
    if (!isParsable(disk, pointRoot(id))) throw new Error(`seed ${seed}: no editor can read ${id}`)
  }
}

/** Every point is in exactly one pillar, and the numbers have no gap. */
function checkOrder(seed: number, plan: Plan | null): void {
  const points = plan === null ? [] : pointsOf(plan)
  const ids = new Set(points.map((point) => point.id))
  if (ids.size !== points.length || POINTS.some((id) => !ids.has(id))) {
    throw new Error(`seed ${seed}: a point is lost, or in two places`)
  }
  if (points.some((point, at) => point.number !== at + 1)) {
    throw new Error(`seed ${seed}: the numbers have a gap`)
  }
}

/** Compares everything, not only the words: texts with formats, clocks, deletions, and that nothing is pending. */
function compare(seed: number, typists: readonly Typist[], disk: Y.Doc): void {
  const expected = JSON.stringify(contents(disk))
  for (const [at, typist] of typists.entries()) {
    const doc = typist.doc()
    const found = JSON.stringify(contents(doc))
    if (found !== expected) {
      throw new Error(`seed ${seed}: person ${at} has\n${found}\nbut on disk is\n${expected}`)
    }
    if (!Y.equalSnapshots(Y.snapshot(doc), Y.snapshot(disk))) {
      throw new Error(`seed ${seed}: person ${at} has other clocks or deletions than the disk`)
    }
    if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) {
      throw new Error(`seed ${seed}: something is pending at person ${at}`)
    }
  }
  if (disk.store.pendingStructs !== null || disk.store.pendingDs !== null) {
    throw new Error(`seed ${seed}: something is pending on disk`)
  }
}

function contents(doc: Y.Doc): unknown {
  return POINTS.map((id) =>
    doc
      .getXmlFragment(pointRoot(id))
      .toArray()
      .map((paragraph) =>
        paragraph instanceof Y.XmlElement
          ? paragraph.toArray().map((text) => (text instanceof Y.XmlText ? text.toDelta() : null))
          : null,
      ),
  )
}

/** For tests of the test: chance and typing on one document. */
export function typeAlone(seed: number, steps: number): { doc: Y.Doc; chance: Chance } {
  const chance = createChance(seed)
  const doc = new Y.Doc()
  doc.clientID = 1
  for (let at = 0; at < steps; at++) typeSomething(doc, chance)
  return { doc, chance }
}
