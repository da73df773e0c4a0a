import { useMemo } from 'react'
import type { PointId } from '../../../../shared/model/ids.ts'
import type { Plan } from '../../../../shared/model/plan.ts'
import { type Presence, usePresence } from '../../../sync/usePresence.ts'
import { toneStyle } from '../../../ui/PartyMark.tsx'
import styles from './PresenceChips.module.css'

/** Names that are shown before the rest becomes a count. */
const SHOWN = 3

/** Who else is at a point now. */
export function PresenceChips({
  pointId,
  plan,
}: {
  readonly pointId: PointId
  readonly plan: Plan
}) {
  const presence = usePresence()
  const others = useMemo(() => othersAt(pointId, presence), [pointId, presence])
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

/** The people at a point, without this page's own. Two windows of one person are one person. */
export function othersAt(pointId: PointId, presence: readonly Presence[]): readonly Presence[] {
  const self = presence.find((person) => person.self)?.memberId
  const there = presence.filter((person) => person.pointId === pointId && person.memberId !== self)
  return there.filter((person, at) => there.findIndex(isSame(person)) === at)
}

const isSame = (person: Presence) => (other: Presence) => other.memberId === person.memberId

function Chip({ other, plan }: { readonly other: Presence; readonly plan: Plan }) {
  const party = plan.parties.find((each) => each.id === other.partyId)
  return (
    <span
      className={styles.chip}
      style={toneStyle(other.colour)}
      title={party === undefined ? other.name : `${other.name}, ${party.name}`}
    >
      {party !== undefined && <b>{party.letter}</b>}
      <span>{other.name}</span>
    </span>
  )
}
