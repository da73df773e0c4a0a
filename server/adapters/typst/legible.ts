import type { Coverage } from './coverage.ts'

/** Makes words legible in the fonts at hand; `room` is how many letters fit in a line. */
export type Legible = (text: string, room: number, hyphenates: boolean) => string

/** A letter with the marks on it: they are set in one font or not at all. */
const CLUSTER = /\P{M}\p{M}*|\p{M}+/gu
/** Characters without a picture of their own, which every font can leave out. */
const INVISIBLE = /[\u00ad\u061c\u200b-\u200f\u2060\u2066-\u2069]/u
const IGNORABLE = /\p{Default_Ignorable_Code_Point}/u
/** Words up to this length are left to hyphenation, however narrow the column. */
const HYPHENATED_LETTERS = 24
const PLACE_TO_BREAK = '\u200b'
const WORD_ENDS = /(\s+)/

/**
 * Words for fonts of these families, tried in their order. A character that none of them has is spelled as its code
 * point, for instance [U+4E2D]: an empty box would hide which one it is. A word longer than a line may break anywhere.
 */
export function createLegible(families: readonly Coverage[]): Legible {
  const shows = (coverage: Coverage, character: string): boolean =>
    coverage.has(character.codePointAt(0) ?? 0) || INVISIBLE.test(character)
  const spell = (character: string): string => {
    if (IGNORABLE.test(character)) return ''
    const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase()
    return `[U+${code.padStart(4, '0')}]`
  }

  function showCluster(cluster: string): string {
    const characters = Array.from(cluster)
    const whole = families.some((one) => characters.every((character) => shows(one, character)))
    if (whole) return cluster
    const family = families.find((one) => shows(one, characters[0] ?? ''))
    return characters
      .map((character) =>
        family !== undefined && shows(family, character) ? character : spell(character),
      )
      .join('')
  }

  return (text, room, hyphenates) => {
    // Basic Latin is in every font; most text is nothing else.
    const shown = /^[\x20-\x7e]*$/.test(text) ? text : text.replace(CLUSTER, showCluster)
    return breakLongWords(shown, hyphenates ? Math.max(room, HYPHENATED_LETTERS) : room, room)
  }
}

function breakLongWords(text: string, longest: number, room: number): string {
  if (text.length <= longest) return text
  const every = Math.max(2, room >> 3)
  return text
    .split(WORD_ENDS)
    .map((word) => (word.length > longest ? breakWord(word, every) : word))
    .join('')
}

function breakWord(word: string, every: number): string {
  const pieces: string[] = []
  for (let start = 0; start < word.length;) {
    let end = start + every
    while (end < word.length && !beginsLetter(word, end)) end++
    pieces.push(word.slice(start, end))
    start = end
  }
  return pieces.join(PLACE_TO_BREAK)
}

/** Whether a letter begins here: neither a mark on one, nor the second half of one. */
function beginsLetter(word: string, at: number): boolean {
  const unit = word.charCodeAt(at)
  if (unit >= 0xdc00 && unit <= 0xdfff) return false
  return !/^\p{M}/u.test(String.fromCodePoint(word.codePointAt(at) ?? 0))
}
