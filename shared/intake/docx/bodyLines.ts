import type { IncomingBlock, IncomingComment, IncomingInline } from '../incoming.ts'
import { INTAKE_LIMITS } from '../intakeLimits.ts'
import { nestLines } from '../nest.ts'
import { type Marker, type SourceLine, sourceParagraph, type SourceTable } from '../source.ts'
import { inlineWords, mergeRuns } from '../words.ts'
import type { WordComments } from './comments.ts'
import { type Around, createInlines, type Piece, type Setting } from './inlines.ts'
import { createListDepth } from './listDepth.ts'
import { createCounting } from './numbering.ts'
import { indentOf, NO_STYLE, numberingOf, outlineLevel } from './styles.ts'
import { spannedRows } from './tableSpans.ts'
import { child, childrenOf, isOn, valueOf, type XmlElement, allOf } from './xml.ts'

/** The lines of a document with how far in each begins, in twentieths of a point. */
export interface BodyLines {
  readonly lines: readonly SourceLine[]
  readonly indents: ReadonlyMap<SourceLine, number>
  /** Paragraphs in the style of a title. */
  readonly titles: ReadonlySet<SourceLine>
}

/** Where a block stands. */
interface Place {
  readonly tables: number
  /** The tracked change of the row that it stands in. */
  readonly change: number | null
}

/** Reads the body of a document in reading order. */
export function readBody(body: XmlElement, setting: Setting, comments: WordComments): BodyLines {
  const { word, changes, lost } = setting
  const inlines = createInlines(setting)
  const counting = createCounting(word.numbering)
  const depths = createListDepth()
  const indents = new Map<SourceLine, number>()
  const titles = new Set<SourceLine>()
  const quotations = new Map<string, string>()
  const open = new Set<string>()
  const startedIn = new Map<string, IncomingComment[]>()
  /** A bookmark may stand between paragraphs. */
  let pointId: string | null = null

  const blocksIn = (element: XmlElement, place: Place): SourceLine[] =>
    childrenOf(element).flatMap((one) => blockLines(one, place))

  function blockLines(element: XmlElement, place: Place): SourceLine[] {
    switch (element.name) {
      case 'w:p':
        return paragraphLines(element, place)
      case 'w:tbl':
        return tableLines(element, place)
      case 'w:sdt':
        if (
          allOf(element, 'w:docPartGallery').some((one) =>
            /table of contents/i.test(one.attributes['w:val'] ?? ''),
          )
        ) {
          lost.contents++
          return []
        }
        return blocksIn(element, place)
      case 'mc:AlternateContent':
        return blocksIn(
          child(element, 'mc:Fallback') ?? child(element, 'mc:Choice') ?? element,
          place,
        )
      case 'w:altChunk':
        lost.embedded++
        return []
      case 'w:bookmarkStart':
      case 'w:commentRangeStart':
      case 'w:commentRangeEnd':
        note(inlines.piecesOf({ name: '', attributes: {}, children: [element] }, AROUND), [])
        return []
      default:
        return element.name.endsWith('Pr') ? [] : blocksIn(element, place)
    }
  }

  function paragraphLines(element: XmlElement, place: Place): SourceLine[] {
    const own = child(element, 'w:pPr')
    const style = setting.style(valueOf(own, 'w:pStyle'))
    const around: Around = { part: 'document', paragraph: style, change: place.change, link: null }
    const pieces = inlines.piecesOf(element, around)
    const mark = markChange(own, place)
    if (style.isContents) {
      lost.contents++
      return []
    }
    const heading = outlineLevel(own) ?? style.heading
    const begun: IncomingComment[] = []
    const content = mergeRuns(note(pieces, begun))
    const numbering = numberingOf(own) ?? style.numbering
    const isSaying = content.length > 0
    const counted =
      numbering === null || !isSaying ? null : counting.next(numbering.list, numbering.level)
    const indent = indentOf(own) ?? counted?.indent ?? style.indent ?? 0
    const marker: Marker | null =
      counted === null || numbering === null
        ? null
        : {
            form: counted.form,
            value: Math.max(1, counted.value),
            list: `${numbering.list} ${numbering.level}`,
          }
    let depth = 0
    if (heading !== null) depths.heading()
    else if (marker !== null && numbering !== null)
      depth = depths.item(numbering.list, numbering.level, indent)
    else if (isSaying) depth = depths.words(indent)
    const line = sourceParagraph(content, {
      change: mark,
      heading,
      marker,
      depth,
      pointId,
      comments: begun,
    })
    pointId = heading === null && isSaying ? null : pointId
    if (heading !== null) pointId = null
    indents.set(line, Math.max(0, indent - hangingOf(own)))
    if (style.isTitle) titles.add(line)
    return [line]
  }

  /** Takes comments and points out of what was read, and answers the words. */
  function note(pieces: readonly Piece[], begun: IncomingComment[]): IncomingInline[] {
    return pieces.flatMap((piece): IncomingInline[] => {
      switch (piece.kind) {
        case 'point':
          pointId = piece.id
          return []
        case 'comment-start':
          open.add(piece.id)
          quotations.set(piece.id, '')
          startedIn.set(piece.id, begun)
          return []
        case 'comment-end':
          open.delete(piece.id)
          return []
        case 'comment-mark': {
          const comment = comments.on(piece.id, quotations.get(piece.id)?.trim() || null)
          const list = startedIn.get(piece.id) ?? begun
          if (comment !== null && !placed.has(piece.id)) {
            placed.add(piece.id)
            list.push(comment)
          }
          return []
        }
        default:
          for (const id of open) {
            const isDeleted =
              piece.kind === 'text' &&
              piece.change !== null &&
              changes.changes[piece.change]?.kind === 'deleted'
            const words = isDeleted || piece.kind !== 'text' ? '' : inlineWords([piece])
            const before = quotations.get(id) ?? ''
            if (before.length < MAX_QUOTATION) quotations.set(id, before + words)
          }
          return [piece]
      }
    })
  }
  const placed = new Set<string>()

  function markChange(own: XmlElement | undefined, place: Place): number | null {
    const words = child(own, 'w:rPr')
    const inserted = child(words, 'w:ins') ?? child(words, 'w:moveTo')
    const deleted = child(words, 'w:del') ?? child(words, 'w:moveFrom')
    if (deleted !== undefined) return changes.of('deleted', deleted)
    if (inserted !== undefined) return changes.of('inserted', inserted)
    if (place.change === null) changes.interrupt()
    return place.change
  }

  function tableLines(element: XmlElement, place: Place): SourceLine[] {
    if (isPositions(element)) {
      lost.positions++
      return []
    }
    const gathered: IncomingComment[] = []
    const inside = { ...place, tables: place.tables + 1 }
    const indent = Number(child(child(element, 'w:tblPr'), 'w:tblInd')?.attributes['w:w'] ?? 0)
    if (place.tables >= INTAKE_LIMITS.tableDepth) {
      return through(element, 'w:tr').flatMap((row) =>
        through(row, 'w:tc').flatMap((cell) => blocksIn(cell, inside)),
      )
    }
    const rows = through(element, 'w:tr').map((row) => {
      const own = child(row, 'w:trPr')
      const change = rowChange(own) ?? place.change
      return {
        header: isOn(own, 'w:tblHeader') === true,
        before: Number(valueOf(own, 'w:gridBefore') ?? 0),
        cells: through(row, 'w:tc').map((cell) => {
          const properties = child(cell, 'w:tcPr')
          const lines = blocksIn(cell, { ...inside, change }).map(asText)
          gathered.push(...lines.flatMap((line) => line.comments))
          return {
            colspan: spanOf(valueOf(properties, 'w:gridSpan')),
            goesOn: goesOn(properties),
            blocks: nestLines(lines),
          }
        }),
      }
    })
    const block: Extract<IncomingBlock, { kind: 'table' }> = {
      kind: 'table',
      rows: spannedRows(rows),
    }
    const line: SourceTable = {
      kind: 'table',
      block,
      depth: indent > 0 && place.tables === 0 ? depths.words(indent) : 0,
      comments: gathered,
    }
    return block.rows.length === 0 ? [] : [line]
  }

  function rowChange(own: XmlElement | undefined): number | null {
    const inserted = child(own, 'w:ins')
    const deleted = child(own, 'w:del')
    if (deleted !== undefined) return changes.of('deleted', deleted)
    return inserted === undefined ? null : changes.of('inserted', inserted)
  }

  const lines = blocksIn(body, { tables: 0, change: null })
  lost.comments += comments.ids.filter((id) => !placed.has(id)).length
  return { lines, indents, titles }
}

