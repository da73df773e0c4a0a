import { memo } from 'react'
import type { Footnote } from '../../../shared/model/pointText.ts'
import styles from './NoteList.module.css'
import { WordsView } from './PointTextView.tsx'

/** The notes of a point, at the foot of its sheet. */
export const NoteList = memo(function NoteList({
  notes,
  number,
}: {
  readonly notes: readonly Footnote[]
  /** The number of the point, for the list's name. */
  readonly number: number | null
}) {
  if (notes.length === 0) return null
  const label = number === null ? 'Notes' : `Notes of point ${number}`
  return (
    <ol className={styles.notes} aria-label={label}>
      {notes.map((note, at) => (
        <li key={at}>
          {note.content.length === 0 ? <i>empty note</i> : <WordsView inlines={note.content} />}
        </li>
      ))}
    </ol>
  )
})
