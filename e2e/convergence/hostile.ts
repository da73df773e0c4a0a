import * as encoding from 'lib0/encoding'
import type * as Y from 'yjs'
import type { Connection } from '../../server/core/connection.ts'
import { awarenessFrame, step2Frame, updateFrame } from '../../server/core/frames.ts'
import { craft } from '../../server/core/gate/testing/craft.ts'
import type { Room } from '../../server/core/room.ts'
import type { Chance } from '../../shared/lib/chance.ts'
import { pointRoot } from '../../shared/model/documents.ts'
import type { MemberId } from '../../shared/model/ids.ts'
import { POINTS } from './typing.ts'

/** Client ids of its own, far from those of the people. */
const OWN_IDS = 1_000_000
const ROOTS = [...POINTS.map(pointRoot), 'authors', 'ghost', 'alternative:x:a', 'person:hostile']

/** A member with the rights of a drafter and a client that follows no rule. */
export interface Hostile {
  /** Sends one frame into the room; comes back when it was thrown out. */
  attack(room: Room): void
  disconnect(): void
}

export function createHostile(memberId: MemberId, chance: Chance): Hostile {
  let connection: Connection | null = null

  function join(room: Room): Connection {
    const joined = room.join(
      {
        send: () => undefined,
        close() {
          connection = null
        },
        bufferedBytes: () => 0,
      },
      { memberId, schema: null },
    )
    connection = joined
    return joined
  }

  return {
    attack(room) {
      const line = connection ?? join(room)
      line.receive(room.peek((doc) => aFrame(doc, chance)))
    },
    disconnect() {
      const leaving = connection
      connection = null
      leaving?.left()
    },
  }
}

function aFrame(doc: Y.Doc, chance: Chance): Uint8Array {
  const victims = [...doc.store.clients.keys()]
  const client =
    victims.length > 0 && chance.next() < 0.3 ? chance.pick(victims) : OWN_IDS + chance.below(20)
  const update = craft(doc, client, someIds(doc, chance), chance, ROOTS)
  switch (chance.below(6)) {
    case 0:
      return scramble(updateFrame(update), chance)
    case 1:
      return step2Frame(update)
    case 2:
      return awarenessFrame(aLie(victims, chance))
    default:
      return updateFrame(update)
  }
}

/** Some things that are there, and one that is not. */
function someIds(doc: Y.Doc, chance: Chance): [number, number][] {
  const ids: [number, number][] = [[999_999, 0]]
  for (const [client, structs] of doc.store.clients) {
    for (let times = 0; times < 8; times++) {
      const struct = chance.pick(structs)
      ids.push([client, struct.id.clock + chance.below(struct.length)])
    }
  }
  return ids
}

function scramble(frame: Uint8Array, chance: Chance): Uint8Array {
  const bytes = frame.slice(0, 1 + chance.below(frame.length))
  for (let times = chance.below(4); times >= 0; times--) {
    bytes[chance.below(bytes.length)] = chance.below(256)
  }
  return bytes
}

function aLie(victims: readonly number[], chance: Chance): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, 1)
  encoding.writeVarUint(encoder, victims.length > 0 ? chance.pick(victims) : OWN_IDS)
  encoding.writeVarUint(encoder, chance.below(2 ** 30))
  encoding.writeVarString(encoder, JSON.stringify({ user: { name: 'somebody else' } }))
  return encoding.toUint8Array(encoder)
}
