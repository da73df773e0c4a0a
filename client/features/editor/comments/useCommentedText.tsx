import { type ReactNode, useMemo, useSyncExternalStore } from 'react'
import type { PointId } from '../../../../shared/model/ids.ts'
import type { PointText, TextRun } from '../../../../shared/model/pointText.ts'
import { useAuthoredText } from '../authors/useAuthoredText.tsx'
import { useEditing } from '../EditingContext.tsx'
import { THREAD_ATTRIBUTE, wordsClass } from './commentLook.ts'
import { commentsOn, withComments } from './markedText.ts'
import type { CommentedWords } from './textComments.ts'

/** What says of marked words what they are, for those who listen; it stands once on the page. */
export const COMMENTED_HINT = 'commented-words'

const NONE: readonly CommentedWords[] = []
const nothing = (): readonly CommentedWords[] => NONE
const never = (): (() => void) => () => undefined

/** A text as it is to be drawn, and how its words are drawn: by their comments, and by their authors where shown. */
export function useCommentedText(
  pointId: PointId,
  text: PointText,
): { readonly text: PointText; readonly words: ((run: TextRun) => ReactNode) | undefined } {
  const { comments } = useEditing()
  const live = useMemo(() => comments?.words(pointId) ?? null, [comments, pointId])
  const commented = useSyncExternalStore(live?.subscribe ?? never, live?.get ?? nothing)
  const marked = useMemo(() => withComments(text, commented), [text, commented])
  const authored = useAuthoredText(pointId, marked)
  return useMemo(() => {
    if (marked === text) return authored
    const inner = authored.words ?? ((run: TextRun) => run.text)
    const words = (run: TextRun): ReactNode => {
      const on = commentsOn(run)
      if (on === null) return inner(run)
      return (
        <span
          className={wordsClass(on.commented)}
          {...{ [THREAD_ATTRIBUTE]: on.commented.map((one) => one.key).join(' ') }}
          // The first words of a comment stand for all of them, so that the Tab key stops once at each.
          {...(on.begins.length > 0
            ? { role: 'button', tabIndex: 0, 'aria-describedby': COMMENTED_HINT }
            : {})}
        >
          {inner(run)}
        </span>
      )
    }
    return { text: authored.text, words }
  }, [marked, text, authored])
}
