import { memo } from 'react'
import type { PointId } from '../../../../shared/model/ids.ts'
import { bracketIdsIn } from '../../../../shared/model/pointBrackets.ts'
import { usePointText } from '../../../sync/usePlan.ts'
import styles from '../sheet/PointSheet.module.css'

/** Where a point comes from and how many brackets are left in it, at the head of its sheet. */
export const BracketCount = memo(function BracketCount({
  pointId,
  sourceNumber,
}: {
  readonly pointId: PointId
  readonly sourceNumber: number | null
}) {
  const count = bracketIdsIn(usePointText(pointId)).length
  const parts = [
    ...(sourceNumber === null ? [] : [`source no. ${sourceNumber}`]),
    ...(count === 0 ? [] : [count === 1 ? '1 bracket' : `${count} brackets`]),
  ]
  return parts.length === 0 ? null : <span className={styles.source}>{parts.join(' · ')}</span>
})
