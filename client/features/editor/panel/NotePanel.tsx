import { useLayoutEffect, useRef } from 'react'
import { Button } from '../../../ui/Button.tsx'
import { useEditing } from '../EditingContext.tsx'
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
        <Button kind="quiet" small onClick={() => panels.removeNote()}>
          Remove
        </Button>
        <Button kind="quiet" small onClick={() => panels.close(true)}>
          Done
        </Button>
      </div>
      <div ref={element} className={styles.words} />
    </div>
  )
}
