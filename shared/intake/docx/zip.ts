import { Inflate, strFromU8 } from 'fflate'
import { no, type Result, yes } from '../../lib/result.ts'
import type { IntakeRefusal } from '../incoming.ts'
import { INTAKE_LIMITS } from '../intakeLimits.ts'

export interface Zip {
  readonly names: readonly string[]
  /** The bytes of a part; null where there is none of that name. All that was read so far counts against the limit. */
  readonly read: (name: string) => Result<Uint8Array | null, IntakeRefusal>
}

/** A part of a package as its directory has it; nothing in it is to be trusted. */
interface Entry {
  readonly name: string
  readonly flags: number
  readonly method: number
  readonly packedSize: number
  readonly at: number
}

/**
 * Opens a ZIP file without unpacking anything. It reads the directory at the end, as every reader of Word files does;
 * sizes that a file states of itself mean nothing, so what comes out is counted while it is unpacked. Never throws.
 */
export function openZip(bytes: Uint8Array): Result<Zip, IntakeRefusal> {
  if (bytes.length > INTAKE_LIMITS.fileBytes) return no('too-large')
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const directory = readDirectory(bytes, view)
  if (!directory.ok) return directory
  const entries = new Map(directory.value.map((entry) => [entry.name, entry]))
  // Two parts of one name could be read as one by us and as the other by Word.
  if (entries.size < directory.value.length) return no('damaged')
  let room: number = INTAKE_LIMITS.inflatedBytes
  return yes({
    names: [...entries.keys()],
    read(name) {
      const entry = entries.get(name)
      if (entry === undefined) return yes(null)
      const packed = packedBytes(bytes, view, entry)
      if (packed === null) return no('damaged')
      const part = entry.method === STORED ? stored(packed, room) : inflate(packed, room)
      if (part.ok) room -= part.value.length
      return part
    },
  })
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
const ENTRY_BYTES = 46
const LOCAL_BYTES = 30

function readDirectory(bytes: Uint8Array, view: DataView): Result<readonly Entry[], IntakeRefusal> {
  const end = findEnd(view)
  if (end === null) return no('damaged')
  const count = view.getUint16(end + 10, true)
  // 65,535 stands for a count that is too large for the field.
  if (count > INTAKE_LIMITS.parts) return no('too-many-parts')
  let at = view.getUint32(end + 16, true)
  const entries: Entry[] = []
  for (let index = 0; index < count; index++) {
    if (at + ENTRY_BYTES > bytes.length || view.getUint32(at, true) !== ENTRY) return no('damaged')
    const nameEnd = at + ENTRY_BYTES + view.getUint16(at + 28, true)
    if (nameEnd > bytes.length) return no('damaged')
    const name = strFromU8(bytes.subarray(at + ENTRY_BYTES, nameEnd)).replace(/^\//, '')
    if (!isSane(name)) return no('damaged')
    const flags = view.getUint16(at + 8, true)
    if ((flags & ENCRYPTED) !== 0) return no('encrypted')
    entries.push({
      name,
      flags,
      method: view.getUint16(at + 10, true),
      packedSize: view.getUint32(at + 20, true),
      at: view.getUint32(at + 42, true),
    })
    at = nameEnd + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
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
  const { at, packedSize, method } = entry
  if (method !== STORED && method !== DEFLATED) return null
  if (at + LOCAL_BYTES > bytes.length || view.getUint32(at, true) !== LOCAL) return null
  const start = at + LOCAL_BYTES + view.getUint16(at + 26, true) + view.getUint16(at + 28, true)
  return start + packedSize > bytes.length ? null : bytes.subarray(start, start + packedSize)
}

const stored = (packed: Uint8Array, room: number): Result<Uint8Array, IntakeRefusal> =>
  packed.length > room ? no('inflates-too-far') : yes(packed)

/** At most a thousand times as much comes out of a piece, so counting after each keeps memory bounded. */
const PIECE = 4096

function inflate(packed: Uint8Array, room: number): Result<Uint8Array, IntakeRefusal> {
  const chunks: Uint8Array[] = []
  let size = 0
  let isWhole = false
  try {
    const inflating = new Inflate((chunk, final) => {
      size += chunk.length
      isWhole ||= final
      if (size <= room) chunks.push(chunk)
    })
    for (let at = 0; at < packed.length && !isWhole; at += PIECE) {
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
