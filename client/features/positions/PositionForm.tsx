import { type FormEvent, useEffect, useId, useMemo, useRef, useState } from 'react'
import {
  REASON_LETTERS,
  type Stance,
  stanceNeedsReason,
  STANCES,
} from '../../../shared/model/entry.ts'
import type { Party } from '../../../shared/model/party.ts'
import type { Plan } from '../../../shared/model/plan.ts'
import type { Point } from '../../../shared/model/point.ts'
import { stanceSentence } from '../../../shared/model/stance.ts'
import { textHash, wordingOf } from '../../../shared/model/wording.ts'
import { draftKey, type PositionDraft, usePositionDrafts } from '../../state/positionDrafts.ts'
import { deskOf } from '../../sync/reviewDesk.ts'
import { usePointText } from '../../sync/usePlan.ts'
import { useWorkspace } from '../../sync/WorkspaceContext.tsx'
import { Button } from '../../ui/Button.tsx'
import { StanceMark } from '../../ui/StanceMark.tsx'
import styles from './PositionForm.module.css'
import { MEANING } from './positionWords.ts'
import { ChangedWording, WordingOfNow } from './WordingOfNow.tsx'

/** Asks a head of delegation for a position on exact words, and writes nothing before it is confirmed. */
export function PositionForm({
  plan,
  point,
  party,
  draft,
  takesFocus,
  onCancel,
  onTaken,
}: {
  readonly plan: Plan
  readonly point: Point
  readonly party: Party
  readonly draft: PositionDraft
  /** Whether it was asked for just now, rather than found again. */
  readonly takesFocus: boolean
  readonly onCancel: () => void
  readonly onTaken: (stance: Stance) => void
}) {
  const workspace = useWorkspace()
  const id = useId()
  const form = useRef<HTMLFormElement>(null)
  const [wrong, setWrong] = useState<'stance' | 'reason' | null>(null)
  const text = usePointText(point.id)
  const now = useMemo(() => wordingOf(text), [text])
  const isChanged = useMemo(() => textHash(now) !== textHash(draft.wording), [now, draft.wording])
  const { stance } = draft
  const needsReason = stance !== null && stanceNeedsReason(stance)
  const change = (part: Partial<PositionDraft>): void => {
    setWrong(null)
    usePositionDrafts.getState().keep(draftKey(party.id, point.id), { ...draft, ...part })
  }
  const focusOn = (selector: string): void =>
    form.current?.querySelector<HTMLElement>(selector)?.focus()
  useEffect(() => {
    if (takesFocus) focusOn('input')
  }, [takesFocus])

  function submit(event: FormEvent): void {
    event.preventDefault()
    if (isChanged || now.length === 0) {
      focusOn('[data-look] button')
    } else if (stance === null) {
      setWrong('stance')
      focusOn('input')
    } else if (needsReason && draft.reason.trim() === '') {
      setWrong('reason')
      focusOn('textarea')
    } else {
      const reason = needsReason ? draft.reason.trim() : ''
      const { wording } = draft
      deskOf(workspace).takePosition({
        partyId: party.id,
        pointId: point.id,
        stance,
        reason,
        wording,
      })
      onTaken(stance)
    }
  }

  return (
    <form
      ref={form}
      className={styles.form}
      noValidate
      onSubmit={submit}
      aria-label="Take a position"
    >
      <fieldset aria-describedby={wrong === 'stance' ? `${id}wrong` : undefined}>
        <legend className={styles.legend}>
          Position of {party.name}
          {point.number !== null && ` on point ${point.number}`}
        </legend>
        {STANCES.map((one) => (
          <label key={one} className={styles.choice} data-chosen={one === stance ? '' : undefined}>
            <input
              type="radio"
              name={`${id}stance`}
              value={one}
              checked={one === stance}
              aria-labelledby={`${id}${one}name`}
              aria-describedby={`${id}${one}`}
              onChange={() => change({ stance: one })}
            />
            <StanceMark stance={one} />
            <span className={styles.stance} id={`${id}${one}name`}>
              {stanceSentence(one)}
            </span>
            <span className={styles.meaning} id={`${id}${one}`}>
              {MEANING[one]}
            </span>
          </label>
        ))}
      </fieldset>
      {needsReason && (
        <div className={styles.reason}>
          <label htmlFor={`${id}reason`}>
            {stance === 'oppose' ? 'Reason for the objection' : 'Reservation'}
          </label>
          <textarea
            id={`${id}reason`}
            rows={4}
            required
            maxLength={REASON_LETTERS}
            value={draft.reason}
            aria-invalid={wrong === 'reason'}
            aria-describedby={wrong === 'reason' ? `${id}wrong` : undefined}
            onChange={(event) => change({ reason: event.target.value })}
          />
        </div>
      )}
      {isChanged ? (
        <ChangedWording
          plan={plan}
          pointId={point.id}
          before={draft.wording}
          now={now}
          onTakeNew={() => {
            change({ wording: now })
            focusOn('[type=submit]')
          }}
        />
      ) : (
        <WordingOfNow plan={plan} wording={now} />
      )}
      <p className={styles.wrong} id={`${id}wrong`} role="alert">
        {wrong === 'stance' && 'Choose one of the five.'}
        {wrong === 'reason' && 'Write why, so that the others can answer.'}
      </p>
      <div className={styles.actions}>
        <Button kind="main" type="submit" aria-disabled={isChanged} aria-describedby={`${id}hint`}>
          Confirm position
        </Button>
        <Button kind="quiet" onClick={onCancel}>
          Cancel
        </Button>
      </div>
      <p className={styles.hint} id={`${id}hint`}>
        {isChanged
          ? 'First say on which wording it is to be taken.'
          : 'Everybody in the plan can read it. Earlier positions stay on record.'}
      </p>
    </form>
  )
}