const AROUND: Around = {
  part: 'document',
  paragraph: NO_STYLE,
  change: null,
  link: null,
}

/** As much as finds the words again; a comment on a whole document would repeat it. */
const MAX_QUOTATION = 2000

/** A table of an exported file that says where the parties stand: its paragraphs have styles of their own. */
const isPositions = (table: XmlElement): boolean => {
  const styles = allOf(table, 'w:p').map((line) => valueOf(child(line, 'w:pPr'), 'w:pStyle'))
  return styles.length > 0 && styles.every((one) => one === 'Position' || one === 'PositionHeading')
}

/** Children of a name, also those in wrappers such as content controls. */
function through(element: XmlElement, name: string): readonly XmlElement[] {
  return childrenOf(element).flatMap((one) => {
    if (one.name === name) return [one]
    const isWrapper = ['w:sdt', 'w:sdtContent', 'w:customXml', 'w:smartTag'].includes(one.name)
    return isWrapper ? through(one, name) : []
  })
}

const spanOf = (text: string | null): number => {
  const span = Number(text ?? 1)
  return Number.isInteger(span) && span >= 1 && span <= 100 ? span : 1
}

/** Whether a cell is the lower part of the one above. */
function goesOn(properties: XmlElement | undefined): boolean {
  const merge = child(properties, 'w:vMerge')
  return merge !== undefined && merge.attributes['w:val'] !== 'restart'
}

/** How far the first line begins before the others. */
function hangingOf(own: XmlElement | undefined): number {
  const hanging = Number(child(own, 'w:ind')?.attributes['w:hanging'] ?? 0)
  return Number.isFinite(hanging) ? hanging : 0
}

/** In a table a heading is words. */
function asText(line: SourceLine): SourceLine {
  if (line.kind === 'table' || line.heading === null) return line
  const content = line.content.map((one) => (one.kind === 'text' ? { ...one, bold: true } : one))
  return { ...line, heading: null, content }
}
