import { Plus, X } from 'lucide-react'
import { PARTY_COLOURS } from '../../shared/model/party.ts'
import { Button } from '../ui/Button.tsx'
import { inputClass } from '../ui/Field.tsx'
import { toneStyle } from '../ui/PartyMark.tsx'
import { freeColour, MOST_PARTIES, type PartyDraft, type Wrongs } from './newPlan.ts'
import styles from './NewPlanForm.module.css'

/** The parties of a new plan, to be named, added and removed; those that a file names in brackets stay. */
export function PartyRows({
  parties,
  wrongs,
  newKey,
  onChange,
}: {
  readonly parties: readonly PartyDraft[]
  readonly wrongs: Wrongs
  readonly newKey: () => number
  readonly onChange: (parties: readonly PartyDraft[]) => void
}) {
  return (
    <fieldset>
      <legend className={styles.legend}>Parties</legend>
      <div className={styles.heads} aria-hidden>
        <span>Name</span>
        <span>Letters</span>
        <span>Colour</span>
      </div>
      <ul className={styles.parties}>
        {parties.map((party, at) => (
          <PartyRow
            key={party.key}
            party={party}
            place={at + 1}
            wrong={wrongs.get(`party-${party.key}`)}
            onChange={(part) =>
              onChange(parties.map((one) => (one === party ? { ...one, ...part } : one)))
            }
            onRemove={
              parties.length > 1 && party.fileId === undefined
                ? () => onChange(parties.filter((one) => one !== party))
                : null
            }
          />
        ))}
      </ul>
      {parties.length < MOST_PARTIES && (
        <Button
          kind="quiet"
          small
          className={styles.add}
          onClick={() =>
            onChange([
              ...parties,
              { key: newKey(), name: '', letter: '', colour: freeColour(parties) },
            ])
          }
        >
          <Plus size={16} aria-hidden />
          Add a party
        </Button>
      )}
    </fieldset>
  )
}

function PartyRow({
  party,
  place,
  wrong,
  onChange,
  onRemove,
}: {
  readonly party: PartyDraft
  readonly place: number
  readonly wrong: string | undefined
  readonly onChange: (part: Partial<PartyDraft>) => void
  readonly onRemove: (() => void) | null
}) {
  const wrongId = `wrong-${party.key}`
  const told = wrong === undefined ? {} : { 'aria-invalid': true, 'aria-describedby': wrongId }
  return (
    <li className={styles.party} style={toneStyle(party.colour)}>
      <input
        className={inputClass}
        aria-label={`Name of party ${place}`}
        placeholder="Name"
        autoComplete="off"
        maxLength={80}
        value={party.name}
        onChange={(event) => onChange({ name: event.target.value })}
        {...told}
      />
      <input
        className={inputClass}
        aria-label={`Letters of party ${place}`}
        placeholder="A"
        autoComplete="off"
        maxLength={2}
        value={party.letter}
        onChange={(event) => onChange({ letter: event.target.value })}
        {...told}
      />
      <span className={styles.colour}>
        <select
          className={inputClass}
          aria-label={`Colour of party ${place}`}
          value={party.colour}
          onChange={(event) => {
            const colour = PARTY_COLOURS.find((one) => one === event.target.value)
            if (colour !== undefined) onChange({ colour })
          }}
        >
          {PARTY_COLOURS.map((colour) => (
            <option key={colour} value={colour}>
              {colour[0]?.toUpperCase()}
              {colour.slice(1)}
            </option>
          ))}
        </select>
      </span>
      <Button
        kind="quiet"
        iconOnly
        aria-label={`Remove party ${place}`}
        disabled={onRemove === null}
        onClick={() => onRemove?.()}
      >
        <X size={16} aria-hidden />
      </Button>
      {wrong !== undefined && (
        <p className={styles.wrong} id={wrongId}>
          {wrong}
        </p>
      )}
    </li>
  )
}
