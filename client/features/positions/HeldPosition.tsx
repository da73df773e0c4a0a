import { stanceSentence } from '../../../shared/model/stance.ts'
import type { Plan } from '../../../shared/model/plan.ts'
import type { Position } from '../../../shared/model/review.ts'
import { stanceWords } from '../../../shared/rules/agreementWords.ts'
import { useReceipts } from '../../sync/useReceipts.ts'
import { useReview } from '../../sync/useReview.ts'
import { useSaving } from '../../sync/useSaving.ts'
import { useWorkspace } from '../../sync/WorkspaceContext.tsx'
import { StanceMark } from '../../ui/StanceMark.tsx'
import { DifferenceToNow } from './DifferenceToNow.tsx'
import styles from './Positions.module.css'
import { capital, whoAndWhen } from './positionWords.ts'

/** The position that a party holds: what it says, why, from whom and when, and whether the words are still the same. */
export function HeldPosition({
  plan,
  position,
  isStale,
  showsDifference,
  onShowDifference,
}: {
  readonly plan: Plan
  readonly position: Position
  readonly isStale: boolean
  readonly showsDifference: boolean
  readonly onShowDifference: (shown: boolean) => void
}) {
  const review = useReview()
  const receipt = useReceipts().get(position.key)
  const isUnsent = useIsUnsent(position, receipt !== undefined)
  const stance = position.stance === 'withdrawn' ? null : position.stance
  return (
    <>
      <p className={styles.stance} data-stale={isStale ? '' : undefined}>
        <StanceMark stance={stance} isStale={isStale} />
        {isStale ? capital(stanceWords(stance, true)) : stanceSentence(position.stance)}
      </p>
      {position.reason !== '' && <p className={styles.reason}>{position.reason}</p>}
      <p className={styles.when}>{whoAndWhen(plan, position, receipt, isUnsent)}</p>
      {isStale && (
        <button
          type="button"
          className={styles.link}
          aria-expanded={showsDifference}
          onClick={() => onShowDifference(!showsDifference)}
        >
          {showsDifference ? 'Hide difference' : 'Show difference'}
        </button>
      )}
      {isStale && showsDifference && (
        <DifferenceToNow
          plan={plan}
          pointId={position.pointId}
          before={review.wording(position.textHash)}
          label="Difference between the wording it was taken on and the words of now"
        />
      )}
    </>
  )
}

/** Whether a position is only in this browser so far. What others took came here through the server. */
function useIsUnsent(position: Position, hasReceipt: boolean): boolean {
  const saving = useSaving()
  const { me } = useWorkspace()
  const isOwn =
    position.by === me.memberId || (position.by === null && position.partyId === me.partyId)
  return isOwn && !hasReceipt && saving.kind !== 'saved'
}
