import { type ReactNode, useEffect, useRef } from 'react'
import { Link } from 'wouter'
import { KeptWordsDialog } from '../features/save-state/KeptWordsDialog.tsx'
import { Inbox } from '../features/inbox/Inbox.tsx'
import { SaveStatus } from '../features/save-state/SaveStatus.tsx'
import { useScreen } from '../state/screen.ts'
import { usePlan } from '../sync/usePlan.ts'
import { useWorkspace } from '../sync/WorkspaceContext.tsx'
import { MoreMenu } from './MoreMenu.tsx'
import { useTitle } from './Page.tsx'
import {
  agreementAddress,
  membersAddress,
  planAddress,
  recordAddress,
  versionsAddress,
} from './planAddress.ts'
import styles from './PlanFrame.module.css'
import { useGoToNews } from './useGoToNews.ts'

/** The frame of what belongs to a plan beside its text: which plan it is, whether it is saved, and the way back. */
export function PlanFrame({
  here,
  title,
  isWide = false,
  children,
}: {
  readonly here: 'agreement' | 'versions' | 'members' | 'record'
  readonly title: string
  /** For what needs the width of the screen, such as a table of all parties. */
  readonly isWide?: boolean
  readonly children: ReactNode
}) {
  const { planId } = useWorkspace()
  const plan = usePlan()
  const openPoint = useScreen((screen) => screen.openPoint)
  const goToNews = useGoToNews()
  const main = useRef<HTMLElement>(null)
  // What led here is gone; whoever goes by keyboard or by ear begins at the page itself.
  useEffect(() => main.current?.focus({ preventScroll: true }), [])
  useTitle(plan === null ? title : `${title} · ${plan.title}`)
  return (
    <div className={styles.page}>
      <header className={styles.bar}>
        <Link href="/" className={styles.wordmark}>
          Parley
        </Link>
        <div className={styles.what}>
          <span className={styles.title}>{plan?.title ?? 'Opening the plan'}</span>
          <SaveStatus />
        </div>
        <nav className={styles.places} aria-label="Pages of the plan">
          <Link className={styles.place} href={planAddress(planId, openPoint)}>
            Text
          </Link>
          <Link
            className={styles.place}
            href={agreementAddress(planId)}
            aria-current={here === 'agreement' ? 'page' : undefined}
          >
            Agreement
          </Link>
          <Link
            className={styles.place}
            href={versionsAddress(planId)}
            aria-current={here === 'versions' ? 'page' : undefined}
          >
            Versions
          </Link>
          <Link
            className={styles.place}
            href={membersAddress(planId)}
            aria-current={here === 'members' ? 'page' : undefined}
          >
            Members
          </Link>
          <Link
            className={styles.place}
            href={recordAddress(planId)}
            aria-current={here === 'record' ? 'page' : undefined}
          >
            Record
          </Link>
        </nav>
        <div className={styles.tools}>
          <KeptWordsDialog />
          <Inbox onGo={goToNews} />
          <MoreMenu />
        </div>
      </header>
      <main
        ref={main}
        tabIndex={-1}
        className={styles.main}
        data-wide={isWide ? '' : undefined}
        aria-busy={plan === null}
      >
        {children}
      </main>
    </div>
  )
}
