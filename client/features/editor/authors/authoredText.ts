import { mapText } from '../../../../shared/model/mapText.ts'
import type { Inline, PointText, TextRun } from '../../../../shared/model/pointText.ts'
import type { AuthorRun, TextAuthor } from '../../../../shared/model/textAuthors.ts'

/** A text in which no run of words has more than one author. */
export interface AuthoredText {
  readonly text: PointText
  readonly authorOf: ReadonlyMap<TextRun, TextAuthor>
}

/** Cuts a text where its author changes; null when the runs are not of these letters. */
export function withAuthors(text: PointText, runs: readonly AuthorRun[]): AuthoredText | null {
  const authorOf = new Map<TextRun, TextAuthor>()
  let run = 0
  let used = 0
  let isSame = true

  function cut(whole: TextRun): TextRun[] {
    const parts: TextRun[] = []
    for (let at = 0; at < whole.text.length;) {
      const current = runs[run]
      const length = Math.min((current?.text.length ?? 0) - used, whole.text.length - at)
      const letters = whole.text.slice(at, at + length)
      if (current === undefined || !current.text.startsWith(letters, used)) {
        isSame = false
        return [whole]
      }
      const part = { ...whole, text: letters }
      if (current.author !== null) authorOf.set(part, current.author)
      parts.push(part)
      at += length
      used += length
      if (used === current.text.length) {
        run += 1
        used = 0
      }
    }
    return parts
  }

  const inline = (one: Inline): Inline[] => {
    if (one.kind === 'text') return cut(one)
    return [one.kind === 'footnote' ? { ...one, content: one.content.flatMap(cut) } : one]
  }
  const authored = mapText(
    text,
    (block) => ({ ...block, content: block.content.flatMap(inline) }),
    // Whose its alternatives are, it says itself.
    (bracket) => [bracket],
  )
  return isSame && run === runs.length ? { text: authored, authorOf } : null
}
