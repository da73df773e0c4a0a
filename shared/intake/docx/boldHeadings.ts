import type { SourceLine } from '../source.ts'
import { typedMarkers } from '../typedMarker.ts'
import { lettersOf, wordsOf } from '../words.ts'

/**
 * Many documents have no styles for headings, only short lines in bold or in capitals. Where no heading is called one,
 * they are taken for headings: those with a number one level below those without.
 */
export function withBoldHeadings(lines: readonly SourceLine[]): readonly SourceLine[] {
  const said = lines.filter((line) => line.kind === 'table' || wordsOf(line.content) !== '')
  if (said.some((line) => line.kind === 'paragraph' && line.heading !== null)) return lines
  const found = new Set(said.filter(looksLikeHeading))
  if (found.size < 2 || found.size > said.length * 0.7) return lines
  return lines.map((line) =>
    line.kind === 'paragraph' && found.has(line)
      ? { ...line, heading: isNumbered(line) ? 2 : 1, depth: 0 }
      : line,
  )
}

const SHORT_LINE = 100

function looksLikeHeading(line: SourceLine): boolean {
  if (line.kind === 'table' || line.depth > 1 || line.change !== null) return false
  if (line.marker !== null && line.marker.form !== 'decimal' && line.marker.form !== 'ROMAN')
    return false
  const words = wordsOf(line.content)
  if (words === '' || words.length > SHORT_LINE || /[;:,]$/.test(words)) return false
  const isBold = line.content.every(
    (one) => one.kind === 'text' && one.change === null && (one.bold || one.text.trim() === ''),
  )
  return isBold || (/\p{Lu}{4}/u.test(words) && words === words.toUpperCase())
}

const isNumbered = (line: SourceLine): boolean =>
  line.kind === 'paragraph' &&
  (line.marker?.form === 'decimal' ||
    typedMarkers(lettersOf(line.content), false).some((one) => one.form === 'decimal'))
