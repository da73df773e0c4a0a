import type { PartyId, PillarId } from '../../../shared/model/ids.ts'
import type { Plan } from '../../../shared/model/plan.ts'
import type { PlanAgreement } from '../../../shared/rules/agreement.ts'
import { Select } from '../../ui/Select.tsx'
import styles from './Agreement.module.css'
import { type AgreementFilter, type StandingKind } from './agreementFilter.ts'
import { TALLIED } from './tallyWords.ts'

/** Narrows the view down to what somebody wants to work on. */
export function AgreementFilters({
  plan,
  agreement,
  filter,
  onFilter,
}: {
  readonly plan: Plan
  readonly agreement: PlanAgreement
  readonly filter: AgreementFilter
  readonly onFilter: (filter: AgreementFilter) => void
}) {
  const { pillarId, standing } = filter
  return (
    <div className={styles.filters} role="group" aria-label="Which points are shown">
      <fieldset className={styles.which}>
        <legend>Show</legend>
        {[false, true].map((onlyBlocked) => (
          <label key={String(onlyBlocked)}>
            <input
              type="radio"
              name="which-points"
              checked={filter.onlyBlocked === onlyBlocked}
              onChange={() => onFilter({ ...filter, onlyBlocked })}
            />
            {onlyBlocked ? 'What blocks agreement' : 'All points'}
          </label>
        ))}
      </fieldset>
      <Select
        label="Pillar"
        value={pillarId ?? ''}
        onChange={(event) =>
          onFilter({ ...filter, pillarId: (event.target.value || null) as PillarId | null })
        }
      >
        <option value="">All pillars</option>
        {plan.pillars.map((pillar) => (
          <option key={pillar.id} value={pillar.id}>
            {pillar.heading}
          </option>
        ))}
      </Select>
      <Select
        label="Position"
        value={standing === null ? '' : `${standing.partyId} ${standing.kind}`}
        onChange={(event) => onFilter({ ...filter, standing: standingIn(event.target.value) })}
      >
        <option value="">Any position</option>
        {plan.parties.map((party) => (
          <optgroup key={party.id} label={party.name}>
            {TALLIED.flatMap(([kind, words]) => {
              const howMany = agreement.parties.get(party.id)?.[kind] ?? 0
              const isChosen = standing?.partyId === party.id && standing.kind === kind
              // What is chosen stays in the list when the last such point has gone.
              if (howMany === 0 && !isChosen) return []
              return [
                <option key={kind} value={`${party.id} ${kind}`}>
                  {party.letter} {words} ({howMany})
                </option>,
              ]
            })}
          </optgroup>
        ))}
      </Select>
    </div>
  )
}

/** Reads the value of an option; ids hold no spaces. */
function standingIn(value: string): AgreementFilter['standing'] {
  const [partyId = '', name] = value.split(' ')
  const kind: StandingKind | undefined = TALLIED.find(([one]) => one === name)?.[0]
  return kind === undefined ? null : { partyId: partyId as PartyId, kind }
}
