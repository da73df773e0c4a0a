import { useId, useMemo, useState } from 'react'
import { type Plan, pointLabel } from '../../../shared/model/plan.ts'
import { planLabels } from '../../../shared/model/planLabels.ts'
import type { Thread } from '../../../shared/model/review.ts'
import { compareWordings } from '../../../shared/rules/compare.ts'
import { useReview } from '../../sync/useReview.ts'
import { DifferenceView } from '../../ui/DifferenceView.tsx'
import styles from './comments.module.css'
import { useWordingNow } from './wordingNow.ts'

/** Says that a thread was begun on other words of its point than those of now, and shows what has changed since. */
export function EarlierWording({ thread, plan }: { readonly thread: Thread; readonly plan: Plan }) {
  const now = useWordingNow(thread.pointId)
  const [isShown, setShown] = useState(false)
  const id = useId()
  if (thread.textHash === null || thread.textHash === now.hash) return null
  return (
    <div className={styles.earlier}>
      <p>
        On an earlier wording{' '}
        <span className={styles.together}>
          <span aria-hidden>· </span>
          <button
            type="button"
            aria-expanded={isShown}
            aria-controls={id}
            onClick={() => setShown(!isShown)}
          >
            {isShown ? 'hide the difference' : 'show the difference'}
          </button>
        </span>
      </p>
      <div id={id}>{isShown && <Difference thread={thread} plan={plan} />}</div>
    </div>
  )
}

function Difference({ thread, plan }: { readonly thread: Thread; readonly plan: Plan }) {
  const { wording } = useReview()
  const now = useWordingNow(thread.pointId)
  const before = thread.textHash === null ? null : wording(thread.textHash)
  const comparison = useMemo(
    () => (before === null ? null : compareWordings(before, now.wording, planLabels(plan))),
    [before, now, plan],
  )
  if (comparison === null) {
    return <p className={styles.quiet}>The wording of then is not here. It may still arrive.</p>
  }
  return (
    <div className={styles.difference}>
      <DifferenceView
        comparison={comparison}
        label={`What changed in ${pointLabel(plan, thread.pointId)} since this comment`}
      />
    </div>
  )
}
