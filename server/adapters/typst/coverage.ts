/** The code points that a font has a picture for. */
export type Coverage = ReadonlySet<number>

const UNICODE_PLATFORMS: ReadonlySet<number> = new Set([0, 3])

/** Reads which characters a TrueType or OpenType font shows, out of its table `cmap` (formats 4 and 12). */
export function readCoverage(font: Uint8Array): Coverage {
  const file = new DataView(font.buffer, font.byteOffset, font.byteLength)
  const covered = new Set<number>()
  const cmap = tableOffset(file, 'cmap')
  if (cmap === null) return covered
  const subtables = file.getUint16(cmap + 2)
  for (let at = 0; at < subtables; at++) {
    const entry = cmap + 4 + at * 8
    if (!UNICODE_PLATFORMS.has(file.getUint16(entry))) continue
    const subtable = cmap + file.getUint32(entry + 4)
    const format = file.getUint16(subtable)
    if (format === 4) readSegments(file, subtable, covered)
    if (format === 12) readGroups(file, subtable, covered)
  }
  return covered
}

function tableOffset(file: DataView, wanted: string): number | null {
  const tables = file.getUint16(4)
  for (let at = 0; at < tables; at++) {
    const entry = 12 + at * 16
    const tag = [0, 1, 2, 3].map((byte) => String.fromCharCode(file.getUint8(entry + byte)))
    if (tag.join('') === wanted) return file.getUint32(entry + 8)
  }
  return null
}

/** Format 4: runs of 16-bit codes, whose glyph 0 means that there is none. */
function readSegments(file: DataView, subtable: number, covered: Set<number>): void {
  const doubled = file.getUint16(subtable + 6)
  const ends = subtable + 14
  const starts = ends + doubled + 2
  const deltas = starts + doubled
  const offsets = deltas + doubled
  for (let at = 0; at < doubled; at += 2) {
    const start = file.getUint16(starts + at)
    const end = file.getUint16(ends + at)
    const delta = file.getUint16(deltas + at)
    const offset = file.getUint16(offsets + at)
    for (let code = start; code <= end && code < 0xffff; code++) {
      let glyph = code
      if (offset !== 0) {
        glyph = file.getUint16(offsets + at + offset + (code - start) * 2)
        if (glyph === 0) continue
      }
      if (((glyph + delta) & 0xffff) !== 0) covered.add(code)
    }
  }
}

/** Format 12: runs of codes of any size. */
function readGroups(file: DataView, subtable: number, covered: Set<number>): void {
  const groups = file.getUint32(subtable + 12)
  for (let at = 0; at < groups; at++) {
    const group = subtable + 16 + at * 12
    const end = file.getUint32(group + 4)
    for (let code = file.getUint32(group); code <= end; code++) covered.add(code)
  }
}
