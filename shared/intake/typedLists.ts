import type { SourceLine, SourceParagraph } from './source.ts'
import { type TypedMarker, typedMarkers } from './typedMarker.ts'
import { cutLine, lettersOf } from './words.ts'

interface OpenList extends TypedMarker {
  readonly list: string
  readonly indent: number
}

/**
 * Finds the numbers that people typed by hand in front of their paragraphs, and which of them count on from which.
 * A letter alone is no number: it takes a second one to make a list. `indent` tells how far in a line stands.
 */
export function findTypedLists(
  lines: readonly SourceLine[],
  plain: boolean,
  indent: (line: SourceLine, at: number) => number,
): SourceLine[] {
  const meanings = lines.map((line) =>
    mayBegin(line) ? typedMarkers(lettersOf(line.content), plain) : [],
  )
  const last = lastPlaces(meanings)
  const open: OpenList[] = []
  let lists = 0
  return lines.map((line, at) => {
    if (line.kind === 'paragraph' && line.heading !== null) open.length = 0
    const found = choose(
      meanings[at] ?? [],
      open,
      indent(line, at),
      (one) => (last.get(keyOf({ ...one, value: one.value + 1 })) ?? -1) > at,
    )
    if (found === null || line.kind !== 'paragraph') return within(line, open, indent(line, at))
    const { marker, level, goesOn } = found
    const list = goesOn ? (open[level]?.list ?? '') : `typed ${++lists}`
    open.length = level
    open.push({ ...marker, list, indent: indent(line, at) })
    return {
      ...line,
      content: cutLine(line.content, marker.length)[1],
      marker: { form: marker.form, value: marker.value, list },
      depth: level + 1,
    }
  })
}

const mayBegin = (line: SourceLine): line is SourceParagraph =>
  line.kind === 'paragraph' && line.heading === null && line.marker === null && line.depth === 0

/** A line without a number belongs to the items that it stands further in than. */
function within(line: SourceLine, open: OpenList[], indent: number): SourceLine {
  if (line.kind === 'paragraph' && !mayBegin(line)) return line
  if (line.depth > 0 || indent === 0) return line
  return { ...line, depth: open.filter((one) => one.indent < indent).length }
}

const keyOf = ({ form, style, value }: TypedMarker): string => `${form} ${style} ${value}`

/** Where each number that could be meant stands for the last time. */
function lastPlaces(meanings: readonly (readonly TypedMarker[])[]): Map<string, number> {
  const places = new Map<string, number>()
  for (const [at, markers] of meanings.entries()) {
    for (const marker of markers) places.set(keyOf(marker), at)
  }
  return places
}

interface Choice {
  readonly marker: TypedMarker
  /** How many lists it stands in. */
  readonly level: number
  readonly goesOn: boolean
}

function choose(
  markers: readonly TypedMarker[],
  open: readonly OpenList[],
  indent: number,
  hasNext: (marker: TypedMarker) => boolean,
): Choice | null {
  const alike = (marker: TypedMarker): number =>
    open.map((one) => `${one.form} ${one.style}`).lastIndexOf(`${marker.form} ${marker.style}`)
  // Counts on from an open list, the innermost first.
  for (let level = open.length - 1; level >= 0; level--) {
    const before = open[level]
    const next = markers.find(
      (one) =>
        before?.form === one.form &&
        before.style === one.style &&
        (one.form === 'bullet'
          ? indent >= before.indent || level === 0
          : one.value === before.value + 1),
    )
    // A bullet further in is a list in the item.
    if (next?.form === 'bullet' && before !== undefined && indent > before.indent) break
    if (next !== undefined) return { marker: next, level, goesOn: true }
  }
  for (const marker of markers) {
    const level = alike(marker)
    if (marker.form === 'bullet') {
      return {
        marker,
        level: open.filter((one) => one.indent < indent || one.form !== 'bullet').length,
        goesOn: false,
      }
    }
    if (marker.value === 1 && (marker.form === 'decimal' || hasNext(marker))) {
      return { marker, level: level < 0 ? open.length : level, goesOn: false }
    }
    const before = open[level]
    if (before !== undefined && marker.form === 'decimal' && marker.value > before.value) {
      return { marker, level, goesOn: true }
    }
    if (open.length === 0 && marker.form === 'decimal') return { marker, level: 0, goesOn: false }
  }
  return null
}
