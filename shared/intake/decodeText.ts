import { decodeUtf8 } from 'lib0/string'

/** Bytes as text: UTF-8, or UTF-16 with its mark. Null for bytes that are neither, or that hold what no text does. */
export function decodeText(bytes: Uint8Array): string | null {
  const text = decode(bytes)
  return text === null || text.includes('\0') ? null : text.replace(/^\ufeff/, '')
}

function decode(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeUtf16(bytes, true)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeUtf16(bytes, false)
  try {
    return decodeUtf8(bytes)
  } catch {
    return null
  }
}

/** More arguments of a call than this may be too many for a stack. */
const PIECE = 8192

function decodeUtf16(bytes: Uint8Array, littleEndian: boolean): string | null {
  if (bytes.length % 2 !== 0) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let text = ''
  let units: number[] = []
  for (let at = 0; at < bytes.length; at += 2) {
    units.push(view.getUint16(at, littleEndian))
    if (units.length === PIECE || at + 2 === bytes.length) {
      text += String.fromCharCode(...units)
      units = []
    }
  }
  return text
}
