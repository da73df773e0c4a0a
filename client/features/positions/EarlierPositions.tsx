import { useState } from 'react'
import { stanceSentence } from '../../../shared/model/stance.ts'
import type { Plan } from '../../../shared/model/plan.ts'
import type { Position } from '../../../shared/model/review.ts'
import { count } from '../../../shared/rules/agreementWords.ts'
import { useReceipts } from '../../sync/useReceipts.ts'
import { useReview } from '../../sync/useReview.ts'
import { StanceMark } from '../../ui/StanceMark.tsx'
import { DifferenceToNow } from './DifferenceToNow.tsx'
import styles from './Positions.module.css'
import { whoAndWhen } from './positionWords.ts'

/** What a party said of a point before, the newest first, folded until somebody asks. */
export function EarlierPositions({
  plan,
  positions,
}: {
  readonly plan: Plan
  readonly positions: readonly Position[]
}) {
  if (positions.length === 0) return null
  return (
    <details className={styles.earlier}>
      <summary>{count(positions.length, 'earlier position')}</summary>
      <ol reversed>
        {[...positions].reverse().map((position) => (
          <EarlierPosition key={position.key} plan={plan} position={position} />
        ))}
      </ol>
    </details>
  )
}

function EarlierPosition({ plan, position }: { readonly plan: Plan; readonly position: Position }) {
  const review = useReview()
  const receipt = useReceipts().get(position.key)
  const [isOpen, setOpen] = useState(false)
  const { stance, reason, textHash, pointId } = position
  return (
    <li>
      <p className={styles.stance}>
        <StanceMark stance={stance === 'withdrawn' ? null : stance} size={14} />
        {stanceSentence(stance)}
      </p>
      {reason !== '' && <p className={styles.reason}>{reason}</p>}
      <p className={styles.when}>{whoAndWhen(plan, position, receipt, false)}</p>
      {stance !== 'withdrawn' && (
        <button
          type="button"
          className={styles.link}
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          {isOpen ? 'Hide difference' : 'Show difference to now'}
        </button>
      )}
      {isOpen && (
        <DifferenceToNow
          plan={plan}
          pointId={pointId}
          before={review.wording(textHash)}
          label="Difference between that wording and the words of now"
        />
      )}
    </li>
  )
}
