import { type ComponentProps, type ReactNode, useId } from 'react'
import styles from './Field.module.css'
import select from './Select.module.css'

/** A choice out of a list, with its label and a hint; the system's own list, which works on every device. */
export function Select({
  label,
  hint,
  children,
  ...rest
}: {
  readonly label: string
  readonly hint?: ReactNode
  readonly children: ReactNode
} & ComponentProps<'select'>) {
  const id = useId()
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      <span className={select.frame}>
        <select
          {...rest}
          id={id}
          className={`${styles.input} ${select.select}`}
          aria-describedby={hint === undefined ? undefined : `${id}hint`}
        >
          {children}
        </select>
      </span>
      {hint !== undefined && (
        <p className={styles.hint} id={`${id}hint`}>
          {hint}
        </p>
      )}
    </div>
  )
}
