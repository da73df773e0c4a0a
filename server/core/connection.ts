import type { Member } from '../../shared/model/member.ts'
import type { MemberId } from '../../shared/model/ids.ts'
import { CLOSE, LIMITS } from '../../shared/wire/limits.ts'
import {
  awarenessFrame,
  barrierFrame,
  type ClientFrame,
  readFrame,
  step1Frame,
  step2Frame,
} from './frames.ts'
import type { GateVerdict } from './gate/judge.ts'
import type { Scheduler } from './scheduler.ts'
import { createTokenBucket } from './tokenBucket.ts'

/** A socket as the core sees it. */
export interface RoomSocket {
  send(bytes: Uint8Array): void
  close(code: number, reason: string): void
  /** Bytes that were sent and not yet taken by the network. */
  bufferedBytes(): number
}

/** One socket in one room. */
export interface Connection {
  readonly memberId: MemberId
  /** Takes one binary frame from the client. */
  receive(frame: Uint8Array): void
  /** The socket is gone. Safe twice. */
  left(): void
  /** Begins the conversation: the server asks what the client has. */
  greet(): void
  send(bytes: Uint8Array): void
  close(code: number, reason: string): void
  /** Whether this client has the state and gets what comes after it. */
  subscribed(): boolean
}

/** What a connection asks of its room. */
interface ConnectionRoom {
  readonly scheduler: Scheduler
  stateVector(): Uint8Array
  /** The update that brings a client with this state vector up to date. Throws when it is malformed. */
  answerTo(stateVector: Uint8Array): Uint8Array
  /** Runs `then` when all that was accepted so far is on disk. */
  settled(then: () => void): void
  member(): Member | undefined
  /** `wait`: this member used up the server's time for now. */
  update(update: Uint8Array): GateVerdict | { readonly kind: 'wait' }
  awareness(states: Uint8Array): boolean
  everybody(): Uint8Array | null
  left(): void
}

export function createConnection(
  socket: RoomSocket,
  who: { memberId: MemberId; schema: number | null },
  room: ConnectionRoom,
): Connection {
  const bucket = createTokenBucket(LIMITS.frameBurst, LIMITS.framesPerSecond, room.scheduler.now)
  let open = true
  let subscribed = false
  let gaps = 0
  /** Set from the first word until the client has told all it has, and again while something it sent hangs in the air. */
  let incomplete = true
  let heldNonces: Uint8Array[] = []

  const connection: Connection = {
    memberId: who.memberId,
    receive,
    left() {
      if (!open) return
      open = false
      subscribed = false
      room.left()
    },
    greet: () => connection.send(step1Frame(room.stateVector())),
    send(bytes) {
      if (!open) return
      if (socket.bufferedBytes() + bytes.length > LIMITS.bufferedBytes) {
        connection.close(CLOSE.tooSlow, 'reads-too-slowly')
        return
      }
      socket.send(bytes)
    },
    close(code, reason) {
      if (!open) return
      socket.close(code, reason)
      connection.left()
    },
    subscribed: () => subscribed,
  }

  function receive(bytes: Uint8Array): void {
    if (!open) return
    if (bytes.length > LIMITS.frameBytes) return connection.close(CLOSE.refused, 'frame-too-large')
    if (!bucket.take()) return connection.close(CLOSE.tooFast, 'sends-too-fast')
    const member = room.member()
    if (member === undefined || member.standing === 'removed') {
      return connection.close(CLOSE.signedOut, 'not-a-member')
    }
    const frame = readFrame(bytes)
    if (frame === null) return connection.close(CLOSE.refused, 'malformed')
    handle(frame)
  }

  function handle(frame: ClientFrame): void {
    switch (frame.kind) {
      case 'step1':
        return answer(frame.stateVector)
      case 'step2':
      case 'update':
        return takeUpdate(frame.update, frame.kind === 'step2')
      case 'awareness':
        if (!room.awareness(frame.states)) connection.close(CLOSE.refused, 'malformed')
        return
      case 'queryAwareness':
        return sendEverybody()
      case 'saveBarrier':
        if (incomplete) holdNonce(frame.nonce)
        else echo(frame.nonce)
    }
  }

  function answer(stateVector: Uint8Array): void {
    let state: Uint8Array
    try {
      state = room.answerTo(stateVector)
    } catch {
      return connection.close(CLOSE.refused, 'malformed')
    }
    // What is not on disk yet must not be seen by anybody, so the answer waits for what it contains.
    room.settled(() => {
      connection.send(step2Frame(state))
      if (open && !subscribed) {
        subscribed = true
        sendEverybody()
      }
    })
  }

  function takeUpdate(update: Uint8Array, complete: boolean): void {
    const verdict = room.update(update)
    if (!open) return
    switch (verdict.kind) {
      case 'refuse':
        return connection.close(CLOSE.refused, verdict.reason)
      case 'wait':
        return connection.close(CLOSE.tooFast, 'costs-too-much')
      case 'gap':
        // Whatever the client sends next with sync step 2 holds this too, so one question is enough.
        if (incomplete && !complete) return
        incomplete = true
        gaps += 1
        if (gaps > LIMITS.gapsInARow) return connection.close(CLOSE.tooFast, 'gaps')
        return connection.send(step1Frame(room.stateVector()))
      case 'accept':
      case 'nothing':
        if (!complete) return
        gaps = 0
        incomplete = false
        for (const nonce of heldNonces) echo(nonce)
        heldNonces = []
    }
  }

  function holdNonce(nonce: Uint8Array): void {
    heldNonces.push(nonce)
    // A client waits for one echo at a time; older ones that it gave up are answered by the newest.
    if (heldNonces.length > LIMITS.gapsInARow) heldNonces.shift()
  }

  function echo(nonce: Uint8Array): void {
    room.settled(() => connection.send(barrierFrame(nonce)))
  }

  function sendEverybody(): void {
    const states = room.everybody()
    if (states !== null) connection.send(awarenessFrame(states))
  }

  return connection
}
