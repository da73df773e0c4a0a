import { changesBetween } from '../../../shared/rules/wordingChanges.ts'
import type { Writer } from '../../core/wordJob.ts'
import type { FlowParagraph } from './flow.ts'
import { comparable, placesOf } from './places.ts'

/** A text after somebody had written in it for a while. */
export interface TextStep {
  readonly who: Writer
  readonly lines: readonly FlowParagraph[]
}

/** Who wrote what is new in a text and who took away what is gone, as far as its history tells. */
export interface Account {
  /** A part of the newer text, by its places: whose it is, cut where that changes. */
  inserted(from: number, to: number): readonly Part[]
  /** The same for a part of the older text. */
  deleted(from: number, to: number): readonly Part[]
  /** For what the history does not tell. */
  readonly otherwise: Writer
}
export interface Part {
  readonly from: number
  readonly to: number
  readonly who: Writer
}

/** An account that knows one answer. */
export const oneAccount = (who: Writer): Account => ({
  inserted: (from, to) => [{ from, to, who }],
  deleted: (from, to) => [{ from, to, who }],
  otherwise: who,
})

/** A place of the text on its way: where it stood in the older text, or who wrote it. */
type Letter = { readonly origin: number } | { readonly who: Writer }

/**
 * Follows every letter of the older text through all steps to the newer one, whose text the last step has. Each step
 * says of all that it changed that it was made by whoever made that step.
 */
export function accountOf(
  older: readonly FlowParagraph[],
  steps: readonly TextStep[],
  otherwise: Writer,
): Account {
  const { size } = placesOf(older)
  let letters: Letter[] = Array.from({ length: size }, (_, origin) => ({ origin }))
  const takenBy = Array.from({ length: size }, (): Writer | null => null)
  let before = comparableOf(older)
  for (const { who, lines } of steps) {
    const after = comparableOf(lines)
    const { changes, sizeB } = changesBetween(before, after)
    const next: Letter[] = []
    let at = 0
    for (const { fromA, toA, fromB, toB } of changes) {
      for (; at < fromA; at++) push(next, letters[at])
      for (; at < toA; at++) {
        const gone = letters[at]
        if (gone !== undefined && 'origin' in gone) takenBy[gone.origin] = who
      }
      for (let place = fromB; place < toB; place++) next.push({ who })
    }
    for (; next.length < sizeB; at++) next.push(letters[at] ?? { who: otherwise })
    letters = next
    before = after
  }
  const wroteIt = letters.map((letter) => ('who' in letter ? letter.who : null))
  const names = new Set(steps.map(({ who }) => who.name))
  // Where only one ever wrote, whatever is new or gone is theirs.
  const last = names.size === 1 ? (steps.at(-1)?.who ?? otherwise) : otherwise
  return {
    inserted: (from, to) => partsOf(wroteIt, from, to, last),
    deleted: (from, to) => partsOf(takenBy, from, to, last),
    otherwise: last,
  }
}

const push = (letters: Letter[], letter: Letter | undefined): void => {
  if (letter !== undefined) letters.push(letter)
}

const comparableOf = (lines: readonly FlowParagraph[]) =>
  comparable(
    lines.map((line) => line.content),
    false,
  )

/**
 * Cuts where another begins. A letter that the history knows to be older stands in a change when words were moved
 * about: it is of whoever made all else of that change, and of nobody if those are several.
 */
function partsOf(
  whose: readonly (Writer | null)[],
  from: number,
  to: number,
  otherwise: Writer,
): readonly Part[] {
  const own = whose.slice(from, to)
  const known = own.flatMap((who) => who ?? [])
  const isOne = new Set(known.map((who) => who.name)).size === 1
  const rest = isOne ? latest(known, otherwise) : otherwise
  const parts: { from: number; to: number; who: Writer }[] = []
  for (let place = from; place < to; place++) {
    const who = whose[place] ?? rest
    const part = parts.at(-1)
    if (part !== undefined && part.who.name === who.name) {
      part.to = place + 1
      if (who.at > part.who.at) part.who = who
    } else parts.push({ from: place, to: place + 1, who })
  }
  return parts
}

const latest = (all: readonly Writer[], otherwise: Writer): Writer =>
  all.reduce((last, who) => (who.at > last.at ? who : last), all[0] ?? otherwise)
