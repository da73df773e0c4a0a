import { subClauseLabel } from '../../../../shared/model/pointText.ts'
import { CLAUSE_DEPTH } from '../text/clauses.ts'

/** A piece of pasted text: a paragraph of its own, or a clause of a list at some depth, as HTML. */
export type PastedPiece =
  | { readonly kind: 'paragraph'; readonly html: string }
  | {
      readonly kind: 'ordered' | 'bullet'
      readonly depth: number
      readonly paragraphs: readonly string[]
    }

/**
 * Sorts lines of plain text into paragraphs and clauses. Only what would read the same becomes a clause: lines that
 * count (a), (b) or (i), (ii) from the beginning. "1." or "(c)" out of the blue stays in the words, because its number
 * is part of what was said.
 */
export function sortLines(text: string): PastedPiece[] {
  const lines = text.split(/\r\n?|\n/)
  const pieces: PastedPiece[] = []
  // The index of the last clause at each depth of the list that is being read.
  let counted: number[] = []
  let dashes = false
  lines.forEach((line, at) => {
    if (line.trim() === '') return
    const last = pieces.at(-1)
    const bullet = /^\s*([•‣◦·*–-])\s+(.*)$/.exec(line)
    if (bullet !== null) {
      const sign = bullet[1] ?? ''
      dashes = /[*–-]/.test(sign) && (dashes || isDash(lines[at + 1]))
      if (dashes || !/[*–-]/.test(sign)) {
        counted = []
        pieces.push({ kind: 'bullet', depth: 0, paragraphs: [escapeHtml(bullet[2] ?? '')] })
        return
      }
    }
    dashes = false
    const labelled = /^\s*\(?([A-Za-z]{1,5})\)\s+(.*)$/.exec(line)
    const next = labelled === null ? null : nextCount(counted, `(${labelled[1] ?? ''})`)
    if (labelled !== null && next !== null) {
      counted = next
      pieces.push({
        kind: 'ordered',
        depth: next.length - 1,
        paragraphs: [escapeHtml(labelled[2] ?? '')],
      })
    } else if (last !== undefined && last.kind !== 'paragraph' && /^( {4}|\t)/.test(line)) {
      pieces[pieces.length - 1] = {
        ...last,
        paragraphs: [...last.paragraphs, escapeHtml(line.trim())],
      }
    } else {
      counted = []
      pieces.push({ kind: 'paragraph', html: escapeHtml(line.trim()) })
    }
  })
  return pieces
}

const isDash = (line: string | undefined): boolean => /^\s*[*–-]\s+\S/.test(line ?? '')

/** How the count stands after a label: one further at this depth, begun one deeper, or gone on further out. */
function nextCount(counted: readonly number[], label: string): number[] | null {
  const depth = counted.length
  const goesOn = (length: number): number[] | null => {
    const index = counted[length - 1]
    if (index === undefined || subClauseLabel(index + 1, length - 1) !== label) return null
    return [...counted.slice(0, length - 1), index + 1]
  }
  const begins = depth < CLAUSE_DEPTH && subClauseLabel(0, depth) === label
  const here = goesOn(depth)
  if (here !== null) return here
  if (begins) return [...counted, 0]
  for (let outer = depth - 1; outer > 0; outer--) {
    const further = goesOn(outer)
    if (further !== null) return further
  }
  return label === '(a)' ? [0] : null
}

/** The pieces as HTML with real lists. */
export function piecesToHtml(pieces: readonly PastedPiece[]): string {
  let html = ''
  const open: ('ol' | 'ul')[] = []
  const closeTo = (depth: number) => {
    while (open.length > depth) html += `</li></${open.pop() ?? ''}>`
  }
  for (const piece of pieces) {
    if (piece.kind === 'paragraph') {
      closeTo(0)
      html += `<p>${piece.html}</p>`
      continue
    }
    const tag = piece.kind === 'ordered' ? 'ol' : 'ul'
    // A clause may lie one deeper than the one before, not more.
    const depth = Math.min(piece.depth, open.length, CLAUSE_DEPTH - 1)
    closeTo(depth + 1)
    if (open.length === depth + 1 && open[depth] !== tag) closeTo(depth)
    if (open.length === depth + 1) {
      html += '</li><li>'
    } else {
      open.push(tag)
      html += `<${tag}><li>`
    }
    html += piece.paragraphs.map((paragraph) => `<p>${paragraph}</p>`).join('')
  }
  closeTo(0)
  return html
}

export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign)

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
