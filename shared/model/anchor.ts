import type * as Y from 'yjs'
import type { Anchor, LetterId } from './entry.ts'
import { ATOM, letterAt, type Letters, LINE_END, placeOf } from './letters.ts'

/** Letters kept of what stood before and after the words, to know them again elsewhere. */
const CONTEXT = 60
const MAX_QUOTATION = 2_000
/** Words that were rewritten count as the same words, changed, while they share this much of their pairs of letters. */
const LEAST_LIKENESS = 0.5
/**
 * Words that are looked for elsewhere must agree in so many letters, those around them included. Fewer could be any
 * "the": a comment at a wrong place is worse than one that says that its words are gone.
 */
const LEAST_AGREEMENT = 16

/** Letters from a place up to, but without, another. */
export interface Range {
  readonly from: number
  readonly to: number
}

/** Where the words of a comment are now; the same on every side that has the same documents. */
export type Placement =
  /** On the whole point. */
  | { readonly kind: 'point' }
  /** Its words stand there as they were quoted. */
  | { readonly kind: 'at'; readonly from: number; readonly to: number }
  /** Its words were edited; these are what they became. */
  | { readonly kind: 'changed'; readonly from: number; readonly to: number }
  /** Its words were removed. */
  | { readonly kind: 'gone' }

/** Where somebody saw the words of a comment go. */
export interface Healing {
  readonly first: LetterId
  readonly last: LetterId
}

/** An anchor for words of a text; null where there are none between the two places. */
export function anchorAt(letters: Letters, range: Range): Anchor | null {
  const { text } = letters
  let { from } = range
  let to = wholeBefore(text, Math.min(range.to, text.length, from + MAX_QUOTATION))
  while (from < to && isNoLetter(text[from])) from += 1
  while (to > from && isNoLetter(text[to - 1])) to -= 1
  if (from >= to) return null
  const first = letterAt(letters, from)
  const last = letterAt(letters, to - 1)
  if (first === null || last === null) return null
  return {
    first,
    last,
    quotation: text.slice(from, to),
    before: text.slice(wholeAfter(text, Math.max(0, from - CONTEXT)), from),
    after: text.slice(to, wholeBefore(text, to + CONTEXT)),
  }
}

/*
 * A character of two halves is kept whole or not at all: a half of one changes on its way to the others, and they would
 * know another quotation than its author.
 */
const isCut = (text: string, place: number): boolean =>
  /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(Math.max(0, place - 1), place + 1))
const wholeBefore = (text: string, place: number): number =>
  isCut(text, place) ? place - 1 : place
const wholeAfter = (text: string, place: number): number => (isCut(text, place) ? place + 1 : place)

const isNoLetter = (letter: string | undefined): boolean =>
  letter === undefined || letter === ATOM || /\s/u.test(letter)

/** Finds where the words of a comment are now. `healings` in the order in which they are to be believed. */
export function placeAnchor(
  doc: Y.Doc,
  letters: Letters,
  anchor: Anchor | null,
  healings: readonly Healing[],
): Placement {
  if (anchor === null) return { kind: 'point' }
  const quoted = squash(anchor.quotation).text
  const own = rangeOf(doc, letters, anchor)
  for (const range of [own, ...healings.map((healing) => rangeOf(doc, letters, healing))]) {
    if (range !== null && squash(wordsIn(letters, range)).text === quoted) {
      return { kind: 'at', ...range }
    }
  }
  const found = search(letters, anchor, quoted)
  const changed = own !== null && isAlike(quoted, squash(wordsIn(letters, own)).text) ? own : null
  // Words that were edited where they stand are there, even if somebody else's say elsewhere what they said.
  if (found !== null && (changed === null || overlap(found, changed))) {
    return { kind: 'at', ...found }
  }
  return changed === null ? { kind: 'gone' } : { kind: 'changed', ...changed }
}

const overlap = (a: Range, b: Range): boolean => a.from < b.to && b.from < a.to

/** The one place in a text where these words stand, however they are spaced; null where there is none or more than one. */
export function findWords(letters: Letters, words: string): Range | null {
  const { text, places } = squash(letters.text)
  const wanted = squash(words).text
  const at = wanted === '' ? -1 : text.indexOf(wanted)
  const from = places[at]
  const last = places[at + wanted.length - 1]
  if (from === undefined || last === undefined) return null
  return text.indexOf(wanted, at + 1) === -1 ? { from, to: last + 1 } : null
}

/** The words of a range. */
export const wordsIn = (letters: Letters, { from, to }: Range): string =>
  letters.text.slice(from, to)

/** Whether two ranges of words say the same, whatever stands between their lines. */
export const sayTheSame = (a: string, b: string): boolean => squash(a).text === squash(b).text

function rangeOf(doc: Y.Doc, letters: Letters, letterIds: Healing): Range | null {
  const from = placeOf(doc, letters, letterIds.first, 'before')
  const to = placeOf(doc, letters, letterIds.last, 'after')
  return from !== null && to !== null && from < to ? { from, to } : null
}

/** A text without what a split, a join or a changed format may put in or take out: spaces, ends of lines, atoms. */
function squash(text: string): { readonly text: string; readonly places: readonly number[] } {
  let squashed = ''
  const places: number[] = []
  for (let place = 0; place < text.length; place++) {
    const letter = text[place]
    if (letter === undefined || letter === LINE_END || isNoLetter(letter)) continue
    squashed += letter
    places.push(place)
  }
  return { text: squashed, places }
}

/** The one place where the words stand, known by what stands around them; null where there is none or more than one. */
function search(letters: Letters, anchor: Anchor, quoted: string): Range | null {
  const { text, places } = squash(letters.text)
  const before = squash(anchor.before).text
  const after = squash(anchor.after).text
  let best: { readonly at: number; readonly agreement: number } | null = null
  let isTie = false
  for (let at = text.indexOf(quoted); at >= 0; at = text.indexOf(quoted, at + 1)) {
    const end = at + quoted.length
    const agreement =
      quoted.length + sameEnd(before, text.slice(0, at)) + sameStart(after, text.slice(end))
    if (best === null || agreement > best.agreement) {
      best = { at, agreement }
      isTie = false
    } else if (agreement === best.agreement) {
      isTie = true
    }
  }
  if (best === null || isTie || best.agreement < LEAST_AGREEMENT) return null
  const from = places[best.at]
  const last = places[best.at + quoted.length - 1]
  return from === undefined || last === undefined ? null : { from, to: last + 1 }
}

function sameStart(a: string, b: string): number {
  let same = 0
  while (same < a.length && same < b.length && a[same] === b[same]) same += 1
  return same
}

function sameEnd(a: string, b: string): number {
  let same = 0
  while (same < a.length && same < b.length && a.at(-1 - same) === b.at(-1 - same)) same += 1
  return same
}

/** Sørensen–Dice coefficient over pairs of letters. */
function isAlike(a: string, b: string): boolean {
  if (a === '' || b === '' || b.length > 3 * a.length + CONTEXT) return false
  const pairs = new Map<string, number>()
  for (let at = 0; at + 2 <= a.length; at++) {
    const pair = a.slice(at, at + 2)
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1)
  }
  let shared = 0
  for (let at = 0; at + 2 <= b.length; at++) {
    const pair = b.slice(at, at + 2)
    const left = pairs.get(pair) ?? 0
    if (left > 0) {
      shared += 1
      pairs.set(pair, left - 1)
    }
  }
  const all = Math.max(a.length - 1, 0) + Math.max(b.length - 1, 0)
  return all > 0 && (2 * shared) / all >= LEAST_LIKENESS
}
