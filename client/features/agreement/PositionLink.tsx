import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { PartyId, PointId } from '../../../shared/model/ids.ts'
import { useScreen } from '../../state/screen.ts'
import { useWorkspace } from '../../sync/WorkspaceContext.tsx'

/** Leads to a point of the text with its positions beside it, that of one party first. */
export function PositionLink({
  pointId,
  partyId = null,
  className,
  children,
}: {
  readonly pointId: PointId
  readonly partyId?: PartyId | null
  readonly className?: string | undefined
  readonly children: ReactNode
}) {
  const { planId } = useWorkspace()
  return (
    <Link
      href={`/plan/${planId}/point/${pointId}`}
      className={className}
      onClick={(event) => {
        // Another tab or window has a screen of its own.
        if (event.ctrlKey || event.metaKey || event.shiftKey) return
        useScreen.getState().openPositionAt(pointId, partyId)
      }}
    >
      {children}
    </Link>
  )
}
