import { isId } from '../model/ids.ts'
import { mapIncoming } from './mapIncoming.ts'
import type {
  IncomingBlock,
  IncomingComment,
  IncomingInline,
  IncomingPillar,
  IncomingPlan,
  IncomingPoint,
  TrackedChange,
} from './incoming.ts'
import { headingOfLine, numberedHeading, pillarHeading } from './headingOf.ts'
import { INTAKE_LIMITS } from './intakeLimits.ts'
import { settleReference } from './labelled.ts'
import { nestLines } from './nest.ts'
import { createRelabelled } from './relabelled.ts'
import { beginsPoint } from './rolesOf.ts'
import { type SourceLine, type SourceParagraph, sourceParagraph } from './source.ts'
import { headingForms } from './trackedHeading.ts'
import { firstWords, oneLine, wordsOf } from './words.ts'

/** What is noted while headings are made. */
interface Notes {
  readonly changes: readonly TrackedChange[]
  /** What is told of headings that somebody tracked changes in. */
  readonly tracked: string[]
}

/** Makes the points of one file. */
export function createPoints(changes: readonly TrackedChange[]) {
  const notes: Notes = { changes, tracked: [] }
  const relabelled = createRelabelled()
  const ids = new Set<string>()
  let count = 0
  const newId = (wanted: string | null): string => {
    const id = wanted !== null && isId(wanted) && !ids.has(wanted) ? wanted : freeId()
    ids.add(id)
    return id
  }
  const freeId = (): string => {
    do count++
    while (ids.has(`point-${count}`))
    return `point-${count}`
  }

  const make = (
    heading: string,
    number: number | null,
    lines: readonly SourceLine[],
    more: {
      readonly id?: string | null
      readonly comments?: readonly IncomingComment[]
      readonly accepted?: string | null
    } = {},
  ): IncomingPoint => ({
    id: newId(more.id ?? null),
    heading,
    sourceNumber: number,
    blocks: nestLines(lines, relabelled.item),
    comments: [...(more.comments ?? []), ...lines.flatMap((line) => line.comments)],
    ...(more.accepted ? { headingIfAccepted: numberedHeading(more.accepted).heading } : {}),
  })

  /** A point without a heading of its own: it is found in its first line, or made of that. */
  const ofLines = (lines: readonly SourceLine[], number: number | null): IncomingPoint => {
    const [first, ...others] = lines
    if (first?.kind !== 'paragraph') return make(tableHeading(lines), number, lines)
    const { heading, rest } = headingOfLine(
      first.content,
      headingForms(first, changes).words,
      others.length === 0 && number === null,
    )
    const isKept = rest.length > 0 || first.change !== null
    const opening = isKept ? [{ ...first, content: rest, comments: [] }] : []
    return make(heading || 'Untitled', number, [...opening, ...others], {
      comments: first.comments,
    })
  }

  return {
    /** A heading with what follows it. */
    ofHeading(line: SourceParagraph, lines: readonly SourceLine[]): IncomingPoint {
      const { words, kept, accepted } = headingWords(line, notes)
      const { number, heading } = numberedHeading(words)
      const [first, ...others] = lines
      const asWords = lines.map(headingAsWords)
      // "Article 3", and its title on a line of its own.
      if (heading === '' && first?.kind === 'paragraph' && isTitle(first, others)) {
        const own = headingWords(first, notes)
        return make(own.words, number, [...own.kept, ...asWords.slice(1)], {
          id: line.pointId,
          comments: [...line.comments, ...first.comments],
          accepted: own.accepted,
        })
      }
      return make(
        heading || words || 'Untitled',
        number ?? line.marker?.value ?? null,
        [...kept, ...asWords],
        {
          id: line.pointId,
          comments: line.comments,
          accepted,
        },
      )
    },
    /** What stands in a pillar before any heading of a point: numbered items are points where there are no headings. */
    ofOpening(lines: readonly SourceLine[], mayCount: boolean): IncomingPoint[] {
      const groups: { number: number | null; list: string; lines: SourceLine[]; shift: number }[] =
        []
      for (const line of lines.map(headingAsWords)) {
        const last = groups.at(-1)
        if (mayCount && beginsPoint(line) && goesOnFrom(last, line)) {
          const { value: number = null, list = '' } = line.marker ?? {}
          groups.push({ number, list, lines: [{ ...line, marker: null, depth: 0 }], shift: 1 })
          continue
        }
        const group = last ?? { number: null, list: '', lines: [], shift: 0 }
        if (last === undefined) groups.push(group)
        // A list that begins at the margin again is no part of the item that the point was.
        if (line.kind === 'paragraph' && line.marker !== null && line.depth === 1) group.shift = 0
        group.lines.push({ ...line, depth: Math.max(0, line.depth - group.shift) })
      }
      return groups.map((group) => ofLines(group.lines, group.number))
    },
    /**
     * A pillar. What its heading carries that a heading cannot hold, a comment or a note, goes to its first point.
     */
    underPillar(line: SourceParagraph, made: readonly IncomingPoint[]): IncomingPillar {
      const { words, kept } = headingWords(line, notes)
      const heading = pillarHeading(words)
      if (kept.length === 0 && line.comments.length === 0) return { heading, points: made }
      const [first, ...others] = made
      if (first === undefined)
        return { heading, points: [make(words, null, kept, { comments: line.comments })] }
      const blocks = [...nestLines(kept), ...first.blocks]
      const comments = [...line.comments, ...first.comments]
      return { heading, points: [{ ...first, blocks, comments }, ...others] }
    },
    /** References to points that are not there become the words that they had. */
    finish(plan: IncomingPlan): IncomingPlan {
      const known = (one: IncomingInline): IncomingInline[] =>
        one.kind === 'reference' ? settleReference(one, (id) => ids.has(id)) : [one]
      return {
        ...plan,
        losses: [...plan.losses, ...notes.tracked, ...relabelled.sentences()],
        pillars: plan.pillars.map((pillar) => ({
          ...pillar,
          points: pillar.points.map((point) => ({
            ...point,
            blocks: mapIncoming(point.blocks, (content) => content.flatMap(known)),
          })),
        })),
      }
    },
  }
}

