import type { ReactNode } from 'react'
import type { Stance } from '../../shared/model/entry.ts'
import styles from './StanceMark.module.css'

/** What the marks are drawn as; a position on earlier wording is one of its own, whatever its stance. */
export type StanceShape = Stance | 'silent' | 'stale'

export const shapeOf = (stance: Stance | null, isStale: boolean): StanceShape =>
  stance === null ? 'silent' : isStale ? 'stale' : stance

/**
 * A stance as a small square: every one has a shape of its own, so that it is told without colour. It says nothing to
 * those who listen; words stand beside it, or in the name of what holds it.
 */
export const StanceMark = ({
  stance,
  isStale = false,
  size = 16,
}: {
  /** Null for a party that is silent. */
  readonly stance: Stance | null
  readonly isStale?: boolean
  readonly size?: number
}) => {
  const shape = shapeOf(stance, isStale)
  return (
    <svg
      className={styles.mark}
      data-stance={shape}
      data-tone={stance ?? 'silent'}
      viewBox="0 0 16 16"
      width={size}
      height={size}
      aria-hidden
      focusable="false"
    >
      <rect x="1" y="1" width="14" height="14" rx="2.5" />
      {DRAWN[shape]}
    </svg>
  )
}

const DRAWN: Record<StanceShape, ReactNode> = {
  accept: <path d="M4.4 8.3 7 10.9l4.8-5.4" />,
  'accept-ad-referendum': <path d="M4.4 8.3 7 10.9l4.8-5.4" />,
  // Half of it is given.
  'accept-with-reservation': <path className={styles.half} d="M1.5 14.5v-13h6.5v13z" />,
  oppose: <path d="m4.8 4.8 6.4 6.4m0-6.4-6.4 6.4" />,
  'seek-instructions': <path className={styles.dots} d="M4.3 8h.01M8 8h.01M11.7 8h.01" />,
  silent: null,
  stale: <path className={styles.hatch} d="M1.5 8 8 1.5M1.5 14.5l13-13M8 14.5 14.5 8" />,
}

/** A stance as a chip: its mark, then whose it is and what it says. */
export const StanceChip = ({
  stance,
  isStale = false,
  children,
}: {
  readonly stance: Stance | null
  readonly isStale?: boolean
  readonly children: ReactNode
}) => (
  <span
    className={styles.chip}
    data-stance={shapeOf(stance, isStale)}
    data-tone={stance ?? 'silent'}
  >
    <StanceMark stance={stance} isStale={isStale} size={14} />
    <span>{children}</span>
  </span>
)
