import { useCallback, useSyncExternalStore } from 'react'
import type { PartyId, PointId } from '../../shared/model/ids.ts'
import { findMember, findPoint } from '../../shared/model/plan.ts'
import { mayTakePosition } from '../../shared/rules/may.ts'
import { livePlan } from './usePlan.ts'
import { useWorkspace } from './WorkspaceContext.tsx'

/**
 * The party for which this page's member may take a position on a point now, by the rule that the server asks too; null
 * for none. It is an id, so that nobody renders while the answer stays the same.
 */
export function useTakingFor(pointId: PointId): PartyId | null {
  const workspace = useWorkspace()
  const live = livePlan(workspace)
  const { memberId } = workspace.me
  return useSyncExternalStore(
    live.subscribe,
    useCallback(() => {
      const plan = live.get()
      const member = plan === null ? undefined : findMember(plan, memberId)
      if (plan === null || member === undefined || member.partyId === null) return null
      const verdict = mayTakePosition(member, member.partyId, findPoint(plan, pointId))
      return verdict.ok ? member.partyId : null
    }, [live, memberId, pointId]),
  )
}
