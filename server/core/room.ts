import * as Y from 'yjs'
import { writeBracketPlace } from '../../shared/model/bracket.ts'
import type { DocumentName } from '../../shared/model/documents.ts'
import type { BracketId, MemberId, PartyId, PlanId, PointId } from '../../shared/model/ids.ts'
import type { Member } from '../../shared/model/member.ts'
import { authorsOf } from '../../shared/model/textAuthors.ts'
import { mayWriteSomewhere } from '../../shared/rules/may.ts'
import type { AwarenessUser } from '../../shared/wire/awareness.ts'
import { CLOSE } from '../../shared/wire/limits.ts'
import { applyExactly } from './applyExactly.ts'
import { chainHash, type Sha256 } from './chain.ts'
import { type Connection, createConnection, type RoomSocket } from './connection.ts'
import { createDurability } from './durability.ts'
import { awarenessFrame, EMPTY_AWARENESS_FRAME, updateFrame } from './frames.ts'
import { createAuthors } from './gate/authors.ts'
import type { NewBracket } from './gate/brackets.ts'
import type { CpuBudget } from './gate/cpuBudget.ts'
import { behindFence, type Fenced } from './gate/fence.ts'
import { type GateRefusal, type GateVerdict, judge } from './gate/judge.ts'
import type { HolderCache } from './gate/places.ts'
import type { Author, EntryKind, Journal, LoadedDocument } from './journal.ts'
import type { Log } from './log.ts'
import type { Metrics } from './metrics.ts'
import { createOutbox } from './outbox.ts'
import { createRoomAwareness } from './roomAwareness.ts'
import type { Scheduler } from './scheduler.ts'

/** A snapshot is due after so many entries, or so many bytes of them: opening a document reads no more than this. */
const SNAPSHOT_ENTRIES = 500
const SNAPSHOT_BYTES = 512 * 1024
/** A silent line is told that it is alive this often; y-websocket's clients give up after 30 s without a word. */
const HEARTBEAT_MS = 15_000
/** State vectors whose answer is kept; when many come back at once they mostly have the same. */
const KEPT_ANSWERS = 16

/** One document of one plan, open: its state, the connections in it, and the order between disk and readers. */
export interface Room {
  /** Takes a socket in. `schema` is the version of the text schema that the client named, or null for a plain client. */
  join(socket: RoomSocket, who: { memberId: MemberId; schema: number | null }): Connection
  /** The server's own write, in one transaction; resolves once it is on disk. */
  change(write: (doc: Y.Doc) => void): Promise<void>
  /**
   * As `change`, with an event in the same commit. A `write` that answers false has changed nothing, and then there
   * is no event either.
   */
  changeWith(event: Uint8Array, by: Author, write: (doc: Y.Doc) => boolean | void): Promise<void>
  /** Writes an event that changes nothing of the document. */
  note(event: Uint8Array, by: Author): Promise<void>
  /** Reads the document, resolving once all that was read is on disk. */
  read<T>(take: (doc: Y.Doc) => T): Promise<T>
  /** Reads the document as it is in memory now; for decisions of the server itself. */
  peek<T>(take: (doc: Y.Doc) => T): T
  readonly connections: ReadonlySet<Connection>
  /** The number of the last entry that is on disk; 0 before the first. */
  lastStored(): number
  /** Whether nobody is in it and all of it is on disk. */
  quiet(): boolean
  /** Sends everybody away, writes what is waiting and a snapshot. Safe twice. */
  close(code: number, reason: string): Promise<void>
}

/** What a room needs from outside. */
export interface RoomContext {
  readonly journal: Journal
  readonly sha256: Sha256
  readonly scheduler: Scheduler
  readonly log: Log
  readonly metrics: Metrics
  /** The live member; asked for every message. */
  readonly member: (id: MemberId) => Member | undefined
  /** Status and lock of a point, out of the record. */
  readonly point: (id: PointId) => Fenced | undefined
  /** The parties that said what they support in a bracket, out of the review. */
  readonly supporters: (id: BracketId) => readonly PartyId[]
  /** What each member may still cost; shared by all rooms. */
  readonly cpu: CpuBudget<MemberId>
  /** Called for every update that was turned away. */
  readonly refused: (member: MemberId, reason: GateRefusal) => void
  /** How a member appears to others. */
  readonly user: (member: Member) => AwarenessUser
  /** Called after every accepted change, before it is on disk. */
  readonly changed: () => void
  /** Called with the head of the chain after every entry that reached the disk. */
  readonly stored: (head: { readonly seq: number; readonly hash: Uint8Array }) => void
  /** Called when the last connection left. */
  readonly emptied: () => void
  /** Called once when the disk refused an entry: the room is over and must be opened anew. */
  readonly failed: () => void
}

