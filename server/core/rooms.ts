import type { Doc } from 'yjs'
import { caucusParty, type DocumentName } from '../../shared/model/documents.ts'
import type { MemberId, PlanId, PointId } from '../../shared/model/ids.ts'
import type { Member } from '../../shared/model/member.ts'
import type { PartyColour } from '../../shared/model/party.ts'
import type { Plan } from '../../shared/model/plan.ts'
import {
  readMember,
  readPenOnlySince,
  readPlan,
  readStoredPoint,
} from '../../shared/model/record.ts'
import { supportersOf } from '../../shared/model/review.ts'
import { mayOpen } from '../../shared/rules/may.ts'
import type { AwarenessUser } from '../../shared/wire/awareness.ts'
import { CLOSE } from '../../shared/wire/limits.ts'
import type { ChainHead, Sha256 } from './chain.ts'
import { encodeEvent } from './events.ts'
import { createCpuBudget } from './gate/cpuBudget.ts'
import type { Fenced } from './gate/fence.ts'
import type { Journal } from './journal.ts'
import { inBackground, type Log } from './log.ts'
import type { Metrics } from './metrics.ts'
import { createReceipts } from './receipts.ts'
import { createRoom, type Room } from './room.ts'
import { createRefusals } from './refusals.ts'
import type { Scheduler } from './scheduler.ts'
import { settleLeft } from './settleLeft.ts'

/** A room nobody is in stays open this long, so that a reload or a short break finds it warm. */
const IDLE_MS = 60_000
/** Whoever belongs to no party appears in this colour. */
const NO_PARTY_COLOUR: PartyColour = 'slate'

/** All open documents of all plans. */
export interface Rooms {
  /** Opens a document, from disk if need be; a document that never was is empty. */
  open(planId: PlanId, document: DocumentName): Promise<Room>
  /** The live member out of the record. */
  member(planId: PlanId, memberId: MemberId): Promise<Member | undefined>
  /** The live plan out of the record; null when there is no such plan. */
  plan(planId: PlanId): Promise<Plan | null>
  /** Whether a member may be in a document now: the plan and, for a caucus, the party exist, and the rules say yes. */
  mayOpen(planId: PlanId, memberId: MemberId, document: DocumentName): Promise<boolean>
  stats(): { readonly rooms: number; readonly sockets: number }
  /** Sends everybody away, writes what is waiting. Safe twice. */
  close(): Promise<void>
}

function pointForGate(doc: Doc, id: PointId): Fenced | undefined {
  const point = readStoredPoint(doc, id)
  return point && { ...point, penOnlySince: readPenOnlySince(doc) }
}