/** Items are points as long as they count on; a list that begins at 1 again stands in the last of them. */
function goesOnFrom(
  last: { readonly number: number | null; readonly list: string } | undefined,
  line: SourceParagraph,
): boolean {
  if (last === undefined || last.number === null) return true
  const { list = '', value = 0 } = line.marker ?? {}
  return list === last.list || value === last.number + 1
}

/** A heading below those of points is bold words. */
function headingAsWords(line: SourceLine): SourceLine {
  if (line.kind === 'table' || line.heading === null) return line
  const content = line.content.map((one) => (one.kind === 'text' ? { ...one, bold: true } : one))
  return { ...line, heading: null, content, depth: line.marker === null ? 0 : line.depth }
}

const isTitle = (line: SourceParagraph, others: readonly SourceLine[]): boolean =>
  others.length > 0 &&
  line.marker === null &&
  wordsOf(line.content).length <= 100 &&
  !/[.:;,]$/.test(wordsOf(line.content))

const tableHeading = (lines: readonly SourceLine[]): string => {
  const [first] = lines
  const words = first?.kind === 'table' ? oneLine(firstCell(first.block)) : ''
  return firstWords(words, INTAKE_LIMITS.headingLetters) || 'Table'
}

const firstCell = (table: Extract<IncomingBlock, { kind: 'table' }>): string => {
  const block = table.rows[0]?.[0]?.blocks[0]
  return block?.kind === 'paragraph' ? wordsOf(block.content) : ''
}

/** The words of a heading, and what of it a heading cannot hold and its text begins with. */
interface HeadingWords {
  readonly words: string
  readonly kept: readonly SourceLine[]
  /** As it reads if its tracked changes are accepted; null where that is no other heading. */
  readonly accepted: string | null
}

function headingWords(line: SourceParagraph, notes: Notes): HeadingWords {
  const { words, accepted, sentence } = headingForms(line, notes.changes)
  if (sentence !== null) notes.tracked.push(sentence)
  const isLong = words.length > INTAKE_LIMITS.headingLetters
  const kept = isLong ? line.content : line.content.filter((one) => one.kind === 'footnote')
  return {
    words: firstWords(words, INTAKE_LIMITS.headingLetters),
    kept: kept.length === 0 ? [] : [sourceParagraph(kept)],
    accepted,
  }
}
