import { type ComponentProps, type ReactNode, useId } from 'react'
import styles from './Field.module.css'

/** A line to fill in, with its label, a hint, and what is wrong with what was filled in. */
export function Field({
  label,
  hint,
  wrong,
  ...rest
}: {
  readonly label: string
  readonly hint?: ReactNode
  readonly wrong?: string | null | undefined
} & ComponentProps<'input'>) {
  const id = useId()
  const isWrong = wrong !== undefined && wrong !== null
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      {hint !== undefined && (
        <p className={styles.hint} id={`${id}hint`}>
          {hint}
        </p>
      )}
      <input
        {...rest}
        id={id}
        className={styles.input}
        aria-invalid={isWrong}
        aria-describedby={
          [hint !== undefined && `${id}hint`, isWrong && `${id}wrong`].filter(Boolean).join(' ') ||
          undefined
        }
      />
      {isWrong && (
        <p className={styles.wrong} id={`${id}wrong`}>
          {wrong}
        </p>
      )}
    </div>
  )
}

/** The look of a line, for controls that bring their own label. */
export const inputClass = styles.input
