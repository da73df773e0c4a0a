import { useId } from 'react'
import { inputClass } from '../../ui/Field.tsx'
import { OptionGroup } from './OptionGroup.tsx'
import { MOST_RECIPIENTS } from './pdfChoice.ts'
import styles from './PdfDialog.module.css'

/** For whom copies are made: nobody, or a name on each line. */
export function Recipients({
  names,
  wrong,
  onNames,
}: {
  readonly names: string
  readonly wrong: string | null
  readonly onNames: (names: string) => void
}) {
  const id = useId()
  return (
    <OptionGroup name="Copies">
      <div className={styles.recipients}>
        <label htmlFor={id}>Make copies for…</label>
        <p id={`${id}hint`}>
          One name on each line, at most {MOST_RECIPIENTS}. Each gets a file of their own with their
          name and a code on every page; everybody in the plan can see in the record who got one.
          The preview is nobody’s copy and shows neither.
        </p>
        <textarea
          id={id}
          className={inputClass}
          rows={3}
          value={names}
          aria-invalid={wrong !== null}
          aria-describedby={`${id}hint ${wrong === null ? '' : `${id}wrong`}`.trim()}
          onChange={(event) => onNames(event.target.value)}
        />
        {wrong !== null && (
          <p id={`${id}wrong`} className={styles.wrong} role="alert">
            {wrong}
          </p>
        )}
      </div>
    </OptionGroup>
  )
}
