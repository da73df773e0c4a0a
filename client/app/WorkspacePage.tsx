import { lazy, type ReactNode, Suspense, useEffect } from 'react'
import { StoppedDialog } from '../features/save-state/StoppedDialog.tsx'
import { useScreen } from '../state/screen.ts'
import { keepVisit } from '../sync/lastVisit.ts'
import type { Me } from '../sync/me.ts'
import { WorkspaceContext } from '../sync/WorkspaceContext.tsx'
import { fetchAhead } from './fetchAhead.ts'
import type { PlanPlace } from './planAddress.ts'
import { TextPage } from './TextPage.tsx'
import { useOpenWorkspace } from './useOpenWorkspace.ts'
import { WorkspaceSkeleton } from './WorkspaceSkeleton.tsx'

const AgreementPage = lazy(async () => ({
  default: (await import('./AgreementPage.tsx')).AgreementPage,
}))
const MembersPage = lazy(async () => ({
  default: (await import('./MembersPage.tsx')).MembersPage,
}))
const VersionsPage = lazy(async () => ({
  default: (await import('./VersionsPage.tsx')).VersionsPage,
}))
const RecordPage = lazy(async () => ({ default: (await import('./RecordPage.tsx')).RecordPage }))
const ReturnedPage = lazy(async () => ({
  default: (await import('./ReturnedPage.tsx')).ReturnedPage,
}))

export interface WorkspacePageProps {
  readonly me: Me
  readonly askFirst: boolean
  readonly place: PlanPlace
  readonly onOtherSeat: (me: Me) => void
}

/** One plan, open: its text, where agreement stands, its members or its record. Going from one to the other keeps the line to the server. */
export function WorkspacePage({ me, askFirst, place, onOtherSeat }: WorkspacePageProps) {
  const workspace = useOpenWorkspace(me, askFirst, onOtherSeat)
  // What was in focus belonged to the plan that was open before.
  useEffect(() => useScreen.getState().reset(), [me.planId])
  const isOpen = workspace !== null
  useEffect(() => (isOpen ? fetchAhead() : undefined), [isOpen])
  useEffect(() => (workspace === null ? undefined : keepVisit(workspace)), [workspace])
  if (workspace === null) return <WorkspaceSkeleton />
  return (
    // A plan that was opened anew has another client id, and nothing on the page may go on with the old one.
    <WorkspaceContext key={workspace.plan.clientID} value={workspace}>
      <Suspense fallback={<WorkspaceSkeleton />}>{pageOf(place)}</Suspense>
      <StoppedDialog />
    </WorkspaceContext>
  )
}

function pageOf(place: PlanPlace): ReactNode {
  switch (place.kind) {
    case 'text':
      return <TextPage pointInAddress={place.pointId} />
    case 'agreement':
      return <AgreementPage />
    case 'versions':
    case 'version':
    case 'compare':
      return <VersionsPage place={place} />
    case 'members':
      return <MembersPage />
    case 'record':
      return <RecordPage />
    case 'returned':
      return <ReturnedPage />
  }
}
