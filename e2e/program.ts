import { once } from 'node:events'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { WebSocket } from 'ws'
import * as sync from 'y-protocols/sync'
import * as Y from 'yjs'
import { pointRoot } from '../shared/model/documents.ts'
import type { PointId } from '../shared/model/ids.ts'
import { planResponse, sessionResponse } from '../shared/wire/http.ts'
import { MESSAGE } from '../shared/wire/messages.ts'
import type { SeatLink } from './seats.ts'

/** A program that speaks to Parley by itself, without the page and its good manners. */
export interface Program {
  /** The points of the plan in their order, with their words. */
  readonly points: () => Promise<readonly { readonly id: string; readonly text: string }[]>
  /** Opens the plan's text over a bare socket and sends a hand-made update; answers how the server closed it. */
  readonly forceWords: (
    pointId: string,
    words: string,
  ) => Promise<{ readonly code: number; readonly reason: string }>
}

/** Takes a seat by its link, as a program with a bearer token. */
export async function takeSeatAsProgram(
  origin: string,
  seat: SeatLink,
  name: string,
): Promise<Program> {
  const answer = await fetch(`${origin}/api/join`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token: new URL(seat.link).hash.slice(1), name }),
  })
  const { planId, token } = sessionResponse.parse(await answer.json())
  return {
    async points() {
      const read = await fetch(`${origin}/api/plans/${planId}`, {
        headers: { authorization: `Bearer ${token}` },
      })
      return planResponse.parse(await read.json()).pillars.flatMap((pillar) => pillar.points)
    },
    async forceWords(pointId, words) {
      const address = `${origin.replace('http', 'ws')}/sync/${planId}/plan`
      const socket = new WebSocket(address, ['parley', `bearer.${token}`])
      const doc = new Y.Doc()
      socket.on('message', (data) => {
        if (Buffer.isBuffer(data)) receive(socket, doc, data)
      })
      await once(socket, 'open')
      const closed = once(socket, 'close') as Promise<[number, Buffer]>
      const paragraph = new Y.XmlElement('paragraph')
      paragraph.insert(0, [new Y.XmlText(words)])
      doc.getXmlFragment(pointRoot(pointId as PointId)).insert(0, [paragraph])
      socket.send(syncFrame((to) => sync.writeUpdate(to, Y.encodeStateAsUpdate(doc))))
      const [code, reason] = await closed
      return { code, reason: reason.toString() }
    },
  }
}

function receive(socket: WebSocket, doc: Y.Doc, data: Buffer): void {
  const decoder = decoding.createDecoder(data)
  if (decoding.readVarUint(decoder) !== MESSAGE.sync) return
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, MESSAGE.sync)
  sync.readSyncMessage(decoder, encoder, doc, 'server')
  if (encoding.length(encoder) > 1) socket.send(encoding.toUint8Array(encoder))
}

function syncFrame(write: (to: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, MESSAGE.sync)
  write(encoder)
  return encoding.toUint8Array(encoder)
}
