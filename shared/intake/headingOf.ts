import type { IncomingInline } from './incoming.ts'
import { INTAKE_LIMITS } from './intakeLimits.ts'
import { typedMarkers } from './typedMarker.ts'
import { cutLine, firstWords, lettersOf, oneLine, trimLine } from './words.ts'

/** A heading, and what of the line that it was found in is still to be said. */
export interface FoundHeading {
  readonly heading: string
  readonly rest: readonly IncomingInline[]
}

/** A title in front of a colon or dash is at most this long; longer ones are sentences. */
const TITLE_LETTERS = 80
const SHORT_LINE = 100

/**
 * Finds a heading in the first line of a point: its bold beginning, a short title up to a colon or dash, or all of a
 * short line that is no sentence. Otherwise it is made of the first of `words`, and the line stays whole.
 */
export function headingOfLine(
  content: readonly IncomingInline[],
  words: string,
  isAlone: boolean,
): FoundHeading {
  const letters = lettersOf(content)
  const made = {
    heading: firstWords(words, INTAKE_LIMITS.headingLetters),
    rest: content,
  }
  for (const length of [boldLength(content), titleLength(letters)]) {
    if (length === 0 || !isPlain(content, length)) continue
    const heading = oneLine(letters.slice(0, length)).replace(/\s*[.:–—-]+$/, '')
    const rest = trimLine(cutLine(content, length)[1])
    if (heading !== '' && heading.length <= INTAKE_LIMITS.headingLetters)
      return { heading, rest: withoutDash(rest) }
  }
  const isTitle =
    words.length <= SHORT_LINE && !/[.:;,!?…]$/.test(words) && !letters.trim().includes('\n')
  return isTitle && !isAlone && isPlain(content, letters.length)
    ? { heading: words, rest: [] }
    : made
}

/** Nothing in the first letters that a heading cannot hold: notes, references, breaks, tracked changes. */
const isPlain = (content: readonly IncomingInline[], length: number): boolean =>
  cutLine(content, length)[0].every((one) => one.kind === 'text' && one.change === null)

/** How far the bold words reach that a line begins with; 0 where it is none, or where it only begins inside a sentence. */
function boldLength(content: readonly IncomingInline[]): number {
  let length = 0
  for (const inline of content) {
    if (inline.kind !== 'text' || (!inline.bold && inline.text.trim() !== '')) break
    length += inline.text.length
  }
  const letters = lettersOf(content)
  const bold = letters.slice(0, length).trim()
  if (bold === '') return 0
  const after = letters.slice(length).trim()
  return after === '' || /[.:–—-]$/.test(bold) || /^[.:–—-]/.test(after) ? length : 0
}

/** "Ceasefire: …", "Ceasefire – …" and "Ceasefire. The …"; 0 for anything else. */
function titleLength(letters: string): number {
  const found =
    /^\s*(\p{Lu}[^.;:!?\n\ufffc]*?)(?::\s+(?=\S)|\s[–—-]\s+(?=\S)|\.\s+(?=\p{Lu}))/u.exec(letters)
  const title = found?.[1] ?? ''
  // A short sentence in front of others is one of them, unless it has no room for a verb.
  const most = found?.[0].trimEnd().endsWith('.') ? 3 : 8
  return title === '' || title.length > TITLE_LETTERS || title.split(/\s+/).length > most
    ? 0
    : (found?.[0].length ?? 0)
}

const withoutDash = (content: readonly IncomingInline[]): readonly IncomingInline[] => {
  const sign = /^[.:–—-]+\s+/.exec(lettersOf(content))?.[0] ?? ''
  return cutLine(content, sign.length)[1]
}

/** The number in front of a heading, and the words after it: "3. X", "Article 3 – X" and "Point 3: X" are 3 and "X". */
export function numberedHeading(text: string): {
  readonly number: number | null
  readonly heading: string
} {
  const marker = typedMarkers(text, false).find((one) => one.form === 'decimal')
  if (marker !== undefined && !marker.style.includes('x.x')) {
    return { number: marker.value, heading: text.slice(marker.length).trim() }
  }
  const word = /^(?:article|point|section|clause|§)\s*(\d{1,4})\s+(?=\S)/i.exec(text)
  return word === null
    ? { number: null, heading: text }
    : { number: Number(word[1]), heading: text.slice(word[0].length).trim() }
}

/** The heading of a pillar without "Pillar 2:" in front, which is counted. */
export const pillarHeading = (text: string): string =>
  text.replace(/^pillar\s+(?:\d{1,2}|[ivx]{1,5})\s*[.:–—-]+\s*(?=\S)/i, '')
