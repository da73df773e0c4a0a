import type { WebSocket } from 'ws'
import type { MemberId, PlanId } from '../../shared/model/ids.ts'
import { CLOSE, LIMITS } from '../../shared/wire/limits.ts'
import { inBackground, type Log } from '../core/log.ts'
import type { Scheduler } from '../core/scheduler.ts'
import { type Caller, type SessionPorts, whoHasSession } from '../core/session.ts'

/** A peer that answers no ping within this is gone, though its network never said so. */
const PING_EVERY_MS = 30_000
/** A client that was told to go has this long to answer, so that the last frames to it are not lost. */
const FAREWELL_MS = 1_500

/** All sync sockets of this process, by session and member. */
export interface Sockets {
  /** Whether this member may open one more. */
  hasRoomFor(caller: Caller): boolean
  add(socket: WebSocket, caller: Caller): void
  /** The session is over: its sockets are told so and close at once. */
  endSession(sessionHash: string): void
  /** The session goes on under another token: its sockets stay open for as long as the new one holds. */
  replaceSession(sessionHash: string, by: string): void
  /** A member has no session any more: all their sockets close at once. */
  endMember(planId: PlanId, memberId: MemberId): void
  /** Waits a moment for everybody to say goodbye, then cuts off who did not. Safe twice. */
  close(): Promise<void>
}

interface Open {
  caller: Caller
  /** Whether it showed a sign of life since the last ping. */
  alive: boolean
}

/** Watches over sockets: counts them, drops dead ones, and closes those whose session ended meanwhile. */
export function createSockets(ports: SessionPorts & { scheduler: Scheduler; log: Log }): Sockets {
  const open = new Map<WebSocket, Open>()
  const perMember = new Map<string, number>()
  const keyOf = (caller: Caller): string => `${caller.planId} ${caller.member.id}`

  function count(caller: Caller, change: 1 | -1): void {
    const key = keyOf(caller)
    const now = (perMember.get(key) ?? 0) + change
    if (now === 0) perMember.delete(key)
    else perMember.set(key, now)
  }

  function endSession(sessionHash: string): void {
    for (const [socket, { caller }] of open) {
      if (caller.sessionHash === sessionHash) socket.close(CLOSE.signedOut, 'signed-out')
    }
  }

  function pingAll(): void {
    for (const [socket, state] of open) {
      if (!state.alive) {
        socket.terminate()
        continue
      }
      state.alive = false
      socket.ping()
    }
  }

  async function endLapsedSessions(): Promise<void> {
    const hashes = new Set([...open.values()].map(({ caller }) => caller.sessionHash))
    for (const hash of hashes) {
      // An open socket is use of the session, so this also moves its end.
      if ((await whoHasSession(ports, hash)) === null) endSession(hash)
    }
  }

  let allGone = (): void => {}
  let cancel = ports.scheduler.after(PING_EVERY_MS, beat)
  function beat(): void {
    pingAll()
    inBackground(ports.log, 'recheck sessions', endLapsedSessions())
    cancel = ports.scheduler.after(PING_EVERY_MS, beat)
  }

  return {
    hasRoomFor: (caller) => (perMember.get(keyOf(caller)) ?? 0) < LIMITS.socketsPerMember,
    add(socket, caller) {
      const state: Open = { caller, alive: true }
      open.set(socket, state)
      count(caller, 1)
      const alive = (): void => {
        state.alive = true
      }
      socket.on('pong', alive)
      socket.on('message', alive)
      socket.on('close', () => {
        if (open.delete(socket)) count(caller, -1)
        if (open.size === 0) allGone()
      })
    },
    endSession,
    replaceSession(sessionHash, by) {
      for (const state of open.values()) {
        if (state.caller.sessionHash === sessionHash) {
          state.caller = { ...state.caller, sessionHash: by, rotates: false }
        }
      }
    },
    endMember(planId, memberId) {
      for (const [socket, { caller }] of open) {
        if (caller.planId === planId && caller.member.id === memberId) {
          socket.close(CLOSE.signedOut, 'signed-out')
        }
      }
    },
    async close() {
      cancel()
      if (open.size > 0) {
        await new Promise<void>((resolve) => {
          const cancelWait = ports.scheduler.after(FAREWELL_MS, resolve)
          allGone = () => {
            cancelWait()
            resolve()
          }
        })
      }
      for (const socket of open.keys()) socket.terminate()
    },
  }
}
