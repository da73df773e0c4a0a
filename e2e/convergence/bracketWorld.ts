import type * as Y from 'yjs'
import { nodeSha256 as sha256 } from '../../server/adapters/crypto/sha256.ts'
import { createHandClock, settle } from '../../server/adapters/memory/clock.ts'
import { createMemoryJournal } from '../../server/adapters/memory/journal.ts'
import { isParsable } from '../../server/core/gate/testing/parsable.ts'
import { silentLog } from '../../server/core/log.ts'
import { noMetrics } from '../../server/core/metrics.ts'
import type { Room } from '../../server/core/room.ts'
import { createRooms } from '../../server/core/rooms.ts'
import { settleBracket } from '../../server/core/settleBracket.ts'
import { createChance } from '../../shared/lib/chance.ts'
import { alternativeRoots, choiceOf, type Choice } from '../../shared/model/bracket.ts'
import { pointRoot } from '../../shared/model/documents.ts'
import type { BracketId, MemberId, PartyId, PillarId, PlanId } from '../../shared/model/ids.ts'
import { findMember } from '../../shared/model/plan.ts'
import { readStoredPoint, writeMember, writeOutline } from '../../shared/model/record.ts'
import { supportersOf } from '../../shared/model/review.ts'
import type { Role } from '../../shared/model/role.ts'
import { writeSupport } from '../../shared/model/writeReview.ts'
import { bracketSomething, concernsOthers, idsIn } from './bracketing.ts'
import { createTypist, type Typist } from './typist.ts'
import { POINTS } from './typing.ts'

const PLAN = 'plan-a' as PlanId
const A = 'party-a' as PartyId
const B = 'party-b' as PartyId
const PEOPLE: readonly { role: Role; party: PartyId | null }[] = [
  { role: 'head', party: A },
  { role: 'drafter', party: B },
  { role: 'pen-holder', party: null },
  { role: 'drafter', party: A },
]
/**
 * Two people who do not know of each other yet: one takes a bracket out in which no other had a say, the other begins
 * to write in it, or brings it along in the tail of a paragraph. Whoever comes second gets their words back.
 */
const RACES = new Set(['bracket-of-others', 'no-such-bracket'])

/** How often each thing happened in a run. */
export type BracketAccount = Record<string, number>

