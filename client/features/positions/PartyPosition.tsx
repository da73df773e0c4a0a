import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { stanceSentence } from '../../../shared/model/stance.ts'
import { type Plan, pointLabel } from '../../../shared/model/plan.ts'
import { positionsOn } from '../../../shared/model/review.ts'
import type { PointAgreement, Standing } from '../../../shared/rules/agreement.ts'
import { heldStance, standingWords } from '../../../shared/rules/agreementWords.ts'
import { draftKey, usePositionDrafts } from '../../state/positionDrafts.ts'
import { useScreen } from '../../state/screen.ts'
import { deskOf } from '../../sync/reviewDesk.ts'
import { useReview } from '../../sync/useReview.ts'
import { useTakingFor } from '../../sync/useTakingFor.ts'
import { useWorkspace } from '../../sync/WorkspaceContext.tsx'
import { Button } from '../../ui/Button.tsx'
import { PartyMark } from '../../ui/PartyMark.tsx'
import { StanceMark } from '../../ui/StanceMark.tsx'
import { EarlierPositions } from './EarlierPositions.tsx'
import { HeldPosition } from './HeldPosition.tsx'
import { PositionForm } from './PositionForm.tsx'
import styles from './Positions.module.css'
import { WithdrawDialog } from './WithdrawDialog.tsx'

/** What one party says of a point now and said before; for its head of delegation, the way to say it. */
export function PartyPosition({
  plan,
  agreement,
  standing,
  onSaid,
}: {
  readonly plan: Plan
  readonly agreement: PointAgreement
  readonly standing: Standing
  /** Tells what this person has just done. */
  readonly onSaid: (words: string) => void
}) {
  const { party, position } = standing
  const { point, state } = agreement
  const workspace = useWorkspace()
  const review = useReview()
  const isMine = useTakingFor(point.id) === party.id
  const key = draftKey(party.id, point.id)
  const draft = usePositionDrafts((all) => all.drafts.get(key))
  const isAsked = useScreen((screen) => screen.openPosition === party.id)
  const [showsDifference, setShowsDifference] = useState(false)
  const [asksForm, setAsksForm] = useState(false)
  const [isWithdrawing, setWithdrawing] = useState(false)
  const heading = useRef<HTMLHeadingElement>(null)
  const mayBegin = isMine && state.kind !== 'empty'
  const label = pointLabel(plan, point.id)

  const begin = (): void => {
    setAsksForm(true)
    usePositionDrafts.getState().keep(key, {
      stance: null,
      reason: position?.reason ?? '',
      wording: deskOf(workspace).wording(point.id),
    })
  }
  const leave = (words: string): void => {
    usePositionDrafts.getState().drop(key)
    onSaid(words)
    heading.current?.focus()
  }

  // Whoever came here by a party's mark is led to that party's position.
  const takeUp = useEffectEvent(() => {
    useScreen.getState().positionShown()
    setShowsDifference(standing.isStale)
    if (mayBegin && position === null && draft === undefined) begin()
    else heading.current?.focus()
    heading.current?.scrollIntoView?.({ block: 'nearest' })
  })
  useEffect(() => {
    if (isAsked) takeUp()
  }, [isAsked])

  const id = `position-${party.id}`
  return (
    <section className={styles.party} aria-labelledby={id}>
      <h3 className={styles.name} id={id} ref={heading} tabIndex={-1}>
        <PartyMark letter={party.letter} colour={party.colour} />
        {party.name}
      </h3>
      {position === null ? (
        <p className={styles.stance} data-silent="">
          <StanceMark stance={null} size={14} />
          No position
        </p>
      ) : (
        <HeldPosition
          plan={plan}
          position={position}
          isStale={standing.isStale}
          showsDifference={showsDifference}
          onShowDifference={setShowsDifference}
        />
      )}
      {isMine && draft !== undefined && (
        <PositionForm
          plan={plan}
          point={point}
          party={party}
          draft={draft}
          takesFocus={asksForm}
          onCancel={() => leave('')}
          onTaken={(stance) =>
            leave(
              `Taken: ${party.name}, ${label}. ${stanceSentence(stance)}, on the wording of now. Withdraw it if this was a mistake.`,
            )
          }
        />
      )}
      {isMine && draft === undefined && (
        <div className={styles.actions}>
          {mayBegin && (
            <Button kind={position === null ? 'main' : 'plain'} small onClick={begin}>
              {position === null ? 'Take a position' : 'Take a new position'}
            </Button>
          )}
          {position !== null && (
            <Button small kind="quiet" onClick={() => setWithdrawing(true)}>
              Withdraw…
            </Button>
          )}
        </div>
      )}
      <EarlierPositions
        plan={plan}
        positions={positionsOn(review, party.id, point.id).filter(
          (one) => one.key !== position?.key,
        )}
      />
      {isWithdrawing && heldStance(standing) !== null && (
        <WithdrawDialog
          title={`Withdraw the position on ${label}?`}
          words={`${party.name} ${standingWords(standing)}.`}
          returnTo={heading}
          onClose={() => setWithdrawing(false)}
          onConfirm={() => {
            deskOf(workspace).takePosition({
              partyId: party.id,
              pointId: point.id,
              stance: 'withdrawn',
              reason: '',
            })
            setWithdrawing(false)
            onSaid(`Withdrawn: ${party.name} has no position on ${label} now.`)
          }}
        />
      )}
    </section>
  )
}
