import { useLayoutEffect, useRef } from 'react'
import { useEditing } from './EditingContext.tsx'
import styles from './Panel.module.css'

/** The words of a note, to be written. */
export function NotePanel({ number }: { readonly number: number }) {
  const { panels } = useEditing()
  const element = useRef<HTMLDivElement>(null)
  useLayoutEffect(
    () => (element.current === null ? undefined : panels.mountNote(element.current)),
    [panels],
  )
  return (
    <div className={styles.note}>
      <div className={styles.title}>
        <span>Note {number}</span>
        <button type="button" className={styles.plain} onClick={() => panels.removeNote()}>
          Remove
        </button>
        <button type="button" className={styles.plain} onClick={() => panels.close(true)}>
          Done
        </button>
      </div>
      <div ref={element} className={styles.words} />
    </div>
  )
}
