import { Plus, X } from 'lucide-react'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { PARTY_COLOURS } from '../../shared/model/party.ts'
import type { CreatePlanResponse, TemplatesResponse } from '../../shared/wire/http.ts'
import type { Problem } from '../../shared/wire/problem.ts'
import { createPlan, listTemplates } from '../sync/api.ts'
import { Button } from '../ui/Button.tsx'
import { Field, inputClass } from '../ui/Field.tsx'
import { toneStyle } from '../ui/PartyMark.tsx'
import {
  freeColour,
  MOST_PARTIES,
  type PartyDraft,
  type PlanDraft,
  readDraft,
  type Wrongs,
} from './newPlan.ts'
import styles from './NewPlanForm.module.css'

type Template = TemplatesResponse['templates'][number]

const NO_WRONGS: Wrongs = new Map()

/** The form for a new plan: its template, title, parties, and who convenes it. */
export function NewPlanForm({
  onCreated,
}: {
  readonly onCreated: (created: CreatePlanResponse) => void
}) {
  const [templates, setTemplates] = useState<readonly Template[]>([])
  const [draft, setDraft] = useState<PlanDraft>({ template: '', title: '', parties: [], name: '' })
  const [wrongs, setWrongs] = useState<Wrongs>(NO_WRONGS)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [sending, setSending] = useState(false)
  const [tries, setTries] = useState(0)
  const form = useRef<HTMLFormElement>(null)
  const nextKey = useRef(1)

  useEffect(() => {
    let here = true
    void listTemplates().then((answer) => {
      if (!here) return
      if (!answer.ok) return setProblem(answer.problem)
      setTemplates(answer.value.templates)
      const [first] = answer.value.templates
      if (first !== undefined) setDraft((before) => ({ ...before, ...filledBy(first) }))
    })
    return () => {
      here = false
    }
  }, [tries])

  function filledBy(template: Template): Omit<PlanDraft, 'name'> {
    return {
      template: template.name,
      title: template.title,
      parties: template.parties.map((party) => ({ ...party, key: nextKey.current++ })),
    }
  }
  const change = (part: Partial<PlanDraft>): void => setDraft((before) => ({ ...before, ...part }))
  const changeParty = (key: number, part: Partial<PartyDraft>): void =>
    change({
      parties: draft.parties.map((party) => (party.key === key ? { ...party, ...part } : party)),
    })

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    const read = readDraft(draft)
    if (!('template' in read)) {
      setWrongs(read)
      // Where the first thing is wrong; the fields know it only after this has been drawn.
      requestAnimationFrame(() =>
        form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus(),
      )
      return
    }
    setWrongs(NO_WRONGS)
    setProblem(null)
    setSending(true)
    const answer = await createPlan(read)
    setSending(false)
    if (answer.ok) onCreated(answer.value)
    else setProblem(answer.problem)
  }

  return (
    <form ref={form} className={styles.form} noValidate onSubmit={(event) => void submit(event)}>
      <fieldset>
        <legend className={styles.legend}>Begin with</legend>
        <div className={styles.templates}>
          {templates.map((template) => (
            <label key={template.name} className={styles.template}>
              <input
                type="radio"
                name="template"
                checked={draft.template === template.name}
                onChange={() => change(filledBy(template))}
              />
              <b>{template.title}</b>
              <span>{pointCount(template.points)}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <Field
        label="Title"
        value={draft.title}
        maxLength={160}
        autoComplete="off"
        wrong={wrongs.get('title')}
        onChange={(event) => change({ title: event.target.value })}
      />
      <fieldset>
        <legend className={styles.legend}>Parties</legend>
        <div className={styles.heads} aria-hidden>
          <span>Name</span>
          <span>Letters</span>
          <span>Colour</span>
        </div>
        <ul className={styles.parties}>
          {draft.parties.map((party, at) => (
            <PartyRow
              key={party.key}
              party={party}
              place={at + 1}
              wrong={wrongs.get(`party-${party.key}`)}
              onChange={(part) => changeParty(party.key, part)}
              onRemove={
                draft.parties.length > 1
                  ? () => change({ parties: draft.parties.filter((one) => one !== party) })
                  : null
              }
            />
          ))}
        </ul>
        {draft.parties.length < MOST_PARTIES && (
          <Button
            kind="quiet"
            small
            className={styles.add}
            onClick={() =>
              change({
                parties: [
                  ...draft.parties,
                  {
                    key: nextKey.current++,
                    name: '',
                    letter: '',
                    colour: freeColour(draft.parties),
                  },
                ],
              })
            }
          >
            <Plus size={16} aria-hidden />
            Add a party
          </Button>
        )}
      </fieldset>
      <Field
        label="Your name"
        hint="You will be the convener of this plan."
        value={draft.name}
        maxLength={80}
        autoComplete="name"
        wrong={wrongs.get('name')}
        onChange={(event) => change({ name: event.target.value })}
      />
      {problem !== null && (
        <div className={styles.problem} role="alert">
          <b>{problem.title}</b>
          {problem.detail}{' '}
          {templates.length === 0 && (
            <Button
              small
              onClick={() => {
                setProblem(null)
                setTries(tries + 1)
              }}
            >
              Try again
            </Button>
          )}
        </div>
      )}
      <div>
        <Button kind="main" type="submit" disabled={sending || templates.length === 0}>
          Create the plan
        </Button>
      </div>
    </form>
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

const pointCount = (points: number): string =>
  points === 0 ? 'No points yet' : points === 1 ? '1 point' : `${points} points`
