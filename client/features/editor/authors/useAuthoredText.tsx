import { type ReactNode, useMemo, useSyncExternalStore } from 'react'
import type { PointId } from '../../../../shared/model/ids.ts'
import type { PointText, TextRun } from '../../../../shared/model/pointText.ts'
import { useEditing } from '../EditingContext.tsx'
import { toneStyle } from '../../../ui/PartyMark.tsx'
import { AUTHOR_ATTRIBUTE } from './authorMarks.ts'
import { withAuthors } from './authoredText.ts'
import styles from './authors.module.css'

/** A text as it is to be drawn, and how its words are drawn when their authors are shown. */
export function useAuthoredText(
  pointId: PointId,
  text: PointText,
): { readonly text: PointText; readonly words: ((run: TextRun) => ReactNode) | undefined } {
  const { authors } = useEditing()
  const version = useSyncExternalStore(authors.subscribe, authors.version)
  return useMemo(() => {
    const authored = authors.shown.getState() ? withAuthors(text, authors.read(pointId)) : null
    if (authored === null) return { text, words: undefined }
    const words = (run: TextRun): ReactNode => {
      const author = authored.authorOf.get(run)
      if (author === undefined) return run.text
      const { colour, line } = authors.writer(author)
      return (
        <span
          {...{ [AUTHOR_ATTRIBUTE]: author }}
          className={styles.word}
          style={toneStyle(colour)}
          data-line={line}
        >
          {run.text}
        </span>
      )
    }
    return { text: authored.text, words }
    // The version says when the same text has other authors.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [authors, pointId, text, version])
}
