import type { Source, SourceLine, SourceParagraph } from './source.ts'
import { numberedHeading } from './headingOf.ts'
import { headingForms } from './trackedHeading.ts'
import { lettersOf, wordsOf } from './words.ts'

export interface Roles {
  readonly title: string | null
  /** What is told of a title that somebody tracked changes in. */
  readonly losses: readonly string[]
  /** What stands before the first heading or point. */
  readonly front: readonly SourceLine[]
  readonly body: readonly SourceLine[]
  /** Up to which level headings are of pillars, and of points; null where none are. */
  readonly roles: { readonly pillar: number | null; readonly point: number | null }
}

/** Whether a line begins a point where no heading does: an item counted in figures, in no other item. */
export const beginsPoint = (line: SourceLine): line is SourceParagraph =>
  line.kind === 'paragraph' && line.marker?.form === 'decimal' && line.depth === 1

const levelOf = (line: SourceLine): number | null =>
  line.kind === 'paragraph' ? line.heading : null

/** Tells which headings of a file are its title, its pillars and its points. */
export function rolesOf(source: Source): Roles {
  const { lines } = source
  const levels = [...new Set(lines.flatMap((line) => levelOf(line) ?? []))].sort((a, b) => a - b)
  const top = lines.filter((line) => levelOf(line) === levels[0])
  const [first] = top
  const isTitle =
    source.title === null &&
    source.roles === null &&
    levels.length > 0 &&
    top.length === 1 &&
    first !== undefined &&
    lines.indexOf(first) <= 3 &&
    (levels.length > 1 || lines.some(beginsPoint))
  if (isTitle && first.kind === 'paragraph') {
    const at = lines.indexOf(first)
    const rest = [...lines.slice(0, at), ...lines.slice(at + 1)]
    const { words, sentence } = headingForms(first, source.changes)
    const losses = sentence === null ? [] : [sentence]
    return { ...parted(rest, choose(rest, levels.slice(1))), title: words, losses }
  }
  const roles = source.roles ?? choose(lines, levels)
  const found = parted(lines, roles)
  return source.title === null ? titleInFront(found) : { ...found, title: source.title, losses: [] }
}

type Levels = Roles['roles']

function choose(lines: readonly SourceLine[], levels: readonly number[]): Levels {
  const [pillar, point] = levels
  if (pillar === undefined) return { pillar: null, point: null }
  if (point !== undefined) return { pillar, point }
  const headings = lines.filter((line) => levelOf(line) === pillar)
  const starts = lines.filter((line) => beginsPoint(line) && line.marker?.value === 1).length
  const areNumbered = headings.every(
    (line) => line.kind === 'paragraph' && numberedHeading(wordsOf(line.content)).number !== null,
  )
  // Numbered headings over numbers that begin anew under each are points with paragraphs of their own.
  const arePoints = !lines.some(beginsPoint) || (areNumbered && (starts > 1 || headings.length > 1))
  return arePoints ? { pillar: null, point: pillar } : { pillar, point: null }
}

type Parted = Omit<Roles, 'title' | 'losses'>

function parted(lines: readonly SourceLine[], roles: Levels): Parted {
  const deepest = roles.point ?? roles.pillar
  const at = lines.findIndex((line) => {
    const level = levelOf(line)
    if (deepest !== null) return level !== null && level <= deepest
    return beginsPoint(line)
  })
  const from = at < 0 ? 0 : at
  return { front: lines.slice(0, from), body: lines.slice(from), roles }
}

/** A short first line over everything else is the title. */
function titleInFront(found: Parted): Roles {
  const [first, ...front] = found.front
  if (first?.kind !== 'paragraph' || first.marker !== null || isTracked(first))
    return { ...found, title: null, losses: [] }
  const words = wordsOf(first.content)
  const isTitle =
    words !== '' &&
    words.length <= 160 &&
    !/[.;:,]$/.test(words) &&
    !lettersOf(first.content).includes('\ufffc') &&
    first.comments.length === 0
  return isTitle
    ? { ...found, front, title: words, losses: [] }
    : { ...found, title: null, losses: [] }
}

/** A title in front that somebody worked at stays a line that can be decided on. */
const isTracked = ({ content, change }: SourceParagraph): boolean =>
  change !== null || content.some((one) => one.kind !== 'bracket' && one.change !== null)