export function createRooms(ports: {
  readonly journal: Journal
  readonly sha256: Sha256
  readonly scheduler: Scheduler
  readonly log: Log
  readonly metrics: Metrics
  /** Told of the head of a document's chain after every entry that reached the disk. */
  readonly stored?: (planId: PlanId, document: DocumentName, head: ChainHead) => void
  /** Told of every accepted change of a document, before it is on disk. */
  readonly changed?: (planId: PlanId, document: DocumentName) => void
}): Rooms {
  const { journal, scheduler, log } = ports
  /** By plan, then by document, so that the rooms of one plan are found together. */
  const plans = new Map<PlanId, Map<DocumentName, Promise<Room>>>()
  const opened = new Set<Room>()
  const idle = new Map<Room, () => void>()
  const views = new WeakMap<Room, Plan | null>()
  const refusals = createRefusals(scheduler, (planId, memberId, event) => {
    if (closing) return
    const noted = open(planId, 'record').then((record) => record.note(encodeEvent(event), memberId))
    inBackground(log, 'note refusal', noted)
  })
  const cpu = createCpuBudget<MemberId>(scheduler.now)
  let closing = false

  function open(planId: PlanId, document: DocumentName): Promise<Room> {
    if (closing) return Promise.reject(new Error('The server is closing'))
    const documents = plans.get(planId) ?? new Map<DocumentName, Promise<Room>>()
    plans.set(planId, documents)
    const existing = documents.get(document)
    if (existing !== undefined) return existing
    const opening = load(planId, document)
    documents.set(document, opening)
    // A document that could not be read is tried again by the next one who asks.
    opening.catch(() => forget(planId, document, opening))
    return opening
  }

  function forget(planId: PlanId, document: DocumentName, room: Promise<Room>): void {
    const documents = plans.get(planId)
    if (documents?.get(document) !== room) return
    documents.delete(document)
    if (documents.size === 0) plans.delete(planId)
  }

  async function load(planId: PlanId, document: DocumentName): Promise<Room> {
    // Every other room asks the record about its members, so the record is open before and after it.
    const record = document === 'record' ? null : await open(planId, 'record')
    // What parties support in a bracket keeps it in the text, so the text asks the review as long as it is open.
    const review = document === 'plan' ? await open(planId, 'review') : null
    const loaded = await journal.load(planId, document)
    const receipts =
      record === null || document !== 'review'
        ? null
        : createReceipts(
            planId,
            { review: () => room, record },
            { journal, now: scheduler.now, log, closing: () => closing },
          )
    const room: Room = createRoom(planId, document, loaded, {
      ...ports,
      member: (id) => (record ?? room).peek((doc) => readMember(doc, id)),
      point: (id) => (record ?? room).peek((doc) => pointForGate(doc, id)),
      supporters: (id) => review?.peek((doc) => supportersOf(doc, id)) ?? [],
      cpu,
      refused(memberId, reason) {
        log.warn('update refused', { planId, document, memberId, reason })
        refusals.note(planId, document, memberId, reason)
      },
      user: (member) => describe(record ?? room, member),
      changed() {
        receipts?.changed()
        ports.changed?.(planId, document)
        if (document !== 'record') return
        views.delete(room)
        inBackground(log, 'recheck members', recheck(planId))
      },
      stored: (head) => ports.stored?.(planId, document, head),
      emptied: () => restOnceIdle(planId, document, room),
      failed() {
        opened.delete(room)
        const promise = plans.get(planId)?.get(document)
        if (promise !== undefined) forget(planId, document, promise)
        inBackground(log, 'close failed room', room.close(CLOSE.notSaved, 'not-saved'))
        // What hangs on a record or a review that is gone would decide by what was said yesterday.
        if (document === 'record' || document === 'review')
          inBackground(log, 'close plan', closePlan(planId))
      },
    })
    opened.add(room)
    restOnceIdle(planId, document, room)
    receipts?.opened()
    if (document === 'plan' && record !== null) {
      inBackground(log, 'settle text', settleLeft(room, record))
    }
    return room
  }

  function viewOf(record: Room): Plan | null {
    const kept = views.get(record)
    if (kept !== undefined) return kept
    const plan = record.peek(readPlan)
    views.set(record, plan)
    return plan
  }

  function describe(record: Room, member: Member): AwarenessUser {
    const party = viewOf(record)?.parties.find((one) => one.id === member.partyId)
    return {
      memberId: member.id,
      name: member.name,
      partyId: member.partyId,
      colour: party?.colour ?? NO_PARTY_COLOUR,
    }
  }

  /** A change of the record may have taken a right away; whoever lost it leaves at once. */
  async function recheck(planId: PlanId): Promise<void> {
    for (const [document, promise] of plans.get(planId) ?? []) {
      const room = await promise
      for (const connection of [...room.connections]) {
        const member = await rooms.member(planId, connection.memberId)
        if (member === undefined || !mayOpen(member, document).ok) {
          connection.close(CLOSE.signedOut, 'not-a-member')
        }
      }
    }
  }

  async function closePlan(planId: PlanId): Promise<void> {
    const documents = plans.get(planId)
    plans.delete(planId)
    for (const promise of documents?.values() ?? []) {
      await rest(await promise, CLOSE.notSaved, 'not-saved')
    }
  }

  function restOnceIdle(planId: PlanId, document: DocumentName, room: Room): void {
    idle.get(room)?.()
    idle.set(
      room,
      scheduler.after(IDLE_MS, () => {
        const documents = plans.get(planId)
        const promise = documents?.get(document)
        if (closing || documents === undefined || promise === undefined || !opened.has(room)) return
        const needed =
          (document === 'record' && documents.size > 1) ||
          (document === 'review' && documents.has('plan'))
        if (needed || !room.quiet()) {
          restOnceIdle(planId, document, room)
          return
        }
        // All of it is on disk, so whoever opens the document from now on may read it from there at once.
        forget(planId, document, promise)
        inBackground(log, 'close idle room', rest(room, CLOSE.goingAway, 'idle'))
      }),
    )
  }

  async function rest(room: Room, code: number, reason: string): Promise<void> {
    idle.get(room)?.()
    idle.delete(room)
    opened.delete(room)
    await room.close(code, reason)
  }

  const rooms: Rooms = {
    open,
    async member(planId, memberId) {
      const record = await open(planId, 'record')
      return record.peek((doc) => readMember(doc, memberId))
    },
    async plan(planId) {
      const record = await open(planId, 'record')
      return viewOf(record)
    },
    async mayOpen(planId, memberId, document) {
      const plan = await rooms.plan(planId)
      const member = await rooms.member(planId, memberId)
      if (plan === null || member === undefined) return false
      const party = caucusParty(document)
      if (party !== null && !plan.parties.some((one) => one.id === party)) return false
      return mayOpen(member, document).ok
    },
    stats: () => ({
      rooms: opened.size,
      sockets: [...opened].reduce((sum, room) => sum + room.connections.size, 0),
    }),
    async close() {
      if (closing) return
      closing = true
      refusals.close()
      for (const cancel of idle.values()) cancel()
      await Promise.all([...opened].map((room) => rest(room, CLOSE.goingAway, 'server-stops')))
      plans.clear()
    },
  }
  return rooms
}
