import { Scale, Users } from 'lucide-react'
import { Link } from 'wouter'
import { ExportMenu } from '../features/export/ExportMenu.tsx'
import { Inbox } from '../features/inbox/Inbox.tsx'
import { PeopleHere } from '../features/presence/PeopleHere.tsx'
import { KeptWordsDialog } from '../features/save-state/KeptWordsDialog.tsx'
import { SaveStatus } from '../features/save-state/SaveStatus.tsx'
import type { PlanId } from '../../shared/model/ids.ts'
import { draftSentence } from '../features/versions/versionWords.ts'
import { usePlan } from '../sync/usePlan.ts'
import { useDraft } from '../sync/useVersions.ts'
import { usePresence } from '../sync/usePresence.ts'
import { buttonClass } from '../ui/Button.tsx'
import { MoreMenu } from './MoreMenu.tsx'
import { agreementAddress, versionsAddress } from './planAddress.ts'
import styles from './TopBar.module.css'
import { useGoToNews } from './useGoToNews.ts'

/** Which plan this is, whether it is saved, who is here, and what can be done with the whole of it. */
export function TopBar({ onShowPeople }: { readonly onShowPeople: () => void }) {
  const plan = usePlan()
  const goToNews = useGoToNews()
  const people = new Set(usePresence().map((one) => one.memberId)).size
  return (
    <header className={styles.bar}>
      <Link href="/" className={styles.wordmark}>
        Parley
      </Link>
      <div className={styles.what}>
        <h1 className={styles.title}>{plan?.title ?? 'Opening the plan'}</h1>
        {plan !== null && <DraftLink planId={plan.id} />}
        <SaveStatus />
      </div>
      <div className={styles.tools}>
        <KeptWordsDialog />
        <div className={styles.people}>
          <PeopleHere onShowAll={onShowPeople} />
        </div>
        <button
          type="button"
          className={styles.count}
          onClick={onShowPeople}
          aria-label={people === 1 ? '1 person here' : `${people} people here`}
        >
          <Users size={17} aria-hidden />
          {people}
        </button>
        <Inbox onGo={goToNews} />
        {plan !== null && (
          <Link
            href={agreementAddress(plan.id)}
            className={`${buttonClass({ kind: 'plain' })} ${styles.agreement}`}
            aria-label="Agreement"
          >
            <Scale size={17} aria-hidden />
            <span className={styles.wordOnly}>Agreement</span>
          </Link>
        )}
        <ExportMenu />
        <MoreMenu withAuthors />
      </div>
    </header>
  )
}

/** Which draft is on the table, and whether it was edited since; it leads to the versions. */
function DraftLink({ planId }: { readonly planId: PlanId }) {
  const draft = useDraft()
  if (draft === null) return null
  return (
    <Link href={versionsAddress(planId)} className={styles.symbol} title="Versions">
      {draftSentence(draft)}
    </Link>
  )
}
