import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { LIMITS } from '../../shared/wire/limits.ts'
import { MESSAGE, SYNC } from '../../shared/wire/messages.ts'

/** A frame from a client, read. */
export type ClientFrame =
  | { readonly kind: 'step1'; readonly stateVector: Uint8Array }
  | { readonly kind: 'step2' | 'update'; readonly update: Uint8Array }
  | { readonly kind: 'awareness'; readonly states: Uint8Array }
  | { readonly kind: 'queryAwareness' }
  | { readonly kind: 'saveBarrier'; readonly nonce: Uint8Array }

/** Reads a frame of the y-websocket protocol (or a save barrier); null when it is malformed. Never throws. */
export function readFrame(bytes: Uint8Array): ClientFrame | null {
  try {
    const decoder = decoding.createDecoder(bytes)
    switch (decoding.readVarUint(decoder)) {
      case MESSAGE.sync: {
        const kind = decoding.readVarUint(decoder)
        const body = decoding.readVarUint8Array(decoder)
        if (kind === SYNC.step1) return { kind: 'step1', stateVector: body }
        if (kind === SYNC.step2) return { kind: 'step2', update: body }
        return kind === SYNC.update ? { kind: 'update', update: body } : null
      }
      case MESSAGE.awareness:
        return { kind: 'awareness', states: decoding.readVarUint8Array(decoder) }
      case MESSAGE.queryAwareness:
        return { kind: 'queryAwareness' }
      case MESSAGE.saveBarrier: {
        const nonce = decoding.readVarUint8Array(decoder)
        return nonce.length <= LIMITS.nonceBytes ? { kind: 'saveBarrier', nonce } : null
      }
      default:
        return null
    }
  } catch {
    return null
  }
}

function frame(numbers: readonly number[], bytes: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder()
  for (const number of numbers) encoding.writeVarUint(encoder, number)
  encoding.writeVarUint8Array(encoder, bytes)
  return encoding.toUint8Array(encoder)
}

export const step1Frame = (stateVector: Uint8Array): Uint8Array =>
  frame([MESSAGE.sync, SYNC.step1], stateVector)
export const step2Frame = (update: Uint8Array): Uint8Array =>
  frame([MESSAGE.sync, SYNC.step2], update)
export const updateFrame = (update: Uint8Array): Uint8Array =>
  frame([MESSAGE.sync, SYNC.update], update)
export const awarenessFrame = (states: Uint8Array): Uint8Array => frame([MESSAGE.awareness], states)
export const barrierFrame = (nonce: Uint8Array): Uint8Array => frame([MESSAGE.saveBarrier], nonce)

/** An awareness frame that says nothing: it only shows that the line is alive. */
export const EMPTY_AWARENESS_FRAME: Uint8Array = awarenessFrame(new Uint8Array([0]))
