import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as syncProtocol from 'y-protocols/sync'
import * as Y from 'yjs'
import { applyExactly } from '../../server/core/applyExactly.ts'
import type { Connection } from '../../server/core/connection.ts'
import type { MemberId } from '../../shared/model/ids.ts'
import { CLOSE } from '../../shared/wire/limits.ts'
import { MESSAGE } from '../../shared/wire/messages.ts'

/** A person at a page: the plain sync protocol with save barriers, over a wire that the test moves by hand. */
export interface Typist {
  readonly memberId: MemberId
  readonly doc: () => Y.Doc
  /** Every client id under which this person ever typed. */
  readonly clientIds: readonly number[]
  /** Holds only what the server sent: what this person has seen of the others. */
  readonly seen: Y.Doc
  /** Full states of which the server said "saved". */
  readonly acknowledged: Uint8Array[]
  /** Whether the server ever turned something away that this person wrote. */
  readonly refused: () => boolean
  readonly online: () => boolean
  connect(join: (socket: TypistSocket) => Connection): void
  disconnect(): void
  /** Closes the page and opens it again from local storage, under a new client id. */
  reopen(clientId: number): void
  askSaved(): void
  /** Moves one frame; false when none is waiting. */
  deliverUp(): boolean
  deliverDown(): boolean
}

interface TypistSocket {
  send(bytes: Uint8Array): void
  close(code: number, reason: string): void
  bufferedBytes(): number
}

export function createTypist(memberId: MemberId, clientId: number): Typist {
  const clientIds = [clientId]
  let doc = newDoc(clientId)
  const seen = new Y.Doc()
  const acknowledged: Uint8Array[] = []
  const asked = new Map<number, Uint8Array>()
  let nonces = 0
  let connection: Connection | null = null
  let up: Uint8Array[] = []
  let down: Uint8Array[] = []
  let synced = false
  let refused = false

  function newDoc(id: number): Y.Doc {
    const made = new Y.Doc()
    made.clientID = id
    made.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === 'server' || origin === 'storage' || connection === null) return
      const encoder = encoding.createEncoder()
      encoding.writeVarUint(encoder, MESSAGE.sync)
      syncProtocol.writeUpdate(encoder, update)
      up.push(encoding.toUint8Array(encoder))
    })
    return made
  }

  function hangUp(): void {
    connection = null
    up = []
    down = []
    synced = false
    asked.clear()
  }

  function read(frame: Uint8Array): void {
    const decoder = decoding.createDecoder(frame)
    const kind = decoding.readVarUint(decoder)
    if (kind === MESSAGE.saveBarrier) {
      const nonce = decoding.readVarUint8Array(decoder)[0] ?? -1
      const state = asked.get(nonce)
      if (state !== undefined) acknowledged.push(state)
      return
    }
    if (kind !== MESSAGE.sync) return
    remember(frame)
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, MESSAGE.sync)
    const message = syncProtocol.readSyncMessage(decoder, encoder, doc, 'server')
    if (message === syncProtocol.messageYjsSyncStep2) synced = true
    if (encoding.length(encoder) > 1) up.push(encoding.toUint8Array(encoder))
  }

  function remember(frame: Uint8Array): void {
    const decoder = decoding.createDecoder(frame)
    decoding.readVarUint(decoder)
    if (decoding.readVarUint(decoder) === syncProtocol.messageYjsSyncStep1) return
    applyExactly(seen, decoding.readVarUint8Array(decoder))
  }

  return {
    memberId,
    doc: () => doc,
    clientIds,
    seen,
    acknowledged,
    refused: () => refused,
    online: () => connection !== null,
    connect(join) {
      const mine: TypistSocket = {
        send: (bytes) => void down.push(bytes),
        close(code) {
          if (code === CLOSE.refused) refused = true
          hangUp()
        },
        bufferedBytes: () => 0,
      }
      connection = join(mine)
      const encoder = encoding.createEncoder()
      encoding.writeVarUint(encoder, MESSAGE.sync)
      syncProtocol.writeSyncStep1(encoder, doc)
      up.push(encoding.toUint8Array(encoder))
    },
    disconnect() {
      const leaving = connection
      hangUp()
      leaving?.left()
    },
    reopen(id) {
      const kept = Y.encodeStateAsUpdate(doc)
      this.disconnect()
      clientIds.push(id)
      doc = newDoc(id)
      Y.applyUpdate(doc, kept, 'storage')
    },
    askSaved() {
      if (connection === null || !synced) return
      nonces = (nonces + 1) % 250
      asked.set(nonces, Y.encodeStateAsUpdate(doc))
      const encoder = encoding.createEncoder()
      encoding.writeVarUint(encoder, MESSAGE.saveBarrier)
      encoding.writeVarUint8Array(encoder, Uint8Array.of(nonces))
      up.push(encoding.toUint8Array(encoder))
    },
    deliverUp() {
      const frame = up.shift()
      if (frame === undefined || connection === null) return false
      connection.receive(frame)
      return true
    },
    deliverDown() {
      const frame = down.shift()
      if (frame === undefined) return false
      read(frame)
      return true
    },
  }
}
