import { useEffect } from 'react'
import { useLocation } from 'wouter'
import type { PlanId } from '../../shared/model/ids.ts'
import { editingOf } from '../features/editor/workspaceEditing.ts'
import type { VersionAddresses } from '../features/versions/addresses.ts'
import { CompareView } from '../features/versions/CompareView.tsx'
import { VersionReading } from '../features/versions/VersionReading.tsx'
import { VersionsView } from '../features/versions/VersionsView.tsx'
import { usePlan } from '../sync/usePlan.ts'
import { useWorkspace } from '../sync/WorkspaceContext.tsx'
import {
  compareAddress,
  planAddress,
  type PlanPlace,
  versionAddress,
  versionsAddress,
} from './planAddress.ts'
import { PlanFrame } from './PlanFrame.tsx'

const addressesOf = (planId: PlanId): VersionAddresses => ({
  list: versionsAddress(planId),
  version: (id) => versionAddress(planId, id),
  compare: (from, to) => compareAddress(planId, from, to),
  point: (id) => planAddress(planId, id),
})

/** The frozen versions of a plan, one of them, or the difference of two. */
export function VersionsPage({
  place,
}: {
  readonly place: Extract<PlanPlace, { kind: 'versions' | 'version' | 'compare' }>
}) {
  const workspace = useWorkspace()
  const { planId } = workspace
  const plan = usePlan()
  const [, navigate] = useLocation()
  // A wording that is restored here can be undone in the text, also by whoever has not been there yet.
  useEffect(() => {
    if (plan !== null) editingOf(workspace).setPlan(plan)
  }, [workspace, plan])
  const addresses = addressesOf(planId)
  switch (place.kind) {
    case 'versions':
      return (
        <PlanFrame here="versions" title="Versions">
          <VersionsView addresses={addresses} />
        </PlanFrame>
      )
    case 'version':
      return (
        <PlanFrame here="versions" title="Version">
          <VersionReading key={place.versionId} id={place.versionId} addresses={addresses} />
        </PlanFrame>
      )
    case 'compare':
      return (
        <PlanFrame here="versions" title="What changed" isWide>
          <CompareView
            from={place.from}
            to={place.to}
            addresses={addresses}
            onSides={(from, to) => navigate(addresses.compare(from, to), { replace: true })}
          />
        </PlanFrame>
      )
  }
}
