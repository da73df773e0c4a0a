import { roleLabel } from '../../../shared/model/role.ts'
import { type Plan, pointLabel } from '../../../shared/model/plan.ts'
import { useScreen } from '../../state/screen.ts'
import { usePlan } from '../../sync/usePlan.ts'
import { usePresence } from '../../sync/usePresence.ts'
import { initials } from '../../ui/initials.ts'
import { toneStyle } from '../../ui/PartyMark.tsx'
import { Tip } from '../../ui/Tip.tsx'
import { peopleHere, type PersonHere } from './people.ts'
import styles from './PeopleHere.module.css'

/** People that fit into the bar; the rest is a number that leads to the list of all. */
const SHOWN = 4

/** Who has the plan open now. Pressing somebody leads to the point where they are. */
export function PeopleHere({ onShowAll }: { readonly onShowAll: () => void }) {
  const plan = usePlan()
  const people = peopleHere(usePresence(), plan)
  const rest = people.length - SHOWN
  const shown = rest === 1 ? people : people.slice(0, SHOWN)
  return (
    <ul className={styles.people} aria-label="Here now">
      {shown.map((person) => (
        <li key={person.memberId}>
          <PersonButton person={person} plan={plan} onShowAll={onShowAll} />
        </li>
      ))}
      {rest > 1 && (
        <li>
          <button
            type="button"
            className={styles.rest}
            onClick={onShowAll}
            aria-label={`${rest} more people`}
          >
            +{rest}
          </button>
        </li>
      )}
    </ul>
  )
}

function PersonButton({
  person,
  plan,
  onShowAll,
}: {
  readonly person: PersonHere
  readonly plan: Plan | null
  readonly onShowAll: () => void
}) {
  const openPointAt = useScreen((screen) => screen.openPointAt)
  const { pointId, party, role } = person
  const name = person.self ? `${person.name} (you)` : person.name
  const where = pointId === null || plan === null ? null : `In ${pointLabel(plan, pointId)}`
  const what = [party?.name, role === null ? null : roleLabel(role)].filter(Boolean).join(', ')
  return (
    <Tip
      words={
        <span className={styles.tip}>
          <b>{name}</b>
          {what !== '' && <span>{what}</span>}
          {where !== null && <span>{where}</span>}
        </span>
      }
    >
      <button
        type="button"
        className={styles.person}
        style={toneStyle(person.colour)}
        aria-label={[name, what, where].filter(Boolean).join(', ')}
        onClick={() => (pointId === null ? onShowAll() : openPointAt(pointId))}
      >
        {party !== null && (
          <span className={styles.party} aria-hidden>
            {party.letter}
          </span>
        )}
        <span className={styles.initials} aria-hidden>
          {initials(person.name)}
        </span>
      </button>
    </Tip>
  )
}
