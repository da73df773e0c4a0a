import type { PointId } from '../model/ids.ts'

/*
 * Which point of a plan each point of a file is: by its id first, then by number and heading, by heading alone, and by
 * its words. One to one, and the same for the same file.
 */

export interface FilePoint {
  readonly id: string
  readonly heading: string
  readonly number: number | null
  /** All of its words. */
  readonly words: string
}

export interface KnownPoint {
  readonly id: PointId
  readonly heading: string
  readonly number: number | null
  readonly words: string
}

export type MatchedBy = 'id' | 'number-and-heading' | 'heading' | 'words'

export interface PointMatch {
  readonly pointId: PointId
  readonly by: MatchedBy
}

/** Words count as those of the same point while they share this much; below it two texts on one subject are alike, too. */
const LEAST_LIKENESS = 0.5

/** For each point of the file the one of the plan that it is; null where it is a new one. `trustIds`: it is of this plan. */
export function matchPoints(
  file: readonly FilePoint[],
  plan: readonly KnownPoint[],
  trustIds: boolean,
): readonly (PointMatch | null)[] {
  const matches: (PointMatch | null)[] = file.map(() => null)
  const free = new Set(plan)
  const take = (by: MatchedBy, isIt: (one: FilePoint, known: KnownPoint) => boolean): void => {
    file.forEach((one, at) => {
      if (matches[at] !== null) return
      const found = [...free].filter((known) => isIt(one, known))
      const [only] = found
      // Of two that fit as well neither is taken: their words tell more.
      if (only === undefined || found.length > 1) return
      matches[at] = { pointId: only.id, by }
      free.delete(only)
    })
  }
  if (trustIds) take('id', (one, known) => one.id === known.id)
  take(
    'number-and-heading',
    (one, known) => one.number !== null && one.number === known.number && isSameHeading(one, known),
  )
  take('heading', isSameHeading)
  for (const { at, known } of byLikeness(file, matches, [...free])) {
    if (matches[at] !== null || !free.has(known)) continue
    matches[at] = { pointId: known.id, by: 'words' }
    free.delete(known)
  }
  return matches
}

const isSameHeading = (a: { heading: string }, b: { heading: string }): boolean => {
  const [first, second] = [plain(a.heading), plain(b.heading)]
  return first !== '' && first === second
}

const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** Pairs of points that are not matched yet and whose words are alike, the most alike first, then in their order. */
function byLikeness(
  file: readonly FilePoint[],
  matches: readonly (PointMatch | null)[],
  plan: readonly KnownPoint[],
): readonly { readonly at: number; readonly known: KnownPoint }[] {
  const counted = plan.map((known) => ({ known, words: wordsIn(known.words) }))
  return file
    .flatMap((one, at) => {
      if (matches[at] !== null) return []
      const words = wordsIn(one.words)
      return counted.map(({ known, words: others }, place) => ({
        at,
        place,
        known,
        likeness: likeness(words, others),
      }))
    })
    .filter((pair) => pair.likeness >= LEAST_LIKENESS)
    .sort((a, b) => b.likeness - a.likeness || a.at - b.at || a.place - b.place)
}

function wordsIn(text: string): ReadonlyMap<string, number> {
  const words = new Map<string, number>()
  for (const word of plain(text).split(' ')) {
    if (word !== '') words.set(word, (words.get(word) ?? 0) + 1)
  }
  return words
}

/** The Sørensen–Dice coefficient over words, each as often as it occurs: 1 for the same words, 0 for none in common. */
function likeness(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  let shared = 0
  for (const [word, count] of a) shared += Math.min(count, b.get(word) ?? 0)
  const all = sum(a) + sum(b)
  return all === 0 ? 0 : (2 * shared) / all
}

const sum = (words: ReadonlyMap<string, number>): number =>
  [...words.values()].reduce((all, count) => all + count, 0)
