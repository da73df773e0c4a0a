import type { Range } from '../../../../shared/model/anchor.ts'
import { mapText } from '../../../../shared/model/mapText.ts'
import type { Inline, PointText, TextRun } from '../../../../shared/model/pointText.ts'
import type { CommentedWords } from './textComments.ts'

/** Words that comments are about. What copies a run of words keeps this with it. */
interface MarkedRun extends TextRun {
  readonly commented: readonly CommentedWords[]
  /** Of those, the threads whose first words these are. */
  readonly begins: readonly CommentedWords[]
}

const isMarkedRun = (run: TextRun): run is MarkedRun => 'commented' in run

/** The comments on words of a marked text; null where there are none. */
export const commentsOn = (run: TextRun): MarkedRun | null => (isMarkedRun(run) ? run : null)

/**
 * Cuts a text where comments begin and end, so that each run of its words is whole inside or outside of each. Counts
 * letters as `readLetters` does.
 */
export function withComments(text: PointText, words: readonly CommentedWords[]): PointText {
  const marked = words.filter((one) => one.isMarked)
  if (marked.length === 0) return text
  const cuts = [...new Set(marked.flatMap((one) => [one.from, one.to]))].sort((a, b) => a - b)
  const begun = new Set<string>()
  let place = 0

  function cut(run: TextRun): TextRun[] {
    const parts: TextRun[] = []
    const end = place + run.text.length
    for (let from = place; from < end;) {
      const to = Math.min(end, cuts.find((one) => one > from) ?? end)
      parts.push(mark({ ...run, text: run.text.slice(from - place, to - place) }, { from, to }))
      from = to
    }
    place = end
    return parts
  }
  function mark(run: TextRun, { from, to }: Range): TextRun {
    const commented = marked.filter((one) => one.from < to && from < one.to)
    if (commented.length === 0) return run
    const begins = commented.filter((one) => !begun.has(one.key))
    for (const one of begins) begun.add(one.key)
    const markedRun: MarkedRun = { ...run, commented, begins }
    return markedRun
  }
  const inline = (one: Inline): Inline[] => {
    if (one.kind === 'text') return cut(one)
    place += 1
    return [one]
  }
  return mapText(
    text,
    (block) => {
      // Between two lines there is one letter; before the first there is none.
      if (place > 0) place += 1
      return { ...block, content: block.content.flatMap(inline) }
    },
    (bracket) => {
      // One letter, on a line of its own.
      place += place > 0 ? 2 : 1
      return [bracket]
    },
  )
}
