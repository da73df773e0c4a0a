import type { IncomingComment } from '../../../shared/intake/incoming.ts'
import {
  COMMENT_AUTHOR_LETTERS,
  COMMENT_LETTERS,
  COMMENT_LINES,
  type ContentComment,
  QUOTATION_LETTERS,
} from '../../../shared/wire/planContent.ts'

const LAST_DATE = 8.64e15

/** A comment of a file as it is sent; none where it says nothing. The end of a very long one is several comments. */
export function contentComment(comment: IncomingComment): readonly ContentComment[] {
  const { at } = comment
  const lines = comment.paragraphs.flatMap((paragraph) => paragraph.split('\n'))
  return inParts(lines).map((paragraphs) => ({
    author: clean(comment.author).slice(0, COMMENT_AUTHOR_LETTERS).trim() || 'somebody',
    at: at !== null && Number.isInteger(at) && at >= 0 && at <= LAST_DATE ? at : null,
    quotation: comment.quotation?.trim().slice(0, QUOTATION_LETTERS) || null,
    paragraphs,
  }))
}

/** Signs that a name cannot hold, because they are not seen or turn the direction of writing. */
const clean = (text: string): string =>
  text.replace(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/gu, ' ').trim()

function inParts(lines: readonly string[]): string[][] {
  const parts: string[][] = []
  let [part, letters]: [string[], number] = [[], 0]
  for (const line of lines.flatMap(pieces)) {
    if (part.length >= COMMENT_LINES || letters + line.length + 1 > COMMENT_LETTERS) {
      parts.push(part)
      ;[part, letters] = [[], 0]
    }
    part.push(line)
    letters += line.length + 1
  }
  return [...parts, part].filter((one) => one.join('').trim() !== '')
}

function pieces(line: string): string[] {
  const made: string[] = []
  for (let at = 0; at === 0 || at < line.length; at += COMMENT_LETTERS - 1) {
    made.push(line.slice(at, at + COMMENT_LETTERS - 1))
  }
  return made
}
