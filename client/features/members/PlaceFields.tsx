import type { PartyId } from '../../../shared/model/ids.ts'
import type { Plan } from '../../../shared/model/plan.ts'
import { type Role, roleLabel, roleNeedsParty, ROLES } from '../../../shared/model/role.ts'
import { Select } from '../../ui/Select.tsx'
import { roleWords } from './memberWords.ts'

export interface Place {
  readonly role: Role
  readonly partyId: PartyId | null
}

/** A role, and the party that goes with it where the role needs one or may have one. */
export function PlaceFields({
  plan,
  place,
  onChange,
}: {
  readonly plan: Plan
  readonly place: Place
  readonly onChange: (place: Place) => void
}) {
  const needsParty = roleNeedsParty(place.role)
  return (
    <>
      <Select
        label="Role"
        hint={roleWords(place.role)}
        value={place.role}
        onChange={(event) => {
          const role = ROLES.find((one) => one === event.target.value)
          if (role !== undefined) onChange({ ...place, role })
        }}
      >
        {ROLES.map((role) => (
          <option key={role} value={role}>
            {roleLabel(role)}
          </option>
        ))}
      </Select>
      <Select
        label="Party"
        value={place.partyId ?? ''}
        onChange={(event) => {
          const party = plan.parties.find((one) => one.id === event.target.value)
          onChange({ ...place, partyId: party?.id ?? null })
        }}
      >
        {/* Nobody comes to speak for a party because it stands first in a list. */}
        {(!needsParty || place.partyId === null) && (
          <option value="">{needsParty ? 'Choose a party' : 'No party'}</option>
        )}
        {plan.parties.map((party) => (
          <option key={party.id} value={party.id}>
            {party.name} ({party.letter})
          </option>
        ))}
      </Select>
    </>
  )
}
