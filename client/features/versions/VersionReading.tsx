import { Snowflake } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Link } from 'wouter'
import type { VersionId } from '../../../shared/model/ids.ts'
import type { Plan } from '../../../shared/model/plan.ts'
import {
  type FrozenVersion,
  type VersionEntry,
  versionKindName,
} from '../../../shared/model/version.ts'
import { NOT_THE_SAME } from '../../sync/sides.ts'
import { usePlan } from '../../sync/usePlan.ts'
import { useVersions } from '../../sync/useVersions.ts'
import { readVersion } from '../../sync/versions.ts'
import { useWorkspace } from '../../sync/WorkspaceContext.tsx'
import { Button, buttonClass } from '../../ui/Button.tsx'
import { CopyButton } from '../../ui/CopyButton.tsx'
import { moment } from '../../ui/moment.ts'
import type { VersionAddresses } from './addresses.ts'
import { FrozenPointSheet } from './FrozenPointSheet.tsx'
import styles from './Reading.module.css'
import { memberName } from './versionWords.ts'

type State =
  | { readonly kind: 'reading' }
  | { readonly kind: 'failed'; readonly sentence: string }
  | { readonly kind: 'read'; readonly version: FrozenVersion; readonly hash: string }

/** One frozen version, to be read: its text as it was, and what proves that it is the one that was frozen. */
export function VersionReading({
  id,
  addresses,
}: {
  readonly id: VersionId
  readonly addresses: VersionAddresses
}) {
  const { planId } = useWorkspace()
  const plan = usePlan()
  const entry = useVersions().find((one) => one.id === id)
  const [state, setState] = useState<State>({ kind: 'reading' })
  const [attempt, setAttempt] = useState(0)
  useEffect(() => {
    let isCurrent = true
    void readVersion(planId, id).then((answer) => {
      if (!isCurrent) return
      setState(
        answer.ok
          ? { kind: 'read', ...answer.value }
          : { kind: 'failed', sentence: `${answer.problem.title}. ${answer.problem.detail}` },
      )
    })
    return () => {
      isCurrent = false
    }
  }, [planId, id, attempt])
  const back = (
    <Link className={styles.back} href={addresses.list}>
      All versions
    </Link>
  )
  if (plan === null || state.kind === 'reading') {
    return <p className={styles.opening}>Opening the version…</p>
  }
  if (state.kind === 'failed') {
    return (
      <>
        {back}
        <p className={styles.problem} role="alert">
          {state.sentence}{' '}
          <Button small onClick={() => setAttempt((times) => times + 1)}>
            Try again
          </Button>
        </p>
      </>
    )
  }
  return (
    <>
      {back}
      <Version plan={plan} entry={entry} read={state} addresses={addresses} />
    </>
  )
}

function Version({
  plan,
  entry,
  read: { version, hash },
  addresses,
}: {
  readonly plan: Plan
  readonly entry: VersionEntry | undefined
  readonly read: { readonly version: FrozenVersion; readonly hash: string }
  readonly addresses: VersionAddresses
}) {
  const { content } = version
  return (
    <article aria-labelledby="version-title">
      <header className={styles.head}>
        <p className={styles.frozen}>
          <Snowflake size={15} aria-hidden />
          Frozen version, not the text of now
        </p>
        <h1 className={styles.title} id="version-title">
          {content.title}
        </h1>
        <p className={styles.symbol}>
          {version.symbol} <span>{versionKindName(version.kind)}</span>
        </p>
        {version.note !== '' && <p className={styles.note}>{version.note}</p>}
        <p className={styles.facts}>
          Frozen by {memberName(plan, version.by)} on{' '}
          <time dateTime={new Date(version.at).toISOString()}>{moment(version.at)}</time>.
        </p>
        <Proof entry={entry} hash={hash} />
        <Link
          className={buttonClass({ kind: 'plain', small: true })}
          href={addresses.compare(version.id, 'now')}
        >
          Compare with now
        </Link>
      </header>
      {content.pillars.map((pillar, at) => (
        <section key={pillar.id} className={styles.pillar} aria-label={pillar.heading}>
          <h2 className={styles.pillarHeading}>
            <span>Pillar {at + 1}</span> {pillar.heading}
          </h2>
          {pillar.points.map((point) => (
            <FrozenPointSheet key={point.id} plan={plan} version={version} point={point} />
          ))}
        </section>
      ))}
    </article>
  )
}

/** Whether the hash that this page computed is the one in the record. */
function Proof({
  entry,
  hash,
}: {
  readonly entry: VersionEntry | undefined
  readonly hash: string
}) {
  const isSame = entry?.hash === hash
  return (
    <div className={styles.proof} data-same={isSame ? '' : undefined}>
      <p>
        {isSame
          ? 'This page computed the hash of these words; it is the one in the record.'
          : NOT_THE_SAME}
      </p>
      <p className={styles.hash}>
        <code>{hash}</code>
        <CopyButton text={() => hash} label="Copy the hash" />
      </p>
    </div>
  )
}
