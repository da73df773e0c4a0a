import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import type { AwarenessUser } from '../../shared/wire/awareness.ts'
import { LIMITS } from '../../shared/wire/limits.ts'

/** Who is in a room and where, in the awareness protocol of y-protocols, with the identity that the server gives. */
export interface RoomAwareness<Holder> {
  /**
   * Takes what one connection says of itself. Ids that belong to somebody else are dropped; the identity inside is
   * overwritten. Answers the ids that were taken, or null when the bytes are malformed or out of bounds.
   */
  receive(
    holder: Holder,
    user: AwarenessUser,
    states: Uint8Array,
    mayUse: (id: number) => boolean,
  ): readonly number[] | null
  /** Forgets a connection; its ids are told as gone. */
  leave(holder: Holder): void
  /** What changed since the last call, as the payload of an awareness frame; null when nothing did. */
  takeChanges(): Uint8Array | null
  /** Everybody who is here, as the payload of an awareness frame; null when nobody is. */
  everybody(): Uint8Array | null
}

interface Entry<Holder> {
  readonly holder: Holder
  readonly memberId: string
  clock: number
  /** The state as JSON; null once gone. */
  json: string | null
}

export function createRoomAwareness<Holder>(): RoomAwareness<Holder> {
  const entries = new Map<number, Entry<Holder>>()
  const changed = new Set<number>()

  const idsOf = (holder: Holder): number[] =>
    [...entries].filter(([, entry]) => entry.holder === holder).map(([id]) => id)

  function encodeStates(ids: Iterable<number>): Uint8Array | null {
    const list = [...ids].flatMap((id) => {
      const entry = entries.get(id)
      return entry === undefined ? [] : [[id, entry] as const]
    })
    if (list.length === 0) return null
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, list.length)
    for (const [id, entry] of list) {
      encoding.writeVarUint(encoder, id)
      encoding.writeVarUint(encoder, entry.clock)
      encoding.writeVarString(encoder, entry.json ?? 'null')
    }
    return encoding.toUint8Array(encoder)
  }

  return {
    receive(holder, user, states, mayUse) {
      const read = readStates(states)
      if (read === null) return null
      const taken: number[] = []
      for (const { id, clock, state } of read) {
        const entry = entries.get(id)
        if (entry === undefined) {
          if (state === null || !mayUse(id)) continue
        } else {
          // The same person may come back on a new socket before the old one is known to be dead.
          if (entry.holder !== holder && entry.memberId !== user.memberId) continue
          const newer = clock > entry.clock || entry.json === null
          const sameClock = clock === entry.clock && (state === null || entry.holder !== holder)
          if (!newer && !sameClock) continue
        }
        const json = state === null ? null : JSON.stringify({ ...state, user })
        if (entry?.holder !== holder && idsOf(holder).length >= LIMITS.awarenessIdsPerSocket) {
          return null
        }
        entries.set(id, { holder, memberId: user.memberId, clock, json })
        changed.add(id)
        taken.push(id)
      }
      return taken
    },
    leave(holder) {
      for (const id of idsOf(holder)) {
        const entry = entries.get(id)
        if (entry === undefined) continue
        entry.json = null
        changed.add(id)
      }
    },
    takeChanges() {
      if (changed.size === 0) return null
      const payload = encodeStates(changed)
      for (const id of changed) if (entries.get(id)?.json === null) entries.delete(id)
      changed.clear()
      return payload
    },
    everybody() {
      return encodeStates([...entries].filter(([, entry]) => entry.json !== null).map(([id]) => id))
    },
  }
}

/** Client ids are 32-bit in Yjs 13. */
const MAX_CLIENT_ID = 0xffffffff

interface ReadState {
  readonly id: number
  readonly clock: number
  readonly state: Record<string, unknown> | null
}

function readStates(bytes: Uint8Array): ReadState[] | null {
  try {
    const decoder = decoding.createDecoder(bytes)
    const count = decoding.readVarUint(decoder)
    const states: ReadState[] = []
    // A client may also report that others left (it cannot tell); those ids are dropped later, so the bound is loose.
    if (count > 1000) return null
    for (let index = 0; index < count; index++) {
      const id = decoding.readVarUint(decoder)
      const clock = decoding.readVarUint(decoder)
      const text = decoding.readVarString(decoder)
      if (
        id > MAX_CLIENT_ID ||
        clock > LIMITS.awarenessClock ||
        text.length > LIMITS.awarenessBytes
      )
        return null
      const state: unknown = JSON.parse(text)
      if (state !== null && (typeof state !== 'object' || Array.isArray(state))) return null
      states.push({ id, clock, state: state === null ? null : { ...state } })
    }
    return states
  } catch {
    return null
  }
}
