import { memo, type ReactNode } from 'react'
import type { Footnote, TextRun } from '../../../../shared/model/pointText.ts'
import styles from './NoteList.module.css'
import { WordsView } from './PointTextView.tsx'

/** The notes of a point, at the foot of its sheet. */
export const NoteList = memo(function NoteList({
  notes,
  number,
  words,
  onOpen,
}: {
  readonly notes: readonly Footnote[]
  /** Opens a note to be written, by its place in the list; absent where that is not allowed. */
  readonly onOpen?: ((index: number) => void) | undefined
  /** The number of the point, for the list's name. */
  readonly number: number | null
  /** How words are drawn, where they are not drawn plainly. */
  readonly words?: ((run: TextRun) => ReactNode) | undefined
}) {
  if (notes.length === 0) return null
  const label = number === null ? 'Notes' : `Notes of point ${number}`
  return (
    <ol className={styles.notes} aria-label={label}>
      {notes.map((note, at) => (
        <li key={at}>
          <Number at={at} onOpen={onOpen} />
          {note.content.length === 0 ? (
            <i>empty note</i>
          ) : (
            <WordsView inlines={note.content} words={words} />
          )}
        </li>
      ))}
    </ol>
  )
})

/** The number of a note; where one may write, a pointer opens the note by it. The keyboard does at its marker. */
function Number({
  at,
  onOpen,
}: {
  readonly at: number
  readonly onOpen: ((index: number) => void) | undefined
}) {
  if (onOpen === undefined) return <span className={styles.number}>{at + 1}</span>
  return (
    <button
      type="button"
      className={styles.number}
      tabIndex={-1}
      aria-label={`Write in note ${at + 1}`}
      onClick={() => onOpen(at)}
    >
      {at + 1}
    </button>
  )
}
