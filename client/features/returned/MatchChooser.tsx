import { type Plan, pointsOf } from '../../../shared/model/plan.ts'
import { Select } from '../../ui/Select.tsx'
import styles from './Returned.module.css'
import { matchedSentence } from './returnedWords.ts'
import type { ReturnedPoint } from './useReturnedPoints.ts'

/** Which point of the plan a point of the file is, to be corrected. */
export function MatchChooser({
  plan,
  point,
  onMatch,
}: {
  readonly plan: Plan
  readonly point: ReturnedPoint
  /** With the id of a point, or nothing for a new one. */
  readonly onMatch: (text: string) => void
}) {
  const { sourceNumber, heading } = point.incoming
  const name = `${sourceNumber === null ? '' : `${sourceNumber}. `}${heading}`
  return (
    <div className={styles.match}>
      <Select
        label={`“${name}” in the file is`}
        value={point.pointId ?? ''}
        {...(point.by === null ? {} : { hint: matchedSentence(point.by) })}
        onChange={(event) => onMatch(event.target.value)}
      >
        <option value="">a point that is not in the plan</option>
        {pointsOf(plan).map((one) => (
          <option key={one.id} value={one.id}>
            {one.number === null ? '' : `${one.number}. `}
            {one.heading}
          </option>
        ))}
      </Select>
    </div>
  )
}
