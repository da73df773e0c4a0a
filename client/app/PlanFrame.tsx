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
import { planAddress } from './planAddress.ts'
import styles from './PlanFrame.module.css'
import { PLAN_PAGES, type PlanPage } from './planPages.ts'
import { useGoToNews } from './useGoToNews.ts'

/** The frame of what belongs to a plan beside its text: which plan it is, whether it is saved, and the way back. */
export function PlanFrame({
  here,
  title,
  isWide = false,
  children,
}: {
  /** Null for a page that the bar does not offer. */
  readonly here: PlanPage | null
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
          {PLAN_PAGES.map(({ page, name, address }) => (
            <Link
              key={page}
              className={styles.place}
              href={address(planId)}
              aria-current={here === page ? 'page' : undefined}
            >
              {name}
            </Link>
          ))}
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
