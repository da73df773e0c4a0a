import type { ComponentProps } from 'react'
import styles from './Button.module.css'

interface Looks {
  /** `main` for the one thing to do, `plain` beside it, `quiet` for tools. */
  readonly kind?: 'main' | 'plain' | 'quiet'
  readonly iconOnly?: boolean
  readonly small?: boolean
}

const look = ({ kind = 'plain', iconOnly = false, small = false }: Looks, className = '') =>
  [styles.button, styles[kind], iconOnly && styles.iconOnly, small && styles.small, className]
    .filter(Boolean)
    .join(' ')

/** A button. It submits nothing unless told so by `type`. */
export function Button({
  kind,
  iconOnly,
  small,
  className,
  type = 'button',
  ...rest
}: Looks & ComponentProps<'button'>) {
  const looks = {
    ...(kind === undefined ? {} : { kind }),
    ...(iconOnly === undefined ? {} : { iconOnly }),
    ...(small === undefined ? {} : { small }),
  }
  return (
    // oxlint-disable-next-line react/button-has-type -- the caller names one of the three
    <button {...rest} type={type} className={look(looks, className)} />
  )
}

/** The class of a link that looks like a button. */
export const buttonClass = (looks: Looks): string => look(looks)
