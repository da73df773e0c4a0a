import { no, type Result, yes } from '../lib/result.ts'
import type { IncomingPillar, IncomingPlan, IntakeRefusal } from './incoming.ts'
import { fitsPlan } from './fitsPlan.ts'
import { INTAKE_LIMITS } from './intakeLimits.ts'
import { createPoints } from './makePoint.ts'
import { rolesOf } from './rolesOf.ts'
import type { Source, SourceLine, SourceParagraph } from './source.ts'
import { blockWords, firstWords, lettersOf, oneLine, wordsOf } from './words.ts'

/** A pillar while its lines are gathered. */
interface Part {
  readonly heading: SourceParagraph | null
  /** What stands before its first heading of a point. */
  readonly opening: SourceLine[]
  readonly points: { readonly heading: SourceParagraph; readonly lines: SourceLine[] }[]
}

/** More letters than this before the first heading are text, not a title page. */
const TITLE_PAGE_LETTERS = 600
const TITLE_PAGE_LINES = 12

/**
 * Makes pillars and points of what was found in a file. Headings are pillars, and those below them or numbered items
 * points; what stands in front of the first point of a pillar is a point of its own. No words get lost on the way
 * that `losses` does not tell of.
 */
export function arrange(source: Source): Result<IncomingPlan, IntakeRefusal> {
  const lines = source.lines.filter(saysSomething)
  if (lines.length === 0 && source.title === null) return no('empty')
  const { title, front, body, roles, losses: onTitle } = rolesOf({ ...source, lines })
  const losses = [...source.losses, ...onTitle]
  const parts = partsOf(body, roles)
  const [first] = parts
  const isTitlePage = looksLikeTitlePage(front, source.origin !== null)
  if (isTitlePage) losses.push(...titlePageLoss(front))
  else if (front.length > 0) {
    if (first !== undefined && first.heading === null) first.opening.unshift(...front)
    else parts.unshift({ heading: null, opening: [...front], points: [] })
  }
  const points = createPoints(source.changes)
  const pillars = parts.flatMap((part): IncomingPillar[] => {
    const made = [
      ...points.ofOpening(part.opening, part.points.length === 0),
      ...part.points.map((one) => points.ofHeading(one.heading, one.lines)),
    ]
    if (part.heading === null) return made.length === 0 ? [] : [{ heading: '', points: made }]
    return [points.underPillar(part.heading, made)]
  })
  if (title !== null && oneLine(title).length > INTAKE_LIMITS.headingLetters) {
    losses.push(`The title was shortened; it was “${oneLine(title)}”.`)
  }
  const plan = points.finish({
    title: title === null ? null : firstWords(oneLine(title), INTAKE_LIMITS.headingLetters) || null,
    parties: [],
    pillars,
    changes: source.changes,
    losses,
    origin: source.origin,
  })
  if (plan.pillars.length === 0) return no('empty')
  return fitsPlan(plan) ? yes({ ...plan, losses: inFew(plan.losses) }) : no('too-much-text')
}

/** At most so many sentences as a page can show one by one; all further ones are the last. */
const inFew = (losses: readonly string[]): readonly string[] => {
  const shown = INTAKE_LIMITS.losses - 1
  const [further, ...others] = losses.slice(shown)
  return others.length === 0 || further === undefined
    ? losses
    : [...losses.slice(0, shown), [further, ...others].join(' ')]
}

/** Lines that hold nothing are there to make room; a tracked end of one still says something. */
const saysSomething = (line: SourceLine): boolean =>
  line.kind === 'table'
    ? blockWords([line.block]).trim() !== ''
    : lettersOf(line.content).trim() !== '' || line.change !== null || line.comments.length > 0

function partsOf(
  lines: readonly SourceLine[],
  roles: { readonly pillar: number | null; readonly point: number | null },
): Part[] {
  const parts: Part[] = []
  const part = (heading: SourceParagraph | null): Part => {
    const made: Part = { heading, opening: [], points: [] }
    parts.push(made)
    return made
  }
  for (const line of lines) {
    const level = line.kind === 'paragraph' ? line.heading : null
    if (line.kind === 'paragraph' && level !== null) {
      if (roles.pillar !== null && level <= roles.pillar) {
        part(line)
        continue
      }
      if (roles.point !== null && level <= roles.point) {
        const current = parts.at(-1) ?? part(null)
        current.points.push({ heading: line, lines: [] })
        continue
      }
    }
    const current = parts.at(-1) ?? part(null)
    ;(current.points.at(-1)?.lines ?? current.opening).push(line)
  }
  return parts
}

/** Short lines without sentences, before anything else: symbol, date, names. */
function looksLikeTitlePage(front: readonly SourceLine[], isExported: boolean): boolean {
  if (isExported) return true
  return (
    front.length <= TITLE_PAGE_LINES &&
    front.every(
      (line) =>
        line.kind === 'paragraph' &&
        line.comments.length === 0 &&
        line.marker === null &&
        line.change === null &&
        line.content.every(
          (one) => one.kind === 'break' || (one.kind === 'text' && one.change === null),
        ) &&
        lettersOf(line.content).length <= 100 &&
        !/[.;:]$/.test(wordsOf(line.content)),
    ) &&
    front.reduce((sum, line) => sum + sourceWords(line).length, 0) <= TITLE_PAGE_LETTERS
  )
}

const sourceWords = (line: SourceLine): string =>
  line.kind === 'table' ? blockWords([line.block]) : wordsOf(line.content)

function titlePageLoss(front: readonly SourceLine[]): string[] {
  const words = front
    .map(sourceWords)
    .map(oneLine)
    .filter((line) => line !== '')
  return words.length === 0
    ? []
    : [`What stands before the first heading was left out: “${words.join(' / ')}”.`]
}
