import { Link } from 'wouter'
import type { Plan } from '../../../shared/model/plan.ts'
import { type VersionEntry, versionKindName } from '../../../shared/model/version.ts'
import { buttonClass } from '../../ui/Button.tsx'
import { moment } from '../../ui/moment.ts'
import { Unseen } from '../../ui/Unseen.tsx'
import type { VersionAddresses } from './addresses.ts'
import styles from './Versions.module.css'
import { memberName, shortHash } from './versionWords.ts'

/** One version in the list: what it is, who froze it and when, and where to go from it. */
export function VersionCard({
  plan,
  version,
  before,
  addresses,
}: {
  readonly plan: Plan
  readonly version: VersionEntry
  /** The version before it, if it is not the first. */
  readonly before: VersionEntry | undefined
  readonly addresses: VersionAddresses
}) {
  const link = buttonClass({ kind: 'plain', small: true })
  const of = <Unseen> {version.symbol}</Unseen>
  return (
    <li className={styles.card}>
      <div className={styles.what}>
        <h2 className={styles.symbol}>{version.symbol}</h2>
        <span className={styles.kind}>{versionKindName(version.kind)}</span>
        <span className={styles.number}>No. {version.number}</span>
      </div>
      {version.note !== '' && <p className={styles.note}>{version.note}</p>}
      <p className={styles.facts}>
        Frozen by {memberName(plan, version.by)} on{' '}
        <time dateTime={new Date(version.at).toISOString()}>{moment(version.at)}</time>
        <span className={styles.hash} title={version.hash}>
          <Unseen>, hash </Unseen>
          {shortHash(version.hash)}
        </span>
      </p>
      <div className={styles.actions}>
        <Link className={link} href={addresses.version(version.id)}>
          <span>Read{of}</span>
        </Link>
        <Link className={link} href={addresses.compare(version.id, 'now')}>
          <span>Compare{of} with now</span>
        </Link>
        {before !== undefined && (
          <Link className={link} href={addresses.compare(before.id, version.id)}>
            <span>
              Changes{of} since {before.symbol}
            </span>
          </Link>
        )}
      </div>
    </li>
  )
}
