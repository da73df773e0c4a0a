import type { IncomingBlock } from './incoming.ts'
import { INTAKE_LIMITS } from './intakeLimits.ts'
import type { Marker, SourceLine } from './source.ts'
import { mergeRuns, paragraph, trimLine } from './words.ts'

interface OpenList {
  readonly marker: Marker
  value: number
  readonly items: IncomingBlock[][]
}

/**
 * Lines of one point as blocks: items in lists in items, as deep as the lines say they stand. `counted` learns the
 * number of every counted item, with the place that it has in its list and the counted lists that this stands in.
 */
export function nestLines(
  lines: readonly SourceLine[],
  counted: (marker: Marker, place: number, level: number) => void = () => undefined,
): readonly IncomingBlock[] {
  const blocks: IncomingBlock[] = []
  const open: OpenList[] = []
  for (const line of joinInterrupted(lines)) {
    const depth = Math.min(line.depth, INTAKE_LIMITS.listDepth)
    const marker = line.kind === 'paragraph' ? line.marker : null
    if (marker === null) open.length = Math.min(open.length, depth)
    else {
      openItem(marker, Math.max(1, depth), open, blocks)
      const level = open.filter((one) => one.marker.form !== 'bullet').length - 1
      if (marker.form !== 'bullet') counted(marker, open.at(-1)?.items.length ?? 1, level)
    }
    const place = open.at(-1)?.items.at(-1) ?? blocks
    if (line.kind === 'table') place.push(line.block)
    else place.push(paragraph(mergeRuns(trimLine(line.content)), line.change))
  }
  return blocks
}

/** Begins an item at a depth; a level that was left out is not made up. */
function openItem(marker: Marker, depth: number, open: OpenList[], blocks: IncomingBlock[]): void {
  open.length = Math.min(open.length, depth)
  const same = open.length === depth ? open.at(-1) : undefined
  if (same !== undefined && goesOn(same, marker)) {
    same.items.push([])
    same.value = marker.value
    return
  }
  open.length = Math.min(open.length, depth - 1)
  const place = open.at(-1)?.items.at(-1) ?? blocks
  const items: IncomingBlock[][] = [[]]
  place.push({ kind: marker.form === 'bullet' ? 'bulletList' : 'orderedList', items })
  open.push({ marker, value: marker.value, items })
}

const goesOn = (list: OpenList, marker: Marker): boolean =>
  (list.marker.form === 'bullet') === (marker.form === 'bullet') &&
  (list.marker.list === marker.list ||
    (marker.form !== 'bullet' &&
      list.marker.form === marker.form &&
      marker.value === list.value + 1))

/** A line between two items of one list belongs to the first of them: else the second would begin to count anew. */
function joinInterrupted(lines: readonly SourceLine[]): SourceLine[] {
  const joined = [...lines]
  const last = new Map<string, { at: number; value: number; depth: number }>()
  for (const [at, line] of lines.entries()) {
    if (line.kind !== 'paragraph' || line.marker === null) continue
    const { list, value, form } = line.marker
    const before = last.get(list)
    if (form !== 'bullet' && before?.depth === line.depth && value === before.value + 1) {
      for (let between = before.at + 1; between < at; between++) {
        const one = joined[between]
        if (one !== undefined && one.depth < line.depth) {
          // An item of another list in between is there on purpose.
          if (one.kind === 'paragraph' && one.marker !== null) break
          joined[between] = { ...one, depth: line.depth }
        }
      }
    }
    last.set(list, { at, value, depth: line.depth })
  }
  return joined
}
