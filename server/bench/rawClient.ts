import { once } from 'node:events'
import * as decoding from 'lib0/decoding'
import WebSocket from 'ws'
import * as Y from 'yjs'
import { pointRoot } from '../../shared/model/documents.ts'
import type { PointId } from '../../shared/model/ids.ts'
import { MESSAGE, SYNC } from '../../shared/wire/messages.ts'
import { barrierFrame, step1Frame, step2Frame, updateFrame } from '../core/frames.ts'

/** A client of the plain sync protocol with a document of its own, for measurements. */
export interface RawClient {
  readonly doc: Y.Doc
  readonly socket: WebSocket
  /** Sends a frame as it is. */
  send(frame: Uint8Array): void
  /** Sends what `change` does to the document. */
  edit(change: (doc: Y.Doc) => void): void
  /** Milliseconds until the server says that all before it is saved. */
  roundTrip(): Promise<number>
  close(): void
}

/** Opens the document `plan` and resolves once it is in step with the server. */
export async function openRawClient(
  origin: string,
  planId: string,
  token: string,
): Promise<RawClient> {
  const socket = new WebSocket(`${origin.replace('http', 'ws')}/sync/${planId}/plan`, {
    headers: { authorization: `Bearer ${token}` },
  })
  const doc = new Y.Doc()
  let nonces = 0
  const waiting = new Map<number, () => void>()
  let synced = (): void => undefined
  const inStep = new Promise<void>((resolve, reject) => {
    synced = resolve
    socket.on('close', () => reject(new Error('The server closed the socket')))
  })
  // It is waited for once the socket is open; a server that closes before that is heard as well.
  inStep.catch(() => undefined)

  socket.on('message', (data: Buffer) => {
    const decoder = decoding.createDecoder(new Uint8Array(data))
    const kind = decoding.readVarUint(decoder)
    if (kind === MESSAGE.saveBarrier) {
      const nonce = new DataView(decoding.readVarUint8Array(decoder).slice().buffer).getUint32(0)
      waiting.get(nonce)?.()
      waiting.delete(nonce)
      return
    }
    if (kind !== MESSAGE.sync) return
    const step = decoding.readVarUint(decoder)
    const body = decoding.readVarUint8Array(decoder)
    if (step === SYNC.step1) socket.send(step2Frame(Y.encodeStateAsUpdate(doc, body)))
    else Y.applyUpdate(doc, body, 'server')
    if (step === SYNC.step2) synced()
  })
  socket.on('error', () => undefined)
  doc.on('update', (update: Uint8Array, from: unknown) => {
    if (from !== 'server') socket.send(updateFrame(update))
  })
  await Promise.race([once(socket, 'open'), inStep])
  socket.send(step1Frame(Y.encodeStateVector(doc)))
  await inStep
  return {
    doc,
    socket,
    send: (frame) => socket.send(frame),
    edit: (change) => doc.transact(() => change(doc)),
    roundTrip() {
      const nonce = ++nonces
      const bytes = new Uint8Array(4)
      new DataView(bytes.buffer).setUint32(0, nonce)
      const began = performance.now()
      return new Promise((resolve) => {
        waiting.set(nonce, () => resolve(performance.now() - began))
        socket.send(barrierFrame(bytes))
      })
    },
    close: () => socket.terminate(),
  }
}

/** The words of the first paragraph of a point; makes it where there is none. */
export function firstWords(doc: Y.Doc, point: PointId): Y.XmlText {
  const fragment = doc.getXmlFragment(pointRoot(point))
  const first = fragment.length === 0 ? null : fragment.get(0)
  const text = first instanceof Y.XmlElement && first.length > 0 ? first.get(0) : null
  if (text instanceof Y.XmlText) return text
  const made = new Y.XmlText()
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [made])
  fragment.insert(0, [paragraph])
  return made
}
