import { Inflate, strFromU8 } from 'fflate'
import { no, type Result, yes } from '../../lib/result.ts'
import type { IntakeRefusal } from '../incoming.ts'
import { INTAKE_LIMITS } from '../intakeLimits.ts'

/** A part of a package as its directory has it; nothing in it is to be trusted. */
interface Entry {
  readonly name: string
  readonly flags: number
  readonly method: number
  readonly packedSize: number
  readonly at: number
}

/**
 * Unpacks the parts of a ZIP file that are wanted. It reads the directory at the end, as every reader of Word files
 * does, and counts what comes out while it unpacks: sizes that a file states of itself mean nothing. Never throws.
 */
export function unpack(
  bytes: Uint8Array,
  isWanted: (name: string) => boolean,
): Result<ReadonlyMap<string, Uint8Array>, IntakeRefusal> {
  if (bytes.length > INTAKE_LIMITS.fileBytes) return no('too-large')
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const directory = readDirectory(bytes, view)
  if (!directory.ok) return directory
  const parts = new Map<string, Uint8Array>()
  let room: number = INTAKE_LIMITS.inflatedBytes
  for (const entry of directory.value) {
    if (!isWanted(entry.name)) continue
    if ((entry.flags & ENCRYPTED) !== 0) return no('encrypted')
    // Two parts of one name could be read as one by us and as the other by Word.
    if (parts.has(entry.name)) return no('damaged')
    const packed = packedBytes(bytes, view, entry)
    if (packed === null) return no('damaged')
    const part = entry.method === STORED ? stored(packed, room) : inflate(packed, room)
    if (!part.ok) return part
    room -= part.value.length
    parts.set(entry.name, part.value)
  }
  return yes(parts)
}

const END = 0x06054b50
const ENTRY = 0x02014b50
const LOCAL = 0x04034b50
const STORED = 0
const DEFLATED = 8
const ENCRYPTED = 1
/** The end of the directory, with the longest remark that can follow it. */
const END_BYTES = 22
const LONGEST_REMARK = 0xffff

function readDirectory(bytes: Uint8Array, view: DataView): Result<readonly Entry[], IntakeRefusal> {
  const end = findEnd(view)
  if (end === null) return no('damaged')
  const count = view.getUint16(end + 10, true)
  // 65,535 stands for a count that is too large for the field.
  if (count > INTAKE_LIMITS.parts) return no('too-many-parts')
  let at = view.getUint32(end + 16, true)
  const entries: Entry[] = []
  for (let index = 0; index < count; index++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== ENTRY) return no('damaged')
    const [nameLength = 0, extra = 0, remark = 0] = [28, 30, 32].map((field) =>
      view.getUint16(at + field, true),
    )
    if (at + 46 + nameLength > bytes.length) return no('damaged')
    const name = strFromU8(bytes.subarray(at + 46, at + 46 + nameLength))
    if (!isSane(name)) return no('damaged')
    const method = view.getUint16(at + 10, true)
    entries.push({
      name: name.replace(/^\//, ''),
      flags: view.getUint16(at + 8, true),
      method,
      packedSize: view.getUint32(at + 20, true),
      at: view.getUint32(at + 42, true),
    })
    at += 46 + nameLength + extra + remark
  }
  return yes(entries)
}

function findEnd(view: DataView): number | null {
  const first = Math.max(0, view.byteLength - END_BYTES - LONGEST_REMARK)
  for (let at = view.byteLength - END_BYTES; at >= first; at--) {
    if (view.getUint32(at, true) === END) return at
  }
  return null
}

/** Parts are found by their names alone, but a name that climbs out of the package is a sign of ill will. */
const isSane = (name: string): boolean =>
  name !== '' && !name.includes('\\') && !name.includes('\0') && !name.split('/').includes('..')

function packedBytes(bytes: Uint8Array, view: DataView, entry: Entry): Uint8Array | null {
  const { at, packedSize } = entry
  if (at + 30 > bytes.length || view.getUint32(at, true) !== LOCAL) return null
  const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true)
  if (start + packedSize > bytes.length) return null
  if (entry.method !== STORED && entry.method !== DEFLATED) return null
  return bytes.subarray(start, start + packedSize)
}

function stored(packed: Uint8Array, room: number): Result<Uint8Array, IntakeRefusal> {
  return packed.length > room ? no('inflates-too-far') : yes(packed)
}

/** At most a thousand times as much comes out of a piece, so counting after each keeps memory bounded. */
const PIECE = 4096

function inflate(packed: Uint8Array, room: number): Result<Uint8Array, IntakeRefusal> {
  const chunks: Uint8Array[] = []
  let size = 0
  try {
    const inflating = new Inflate((chunk) => {
      size += chunk.length
      if (size <= room) chunks.push(chunk)
    })
    for (let at = 0; at < packed.length || at === 0; at += PIECE) {
      inflating.push(packed.subarray(at, at + PIECE), at + PIECE >= packed.length)
      if (size > room) return no('inflates-too-far')
    }
  } catch {
    return no('damaged')
  }
  const whole = new Uint8Array(size)
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.length
  }
  return yes(whole)
}
