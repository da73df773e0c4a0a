import type { PointId } from '../../../shared/model/ids.ts'
import { type Plan, pointLabel } from '../../../shared/model/plan.ts'
import type { Thread } from '../../../shared/model/review.ts'
import { findMember } from '../../../shared/model/plan.ts'
import styles from './comments.module.css'
import type { Filter } from './filter.ts'
import { usePanelFilter } from './filterStore.ts'

const STATES = [
  ['open', 'Open'],
  ['resolved', 'Resolved'],
  ['mine', 'Mine'],
] as const

/** Which threads are shown: of which points, in which state, begun by whom. */
export function FilterBar({
  plan,
  counts,
  openPoint,
  threads,
}: {
  readonly plan: Plan
  readonly counts: Readonly<Record<Filter['state'], number>>
  readonly openPoint: PointId | null
  readonly threads: readonly Thread[]
}) {
  const { state, party, isWhole } = usePanelFilter()
  const isOfPoint = !isWhole && openPoint !== null
  const began = new Set(threads.map((thread) => findMember(plan, thread.ref.by)?.partyId ?? 'none'))
  return (
    <div className={styles.filters} role="group" aria-label="Which comments are shown">
      <div className={styles.row}>
        <div className={styles.switch}>
          <button
            type="button"
            aria-pressed={isOfPoint}
            disabled={openPoint === null}
            onClick={() => usePanelFilter.setState({ isWhole: false })}
          >
            {openPoint === null ? 'This point' : capital(pointLabel(plan, openPoint))}
          </button>
          <button
            type="button"
            aria-pressed={!isOfPoint}
            onClick={() => usePanelFilter.setState({ isWhole: true })}
          >
            All points
          </button>
        </div>
        <select
          className={styles.party}
          aria-label="Begun by"
          value={party ?? ''}
          onChange={(event) => {
            const { value } = event.target
            const chosen = plan.parties.find((one) => one.id === value)?.id ?? null
            usePanelFilter.setState({ party: value === 'none' ? 'none' : chosen })
          }}
        >
          <option value="">Everybody</option>
          {plan.parties.map((one) => (
            <option key={one.id} value={one.id}>
              {one.letter} · {one.name}
            </option>
          ))}
          {began.has('none') && <option value="none">Without a party</option>}
        </select>
      </div>
      <div className={styles.states}>
        {STATES.map(([value, label]) => (
          <button
            key={value}
            type="button"
            aria-pressed={state === value}
            onClick={() => usePanelFilter.setState({ state: value })}
          >
            {label} <span className={styles.number}>{counts[value]}</span>
          </button>
        ))}
      </div>
    </div>
  )
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)
