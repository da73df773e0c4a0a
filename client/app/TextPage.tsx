import { useEffect, useRef, useState } from 'react'
import type { PointId } from '../../shared/model/ids.ts'
import { findPoint } from '../../shared/model/plan.ts'
import { PlanSheets } from '../features/editor/PlanSheets.tsx'
import { Navigator } from '../features/navigator/Navigator.tsx'
import { useScreen } from '../state/screen.ts'
import { usePlan } from '../sync/usePlan.ts'
import { useReadable, useSaving } from '../sync/useSaving.ts'
import { DetailsPanel, type DetailsTab } from './DetailsPanel.tsx'
import { useTitle } from './Page.tsx'
import { PartSwitch } from './PartSwitch.tsx'
import { planAddress } from './planAddress.ts'
import styles from './TextPage.module.css'
import { TopBar } from './TopBar.tsx'
import { SheetsSkeleton } from './WorkspaceSkeleton.tsx'

/** The workspace: points, text and details. */
export function TextPage({ pointInAddress }: { readonly pointInAddress: PointId | null }) {
  const plan = usePlan()
  const readable = useReadable()
  const side = useScreen((screen) => screen.side)
  const [tab, setTab] = useState<DetailsTab>('point')
  const document = useRef<HTMLElement>(null)
  useTitle(plan?.title ?? 'Opening the plan')
  useAddress(pointInAddress)

  const showPeople = (): void => {
    setTab('people')
    useScreen.getState().show('panel')
  }
  return (
    <div className={styles.workspace} data-side={side}>
      <a
        className={styles.skip}
        href="#document"
        onClick={(event) => {
          event.preventDefault()
          useScreen.getState().show('document')
          document.current?.focus()
        }}
      >
        Skip to the text
      </a>
      <TopBar onShowPeople={showPeople} />
      <div className={styles.points}>
        <Navigator />
      </div>
      <main
        id="document"
        ref={document}
        tabIndex={-1}
        className={styles.document}
        aria-busy={!readable}
        aria-label="Text of the plan"
      >
        {readable ? <PlanSheets /> : <NotHereYet />}
      </main>
      <aside className={styles.details} aria-label="Details">
        <DetailsPanel tab={tab} onTab={setTab} />
      </aside>
      <PartSwitch />
    </div>
  )
}

/** In place of the text while it is nowhere to be had. */
function NotHereYet() {
  const saving = useSaving()
  if (saving.kind !== 'offline') return <SheetsSkeleton />
  return (
    <div className={styles.absent}>
      <h2>This plan is not in this browser yet</h2>
      <p>Parley cannot be reached. The plan opens by itself as soon as it can.</p>
    </div>
  )
}

/** Takes the point in focus out of the address when the page opens, and keeps the address true from then on. */
function useAddress(pointInAddress: PointId | null): void {
  const plan = usePlan()
  const openPoint = useScreen((screen) => screen.openPoint)
  const first = useRef(pointInAddress)
  // What was in focus belonged to the plan that was open before.
  useEffect(() => useScreen.getState().reset(), [])
  useEffect(() => {
    if (plan === null || first.current === null) return
    if (findPoint(plan, first.current) !== undefined) {
      useScreen.getState().openPointAt(first.current)
    }
    first.current = null
  }, [plan])
  useEffect(() => {
    if (plan === null || openPoint === null) return
    // Not through the router: nothing of the page depends on it, and every keystroke's focus would render it.
    history.replaceState(history.state, '', planAddress(plan.id, openPoint))
  }, [plan, openPoint])
}
