import { type SourceLine, type SourceParagraph, sourceParagraph } from './source.ts'
import { findTypedLists } from './typedLists.ts'
import { typedMarkers } from './typedMarker.ts'
import { cleanText, lettersOf, run } from './words.ts'

/** A paragraph of text without markup, its broken lines joined. */
interface PlainParagraph {
  readonly words: string
  /** In how many columns it stands in. */
  readonly indent: number
  /** Whether an empty line stands before it. */
  readonly isApart: boolean
}

const TAB_STOP = 4

/** Finds paragraphs, numbers and headings in text without markup. */
export function plainLines(text: string): SourceLine[] {
  const paragraphs = joinLines(cleanText(text).split(/\r\n?|[\n\u2028\u2029\f]/))
  const indents = new Map<SourceLine, number>()
  const lines = paragraphs.map((one): SourceLine => {
    const line = sourceParagraph([run(one.words)])
    indents.set(line, one.indent)
    return line
  })
  const least = Math.min(...paragraphs.map((one) => one.indent))
  return withHeadings(
    findTypedLists(lines, true, (line) => (indents.get(line) ?? least) - least),
    paragraphs,
  )
}

/** Mail and PDF break lines at some width: a line goes on in the next unless something says that it ends. */
function joinLines(lines: readonly string[]): PlainParagraph[] {
  const widths = lines.map((line) => line.trimEnd().length).filter((width) => width > 0)
  // The width that lines were broken at, if they were: most paragraphs fill it.
  const widest = widths.reduce((a, b) => Math.max(a, b), 0)
  const paragraphs: { words: string; indent: number; isApart: boolean; last: string }[] = []
  let isApart = true
  for (const line of lines) {
    const words = line.trim()
    if (words === '') {
      isApart = true
      continue
    }
    const before = paragraphs.at(-1)
    if (!isApart && before !== undefined && goesOn(before.last, words, widest)) {
      before.words += joint(before.words, words)
      before.last = line.trimEnd()
    } else {
      paragraphs.push({ words, indent: indentOf(line), isApart, last: line.trimEnd() })
    }
    isApart = false
  }
  return paragraphs
}

/** A hyphen at the end of a line stays: it may be part of a word. */
const joint = (before: string, words: string): string =>
  /[\p{L}\p{N}]-$/u.test(before) ? words : ` ${words}`

const indentOf = (line: string): number => {
  let column = 0
  for (const sign of line) {
    if (sign === '\t') column += TAB_STOP - (column % TAB_STOP)
    else if (/\s/.test(sign)) column++
    else break
  }
  return column
}

/** Lines of a pasted text are broken at 60 to 100 letters; longer ones are whole paragraphs, shorter ones verses. */
const NARROW = 50
const WIDE = 130

function goesOn(before: string, words: string, widest: number): boolean {
  if (typedMarkers(words, true).length > 0) return false
  if (widest > WIDE || widest < NARROW) return /^\p{Ll}/u.test(words) && !/[.:;!?]$/.test(before)
  // A line that has room for the next word was ended on purpose.
  const [word = ''] = words.split(/\s+/, 1)
  return before.length + 1 + word.length > widest - 3 || /^\p{Ll}/u.test(words)
}

/** Short lines that stand apart and end no sentence, over something longer. */
function withHeadings(
  lines: readonly SourceLine[],
  paragraphs: readonly PlainParagraph[],
): SourceLine[] {
  const looks = lines.map((line, at) => looksLikeHeading(line, paragraphs[at], lines[at + 1], at))
  const found = looks.filter(Boolean).length
  return lines.map((line, at) =>
    looks[at] &&
    line.kind === 'paragraph' &&
    (found > 1 || /^(?:pillar|part|chapter)\b/i.test(lettersOf(line.content)))
      ? { ...line, heading: 1 }
      : line,
  )
}

function looksLikeHeading(
  line: SourceLine,
  paragraph: PlainParagraph | undefined,
  next: SourceLine | undefined,
  at: number,
): boolean {
  if (line.kind === 'table' || line.marker !== null || line.depth > 0) return false
  const words = lettersOf(line.content)
  // The first line of all is the title, if it is anything.
  if (at === 0 || paragraph?.isApart !== true || words.length > 80) return false
  if (/[.:;,!?…]$/.test(words) || next === undefined || !/^[\p{Lu}\p{N}]/u.test(words)) return false
  return isText(next)
}

const isText = (line: SourceLine): line is SourceParagraph =>
  line.kind === 'paragraph' && (line.marker !== null || lettersOf(line.content).length > 20)
