import { type ReactNode, useId } from 'react'
import styles from './PdfDialog.module.css'

/** Options that belong together, under a word for what they are about. */
export function OptionGroup({
  name,
  children,
}: {
  readonly name: string
  readonly children: ReactNode
}) {
  const id = useId()
  return (
    <div role="group" aria-labelledby={id} className={styles.group}>
      <h3 id={id}>{name}</h3>
      {children}
    </div>
  )
}

/** Something that is so or not, with a word more where the label needs one. */
export function OptionCheck({
  label,
  hint,
  checked,
  onChange,
}: {
  readonly label: string
  readonly hint?: string
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
}) {
  const id = useId()
  return (
    <label className={styles.check}>
      <input
        type="checkbox"
        checked={checked}
        aria-labelledby={id}
        aria-describedby={hint === undefined ? undefined : `${id}hint`}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span>
        <span id={id}>{label}</span>
        {hint !== undefined && (
          <span className={styles.words} id={`${id}hint`}>
            {hint}
          </span>
        )}
      </span>
    </label>
  )
}