/** Opens a room from what the journal holds of it. */
export function createRoom(
  planId: PlanId,
  document: DocumentName,
  loaded: LoadedDocument,
  context: RoomContext,
): Room {
  const { journal, scheduler, log, metrics } = context
  const doc = new Y.Doc({ gc: true })
  doc.transact(() => {
    if (loaded.snapshot !== null) applyExactly(doc, loaded.snapshot.state)
    for (const entry of loaded.entries) {
      if (entry.kind === 'update') applyExactly(doc, entry.body)
    }
  })

  const authors = createAuthors(doc)
  const holders: HolderCache = new WeakMap()
  const view = {
    doc,
    document,
    authors,
    holders,
    point: (id: PointId) => behindFence(context.point(id), scheduler.now()),
    supporters: context.supporters,
    now: scheduler.now,
  }
  const connections = new Set<Connection>()
  const awareness = createRoomAwareness<Connection>()
  const durability = createDurability(loaded.head.seq)
  let head = loaded.head
  let snapshotSeq = loaded.snapshot?.seq ?? 0
  let bytesSinceSnapshot = loaded.entries.reduce((sum, entry) => sum + entry.body.length, 0)
  let snapshotting: Promise<void> | null = null
  let closed = false
  let answers = new Map<string, Uint8Array>()

  const outbox = createOutbox<Connection>({
    scheduler,
    readers: () => connections.size,
    send(batches) {
      const frames = batches.map((batch) => ({ ...batch, frame: updateFrame(batch.update) }))
      const states = awareness.takeChanges()
      const stateFrame = states === null ? null : awarenessFrame(states)
      for (const connection of connections) {
        if (!connection.subscribed()) continue
        for (const batch of frames) {
          if (batch.onlyFrom !== connection) connection.send(batch.frame)
        }
        if (stateFrame !== null) connection.send(stateFrame)
      }
    },
  })

  /** Puts an accepted update on its way to disk, in memory at once; it reaches others only from disk. */
  function commit(by: Author, update: Uint8Array, from: Connection | null): Promise<void> {
    answers = new Map()
    context.changed()
    return append(by, 'update', update).then(() => {
      if (!closed) outbox.push(update, from)
    })
  }

  function append(by: Author, kind: EntryKind, body: Uint8Array): Promise<void> {
    const acceptedAt = scheduler.now()
    const entry = { seq: head.seq + 1, at: acceptedAt, by, kind, body }
    const hash = chainHash(context.sha256, head.hash, planId, document, entry)
    head = { seq: entry.seq, hash }
    bytesSinceSnapshot += body.length
    return journal.append(planId, document, { ...entry, hash }).then(
      () => {
        metrics.committed((scheduler.now() - acceptedAt) / 1000)
        durability.reached(entry.seq)
        context.stored({ seq: entry.seq, hash })
        snapshotIfDue()
      },
      (error: unknown) => {
        fail(error)
        throw error
      },
    )
  }

  function fail(error: unknown): void {
    if (closed) return
    log.error('entry not stored', { planId, document, error })
    leaveAll(CLOSE.notSaved, 'not-saved')
    durability.fail(error)
    context.failed()
  }

  function leaveAll(code: number, reason: string): void {
    closed = true
    cancelHeartbeat()
    outbox.close()
    for (const connection of [...connections]) connection.close(code, reason)
  }

  function snapshotIfDue(): void {
    const due =
      durability.seq() - snapshotSeq >= SNAPSHOT_ENTRIES || bytesSinceSnapshot >= SNAPSHOT_BYTES
    if (due && !closed) void snapshot()
  }

  function snapshot(): Promise<void> {
    if (snapshotting !== null) return snapshotting
    // Only what is on disk may be in a snapshot, or a crash would leave a state without its history.
    if (durability.seq() !== head.seq || head.seq === snapshotSeq) return Promise.resolve()
    const seq = head.seq
    bytesSinceSnapshot = 0
    snapshotting = journal
      .keepSnapshot(planId, document, seq, Y.encodeStateAsUpdate(doc))
      .then(() => {
        snapshotSeq = seq
      })
      // Without a snapshot nothing is lost, opening only takes longer.
      .catch((error: unknown) => log.warn('snapshot not kept', { planId, document, error }))
      .finally(() => {
        snapshotting = null
      })
    return snapshotting
  }

  function answerTo(stateVector: Uint8Array): Uint8Array {
    const key = stateVector.join()
    const kept = answers.get(key)
    if (kept !== undefined) return kept
    const answer = Y.encodeStateAsUpdate(doc, stateVector)
    if (answers.size < KEPT_ANSWERS) answers.set(key, answer)
    return answer
  }

  /** One write of the server; the promises resolve once it is on disk. */
  function writeAsServer(write: (doc: Y.Doc) => void): Promise<void>[] {
    const updates: Uint8Array[] = []
    const gather = (update: Uint8Array): void => void updates.push(update)
    doc.on('update', gather)
    try {
      doc.transact(() => {
        // The server's own client id is taken like anybody's, or a client could write under it.
        if (document !== 'record') authorsOf(doc).set(String(doc.clientID), 'server')
        write(doc)
      }, 'server')
    } finally {
      doc.off('update', gather)
    }
    return updates.map((update) => commit('server', update, null))
  }

  /** Gives client ids to a member and brackets to their points, on disk before anything that was written under them. */
  function claim(
    memberId: MemberId,
    clientIds: readonly number[],
    brackets: readonly NewBracket[] = [],
  ): void {
    if (clientIds.length === 0 && brackets.length === 0) return
    const written = writeAsServer((target) => {
      for (const id of clientIds) authorsOf(target).set(String(id), memberId)
      for (const { bracketId, pointId } of brackets) {
        writeBracketPlace(target, bracketId, { pointId, settledAt: null })
      }
    })
    for (const one of written) one.catch(() => undefined)
  }

  function receiveUpdate(
    connection: Connection,
    memberId: MemberId,
    update: Uint8Array,
  ): GateVerdict | { readonly kind: 'wait' } {
    if (!context.cpu.allows(memberId)) return { kind: 'wait' }
    const begun = scheduler.precise()
    try {
      return admit(connection, memberId, update)
    } finally {
      context.cpu.spend(memberId, scheduler.precise() - begun)
    }
  }

  function admit(connection: Connection, memberId: MemberId, update: Uint8Array): GateVerdict {
    const verdict = judge(view, context.member(memberId), update)
    if (verdict.kind !== 'accept') {
      metrics.update(verdict.kind === 'refuse' ? verdict.reason : verdict.kind)
      if (verdict.kind === 'refuse') context.refused(memberId, verdict.reason)
      return verdict
    }
    claim(memberId, verdict.claims, verdict.brackets)
    try {
      applyExactly(doc, verdict.update, connection)
    } catch (error) {
      // Part of it may be applied: this document is spoilt in memory, though not on disk.
      connection.close(CLOSE.refused, 'malformed')
      fail(error)
      return { kind: 'refuse', reason: 'malformed' }
    }
    metrics.update('accepted')
    // A failure closes the room and every connection in it; there is nobody else to tell.
    commit(memberId, verdict.update, connection).catch(() => undefined)
    return verdict
  }

  function receiveAwareness(
    connection: Connection,
    memberId: MemberId,
    states: Uint8Array,
  ): boolean {
    const member = context.member(memberId)
    if (member === undefined) return false
    const ids = awareness.receive(connection, context.user(member), states, (id) =>
      authors.mayUse(memberId, id),
    )
    if (ids === null) return false
    // From here on others can learn the id, so it is theirs before anybody can write under it.
    if (mayWriteSomewhere(member, document).ok) {
      claim(
        memberId,
        ids.filter((id) => authors.ownerOf(id) === undefined),
      )
    }
    outbox.poke()
    return true
  }

  let cancelHeartbeat = scheduler.after(HEARTBEAT_MS, heartbeat)
  function heartbeat(): void {
    for (const connection of connections) connection.send(EMPTY_AWARENESS_FRAME)
    cancelHeartbeat = scheduler.after(HEARTBEAT_MS, heartbeat)
  }

  return {
    connections,
    lastStored: durability.seq,
    quiet: () => connections.size === 0 && durability.seq() === head.seq,
    join(socket, who) {
      const connection: Connection = createConnection(socket, who, {
        scheduler,
        stateVector: () => Y.encodeStateVector(doc),
        answerTo: (stateVector) => answerTo(stateVector),
        settled: (then) => durability.when(head.seq, then),
        member: () => context.member(who.memberId),
        update: (update) => receiveUpdate(connection, who.memberId, update),
        awareness: (states) => receiveAwareness(connection, who.memberId, states),
        everybody: () => awareness.everybody(),
        left() {
          connections.delete(connection)
          awareness.leave(connection)
          if (closed) return
          outbox.poke()
          if (connections.size === 0) context.emptied()
        },
      })
      connections.add(connection)
      if (closed) connection.close(CLOSE.goingAway, 'closing')
      else connection.greet()
      return connection
    },
    async change(write) {
      if (closed) throw new Error('The room is closed')
      await Promise.all(writeAsServer(write))
    },
    async changeWith(event, by, write) {
      if (closed) throw new Error('The room is closed')
      let wanted = true
      const written = writeAsServer((target) => {
        wanted = write(target) !== false
      })
      if (wanted) written.push(append(by, 'event', event))
      await Promise.all(written)
    },
    async note(event, by) {
      if (closed) throw new Error('The room is closed')
      await append(by, 'event', event)
    },
    async read(take) {
      const value = take(doc)
      await durability.until(head.seq)
      return value
    },
    peek: (take) => take(doc),
    async close(code, reason) {
      if (!closed) leaveAll(code, reason)
      await durability.until(head.seq).catch(() => undefined)
      await snapshot()
      doc.destroy()
    },
  }
}