/** People who write a text, bracket words in it and write alternatives, while a pen-holder settles. */
export async function runBracketWorld(seed: number, steps: number): Promise<BracketAccount> {
  const chance = createChance(seed)
  const clock = createHandClock()
  const account: BracketAccount = {}
  const count = (what: string | null): void => {
    if (what !== null) account[what] = (account[what] ?? 0) + 1
  }
  const rooms = createRooms({
    journal: createMemoryJournal({ flush: 'at-once' }),
    sha256,
    scheduler: clock,
    log: silentLog,
    metrics: noMetrics,
  })
  const record = await rooms.open(PLAN, 'record')
  await record.change((doc) => writeTheRecord(doc))
  const [text, review] = [await rooms.open(PLAN, 'plan'), await rooms.open(PLAN, 'review')]
  const supporters = (id: BracketId) => review.peek((doc) => supportersOf(doc, id))
  let ids = 0
  let clients = 10
  const people = PEOPLE.map(({ party }, at) => {
    const memberId = `member-${at}` as MemberId
    return { memberId, party, typist: createTypist(memberId, ++clients) }
  })

  function connect(person: { memberId: MemberId; typist: Typist }): void {
    person.typist.connect((socket) =>
      text.join(
        {
          send: (bytes) => socket.send(bytes),
          close(code, reason) {
            socket.close(code, reason)
            if (!person.typist.refused()) return
            if (!RACES.has(reason)) throw new Error(`seed ${seed}: ${person.memberId}: ${reason}`)
            count(`race: ${reason}`)
            // The page keeps the words and opens anew, with what the server has.
            person.typist = createTypist(person.memberId, ++clients)
          },
          bufferedBytes: () => 0,
        },
        { memberId: person.memberId, schema: null },
      ),
    )
  }

  /** One frame reaches the server. A bracket of others may not go by it, whatever the gate thinks. */
  function deliver(person: (typeof people)[number]): boolean {
    const before = text.peek((doc) => {
      const known = { doc, partyId: person.party, supporters }
      const standing = POINTS.flatMap((point) => idsIn(doc, point))
      return standing.filter((id) => concernsOthers(known, id))
    })
    const moved = person.typist.deliverUp()
    const after = text.peek((doc) => new Set(POINTS.flatMap((point) => idsIn(doc, point))))
    for (const id of before) {
      if (!after.has(id)) throw new Error(`seed ${seed}: ${person.memberId} took ${id} away`)
    }
    count(before.length > 0 ? 'delivered beside brackets of others' : null)
    return moved
  }

  async function settleSomething(): Promise<void> {
    const plan = await rooms.plan(PLAN)
    const pen = plan === null ? undefined : findMember(plan, 'member-2' as MemberId)
    const pointId = chance.pick(POINTS)
    const standing = text.peek((doc) => idsIn(doc, pointId))
    if (plan === null || pen === undefined || standing.length === 0) return
    const bracketId = chance.pick(standing)
    const written = text.peek((doc) => alternativeRoots(doc, bracketId).map(({ of }) => of))
    const choice: Choice = chance.pick([{ of: 'none' as const }, ...written.map(choiceOf)])
    const command = { kind: 'settleBracket', pointId, bracketId, choice, reason: 'so' } as const
    const done = await settleBracket(rooms, plan, pen, command, clock.now())
    count(done.ok ? 'settled' : done.reason)
    const isStill = text.peek((doc) => idsIn(doc, pointId).includes(bracketId))
    if (done.ok && isStill) throw new Error(`seed ${seed}: ${bracketId} was settled and stands`)
  }

  async function supportSomething(): Promise<void> {
    const standing = text.peek((doc) => POINTS.flatMap((point) => idsIn(doc, point)))
    if (standing.length === 0) return
    const said = { partyId: chance.pick([A, B]), bracketId: chance.pick(standing) }
    const pen = { by: 'member-0' as MemberId, at: clock.now(), newId: () => '' }
    await review.change((doc) => writeSupport(doc, pen, { ...said, choice: { of: 'none' } }))
    count('support')
  }

  for (const person of people) connect(person)
  for (let step = 0; step < steps; step++) {
    const person = chance.pick(people)
    const { typist } = person
    const dice = chance.below(100)
    if (dice < 30) {
      const who = {
        doc: typist.doc(),
        partyId: person.party,
        newBracket: () => `bracket-${++ids}` as BracketId,
        supporters,
      }
      count(bracketSomething(who, chance))
    } else if (dice < 60) deliver(person)
    else if (dice < 88) typist.deliverDown()
    else if (dice < 91) await settleSomething()
    else if (dice < 93) await supportSomething()
    else if (dice < 96) clock.advance(1 + chance.below(2_000))
    else if (typist.online() && chance.next() < 0.3) typist.disconnect()
    else if (!typist.online()) connect(person)
    await settle()
  }

  for (let round = 0, rest = 0; rest < 3; round++) {
    if (round > 400) throw new Error(`seed ${seed}: the people never came to rest`)
    let moved = false
    for (const person of people) {
      if (!person.typist.online()) {
        connect(person)
        moved = true
      }
      while (deliver(person)) moved = true
      while (person.typist.deliverDown()) moved = true
    }
    clock.advance(1_000)
    await settle()
    rest = moved ? 0 : rest + 1
  }
  check(
    seed,
    text,
    people.map(({ typist }) => typist.doc()),
  )
  count('run')
  await rooms.close()
  return account
}

/** All read the same, texts and alternatives, and an editor can read it. */
function check(seed: number, text: Room, docs: readonly Y.Doc[]): void {
  const roots = text.peek((doc) =>
    [...doc.share.keys()].filter((name) => /^(point|alternative):/.test(name)),
  )
  for (const root of new Set([...roots, ...POINTS.map(pointRoot)])) {
    const read = (doc: Y.Doc): string => doc.getXmlFragment(root).toString()
    const stored = text.peek(read)
    for (const doc of docs) {
      if (read(doc) !== stored) throw new Error(`seed ${seed}: ${root} differs`)
    }
    if (!text.peek((doc) => isParsable(doc, root))) throw new Error(`seed ${seed}: ${root}`)
  }
}

function writeTheRecord(doc: Y.Doc): void {
  writeOutline(doc, {
    id: PLAN,
    title: 'A plan',
    symbol: 'Draft 1',
    createdAt: 1,
    parties: [A, B].map((id, at) => ({
      id,
      name: `Party ${at}`,
      letter: String.fromCharCode(65 + at),
      colour: 'blue',
    })),
    pillars: [{ id: 'pillar-a' as PillarId, heading: 'Peace', points: POINTS }],
    points: POINTS.map((id) => ({
      ...readStoredPoint(doc, id),
      id,
      heading: id,
      sourceNumber: null,
      status: 'open',
      lock: null,
    })) as never,
  })
  PEOPLE.forEach(({ role, party }, at) =>
    writeMember(doc, {
      id: `member-${at}` as MemberId,
      name: `Person ${at}`,
      role,
      partyId: party,
      standing: 'active',
      joinedAt: at,
    }),
  )
}
