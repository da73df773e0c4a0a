import { memo } from 'react'
import { Link } from 'wouter'
import { findPoint, type Plan } from '../../../shared/model/plan.ts'
import type { TextAuthor } from '../../../shared/model/textAuthors.ts'
import type { PointDifference } from '../../../shared/rules/comparePlans.ts'
import { DifferenceView } from '../../ui/DifferenceView.tsx'
import type { VersionAddresses } from './addresses.ts'
import styles from './Compare.module.css'
import { SideBySide } from './SideBySide.tsx'
import { changeName, movedSentence, writersSentence } from './versionWords.ts'

/** What became of one point. */
export const ComparedPoint = memo(function ComparedPoint({
  plan,
  difference,
  writers,
  isSideBySide,
  names,
  addresses,
}: {
  readonly plan: Plan
  readonly difference: PointDifference
  readonly writers: readonly TextAuthor[]
  readonly isSideBySide: boolean
  /** What the two sides are called. */
  readonly names: readonly [string, string]
  readonly addresses: VersionAddresses
}) {
  const { pointId, kind, before, after, comparison } = difference
  const place = after ?? before
  const heading = place?.heading ?? ''
  const facts = [movedSentence(difference), writersSentence(plan, writers)].filter(
    (fact) => fact !== null,
  )
  const label = `Difference of ${heading}`
  return (
    <li className={styles.point} data-kind={kind}>
      <header className={styles.pointHead}>
        <span className={styles.number}>{place?.number}</span>
        <h2 className={styles.heading}>
          {findPoint(plan, pointId) === undefined ? (
            heading
          ) : (
            <Link href={addresses.point(pointId)}>{heading}</Link>
          )}
          {difference.headingChanged && (
            <span className={styles.before}>
              Heading before: <del>{before?.heading}</del>
            </span>
          )}
        </h2>
        <span className={styles.change}>{changeName(kind)}</span>
      </header>
      {facts.length > 0 && <p className={styles.facts}>{facts.join(' ')}</p>}
      {comparison !== null && (
        <div className={styles.difference}>
          {isSideBySide ? (
            <SideBySide comparison={comparison} names={names} label={label} />
          ) : (
            <DifferenceView comparison={comparison} label={label} />
          )}
        </div>
      )}
    </li>
  )
})
