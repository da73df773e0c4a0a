import type { CSSProperties } from 'react'
import type { Plan } from '../../../shared/model/plan.ts'
import type { Presence } from '../../sync/usePresence.ts'
import styles from './PresenceChips.module.css'

/** Names that are shown before the rest becomes a count. */
const SHOWN = 2

/** Who else is at a point now. */
export function PresenceChips({
  others,
  plan,
}: {
  readonly others: readonly Presence[]
  readonly plan: Plan
}) {
  if (others.length === 0) return null
  const rest = others.slice(SHOWN)
  return (
    <span className={styles.chips} role="group" aria-label="Here now">
      {others.slice(0, SHOWN).map((other) => (
        <Chip key={other.memberId} other={other} plan={plan} />
      ))}
      {rest.length > 0 && (
        <span className={styles.rest} title={rest.map((other) => other.name).join(', ')}>
          +{rest.length}
        </span>
      )}
    </span>
  )
}

function Chip({ other, plan }: { readonly other: Presence; readonly plan: Plan }) {
  const party = plan.parties.find((each) => each.id === other.partyId)
  return (
    <span
      className={styles.chip}
      style={{ '--party': `var(--party-${other.colour})` } as CSSProperties}
      title={party === undefined ? other.name : `${other.name}, ${party.name}`}
    >
      {party !== undefined && <b>{party.letter}</b>}
      <span>{other.name}</span>
    </span>
  )
}
