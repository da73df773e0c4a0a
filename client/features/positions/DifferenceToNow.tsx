import { useDeferredValue, useMemo } from 'react'
import type { PointId } from '../../../shared/model/ids.ts'
import type { Plan } from '../../../shared/model/plan.ts'
import { planLabels } from '../../../shared/model/planLabels.ts'
import { type Wording, wordingOf } from '../../../shared/model/wording.ts'
import { compareWordings } from '../../../shared/rules/compare.ts'
import { usePointText } from '../../sync/usePlan.ts'
import { DifferenceView } from '../../ui/DifferenceView.tsx'
import styles from './Positions.module.css'

/** What changed from a wording to the words of now, live. */
export function DifferenceToNow({
  plan,
  pointId,
  before,
  label,
}: {
  readonly plan: Plan
  readonly pointId: PointId
  /** Null when nobody's copy of those words has arrived here. */
  readonly before: Wording | null
  readonly label: string
}) {
  // Comparing may wait for the letters of whoever is typing.
  const text = useDeferredValue(usePointText(pointId))
  const comparison = useMemo(
    () => (before === null ? null : compareWordings(before, wordingOf(text), planLabels(plan))),
    [before, text, plan],
  )
  if (comparison === null) {
    return <p className={styles.quiet}>The words it was taken on have not arrived here yet.</p>
  }
  return (
    <div className={styles.difference}>
      <DifferenceView comparison={comparison} label={label} />
    </div>
  )
}
