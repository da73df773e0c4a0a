import { GitCompareArrows, Snowflake } from 'lucide-react'
import { useState } from 'react'
import { Link } from 'wouter'
import { mayCommand } from '../../../shared/rules/command.ts'
import { useMe, usePlan } from '../../sync/usePlan.ts'
import { useDraft, useVersions } from '../../sync/useVersions.ts'
import { Button, buttonClass } from '../../ui/Button.tsx'
import type { VersionAddresses } from './addresses.ts'
import { FreezeDialog } from './FreezeDialog.tsx'
import { VersionCard } from './VersionCard.tsx'
import styles from './Versions.module.css'
import { draftSentence } from './versionWords.ts'

/** The frozen versions of the plan, the newest first, and the means to freeze another one. */
export function VersionsView({ addresses }: { readonly addresses: VersionAddresses }) {
  const plan = usePlan()
  const me = useMe()
  const draft = useDraft()
  const versions = useVersions()
  const [isFreezing, setFreezing] = useState(false)
  const mayFreeze = me !== null && mayCommand(me, 'freezeVersion').ok
  const newest = versions.at(-1)
  if (plan === null || draft === null) return <p className={styles.opening}>Opening the plan…</p>
  return (
    <>
      <header className={styles.head}>
        <h1 className={styles.title}>Versions</h1>
        <p className={styles.lead}>
          A version is the whole plan as it stood at one moment: every text, every position. It is
          signed by the server and never changes.
        </p>
        <div className={styles.tools}>
          {mayFreeze && (
            <Button kind="main" onClick={() => setFreezing(true)}>
              <Snowflake size={16} aria-hidden />
              Freeze a version
            </Button>
          )}
          <Link
            className={buttonClass({ kind: 'plain' })}
            href={addresses.compare(newest?.id ?? 'last-visit', 'now')}
          >
            <GitCompareArrows size={16} aria-hidden />
            Compare
          </Link>
        </div>
        {newest !== undefined && (
          <p className={styles.now} role="status">
            On the table now: <b>{draftSentence(draft)}</b>
          </p>
        )}
      </header>
      {versions.length === 0 ? (
        <p className={styles.none}>
          No version was frozen yet.{' '}
          {mayFreeze
            ? 'Freeze one before a meeting, so that everybody speaks of the same text.'
            : 'A convener or a pen-holder freezes one, for instance before a meeting.'}
        </p>
      ) : (
        <ol className={styles.list} aria-label="Versions, the newest first" reversed>
          {[...versions].reverse().map((version) => (
            <VersionCard
              key={version.id}
              plan={plan}
              version={version}
              before={versions.find((one) => one.hash === version.previous)}
              addresses={addresses}
            />
          ))}
        </ol>
      )}
      {isFreezing && <FreezeDialog versions={versions} onClose={() => setFreezing(false)} />}
    </>
  )
}
