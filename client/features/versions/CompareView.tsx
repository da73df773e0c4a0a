import { useState } from 'react'
import { Link } from 'wouter'
import type { Plan } from '../../../shared/model/plan.ts'
import { summarySentence } from '../../../shared/rules/comparePlans.ts'
import { type Comparing, useComparison } from '../../sync/useComparison.ts'
import { usePlan } from '../../sync/usePlan.ts'
import { useVersions } from '../../sync/useVersions.ts'
import type { VersionAddresses } from './addresses.ts'
import styles from './Compare.module.css'
import { ComparedPoint } from './ComparedPoint.tsx'
import { SideChooser } from './SideChooser.tsx'
import { useWide } from './useWide.ts'
import { sideLabel } from './versionWords.ts'

/**
 * The difference of any two versions, of a version and the text of now, or of now and one's last visit; `from` and `to`
 * are names of sides as they stand in the address.
 */
export function CompareView({
  from,
  to,
  addresses,
  onSides,
}: {
  readonly from: string
  readonly to: string
  readonly addresses: VersionAddresses
  /** Called when other sides were chosen; the page changes its address to them. */
  readonly onSides: (from: string, to: string) => void
}) {
  const plan = usePlan()
  const versions = useVersions()
  const comparing = useComparison(from, to)
  const isWide = useWide()
  const [isOnlyChanged, setOnlyChanged] = useState(true)
  const [isSideBySide, setSideBySide] = useState(true)
  if (plan === null) return <p className={styles.opening}>Opening the plan…</p>
  const names = [from, to].map((name) => sideLabel(versions, name))
  return (
    <>
      <Link className={styles.back} href={addresses.list}>
        All versions
      </Link>
      <header className={styles.head}>
        <h1 className={styles.title}>
          What changed from {names[0]} to {names[1]}
        </h1>
        <SideChooser versions={versions} from={from} to={to} onSides={onSides} />
        <div className={styles.switches}>
          <label>
            <input
              type="checkbox"
              checked={isOnlyChanged}
              onChange={(event) => setOnlyChanged(event.target.checked)}
            />
            Only what changed
          </label>
          {isWide && (
            <label>
              <input
                type="checkbox"
                checked={isSideBySide}
                onChange={(event) => setSideBySide(event.target.checked)}
              />
              Side by side
            </label>
          )}
        </div>
        <p className={styles.summary} role="status">
          {comparing.kind === 'comparing' && 'Comparing…'}
          {comparing.kind === 'compared' && summarySentence(comparing.comparison.summary)}
        </p>
      </header>
      {comparing.kind === 'failed' && (
        <p className={styles.problem} role="alert">
          {comparing.sentence}
        </p>
      )}
      {comparing.kind === 'compared' && (
        <Points
          plan={plan}
          compared={comparing}
          isOnlyChanged={isOnlyChanged}
          isSideBySide={isWide && isSideBySide}
          names={[names[0] ?? '', names[1] ?? '']}
          addresses={addresses}
        />
      )}
    </>
  )
}

function Points({
  plan,
  compared,
  isOnlyChanged,
  isSideBySide,
  names,
  addresses,
}: {
  readonly plan: Plan
  readonly compared: Extract<Comparing, { kind: 'compared' }>
  readonly isOnlyChanged: boolean
  readonly isSideBySide: boolean
  readonly names: readonly [string, string]
  readonly addresses: VersionAddresses
}) {
  const { points } = compared.comparison
  const shown = isOnlyChanged ? points.filter((point) => point.kind !== 'unchanged') : points
  if (shown.length === 0) {
    return <p className={styles.none}>Every word and every heading is the same.</p>
  }
  return (
    <ol className={styles.points} aria-label="Points">
      {shown.map((difference) => (
        <ComparedPoint
          key={difference.pointId}
          plan={plan}
          difference={difference}
          writers={compared.writers.get(difference.pointId) ?? []}
          isSideBySide={isSideBySide}
          names={names}
          addresses={addresses}
        />
      ))}
    </ol>
  )
}
