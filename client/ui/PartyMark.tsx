import type { CSSProperties } from 'react'
import type { PartyColour } from '../../shared/model/party.ts'
import styles from './PartyMark.module.css'

/** A party's tone as custom properties, for whatever is drawn inside. */
export const toneStyle = (colour: PartyColour): CSSProperties =>
  ({
    '--tone': `var(--party-${colour})`,
    '--tone-soft': `var(--party-${colour}-soft)`,
  }) as CSSProperties

/** A party's letter in its colour; the two always stand together. */
export function PartyMark({
  letter,
  colour,
  soft = false,
}: {
  readonly letter: string
  readonly colour: PartyColour
  readonly soft?: boolean
}) {
  return (
    <span className={`${styles.mark} ${soft ? styles.soft : ''}`} style={toneStyle(colour)}>
      {letter}
    </span>
  )
}
