import { useEffect, useRef } from 'react'
import type { PillarId, PointId } from '../../shared/model/ids.ts'
import { findPoint } from '../../shared/model/plan.ts'
import { PlanSheets } from '../features/editor/PlanSheets.tsx'
import { Navigator } from '../features/navigator/Navigator.tsx'
import { PositionBar } from '../features/positions/PositionBar.tsx'
import { PillarMenu } from '../features/structure/PillarMenu.tsx'
import { useArrange } from '../features/structure/useArrange.ts'
import { useScreen } from '../state/screen.ts'
import { usePlan } from '../sync/usePlan.ts'
import { useReadable, useSaving } from '../sync/useSaving.ts'
import { DetailsPanel } from './DetailsPanel.tsx'
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
  const document = useRef<HTMLElement>(null)
  const arranging = useArrange()
  useTitle(plan?.title ?? 'Opening the plan')
  useAddress(pointInAddress)

  const showPeople = (): void => useScreen.getState().showTab('people')
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
        <Navigator arranging={arranging} renderPillarMenu={renderPillarMenu} />
      </div>
      <main
        id="document"
        ref={document}
        tabIndex={-1}
        className={styles.document}
        aria-busy={!readable}
        aria-label="Text of the plan"
      >
        {readable ? <PlanSheets renderFoot={renderFoot} /> : <NotHereYet />}
      </main>
      <aside className={styles.details} aria-label="Details">
        <DetailsPanel />
      </aside>
      <PartSwitch />
    </div>
  )
}

/** The parties' positions stand at the foot of each point. */
const renderFoot = (pointId: PointId) => <PositionBar pointId={pointId} />

const renderPillarMenu = (pillarId: PillarId) => <PillarMenu pillarId={pillarId} />

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
  useEffect(() => {
    if (plan === null || first.current === null) return
    const isOpen = first.current === useScreen.getState().openPoint
    // Whoever comes here from another page of the plan has said already what is to be shown.
    if (!isOpen && findPoint(plan, first.current) !== undefined) {
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
