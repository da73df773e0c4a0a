import { useMemo, useSyncExternalStore } from 'react'
import { no } from '../../shared/lib/result.ts'
import { pointRoot } from '../../shared/model/documents.ts'
import type { PointId } from '../../shared/model/ids.ts'
import type { Member } from '../../shared/model/member.ts'
import { findMember, findPoint, type Plan } from '../../shared/model/plan.ts'
import { type PointText, readPointText } from '../../shared/model/pointText.ts'
import { readPlan } from '../../shared/model/record.ts'
import { mayEditPoint, type Verdict } from '../../shared/rules/may.ts'
import { createLive, type Live } from './live.ts'
import { observeText } from './observeText.ts'
import type { Workspace } from './workspace.ts'
import { useWorkspace } from './WorkspaceContext.tsx'

const plans = new WeakMap<Workspace, Live<Plan | null>>()
const texts = new WeakMap<Workspace, Map<PointId, Live<PointText>>>()

/** The plan as the record tells it, as `useSyncExternalStore` wants it. */
export function livePlan(workspace: Workspace): Live<Plan | null> {
  let live = plans.get(workspace)
  if (live === undefined) {
    const { record } = workspace
    live = createLive({
      observe: (onChange) => record.on('update', onChange),
      read: () => readPlan(record),
    })
    plans.set(workspace, live)
  }
  return live
}

function liveText(workspace: Workspace, pointId: PointId): Live<PointText> {
  const ofPlan = texts.get(workspace) ?? new Map<PointId, Live<PointText>>()
  texts.set(workspace, ofPlan)
  let live = ofPlan.get(pointId)
  if (live === undefined) {
    const fragment = workspace.plan.getXmlFragment(pointRoot(pointId))
    live = createLive({
      observe: (onChange) => observeText(workspace.plan, pointId, onChange),
      read: () => readPointText(fragment),
    })
    ofPlan.set(pointId, live)
  }
  return live
}

const useLive = <T>(live: Live<T>): T => useSyncExternalStore(live.subscribe, live.get)

/** The plan as the record tells it now; null until the record is here. */
export const usePlan = (): Plan | null => useLive(livePlan(useWorkspace()))

/** This page's member; null until the record is here. */
export function useMe(): Member | null {
  const plan = usePlan()
  const { me } = useWorkspace()
  return plan === null ? null : (findMember(plan, me.memberId) ?? null)
}

/** Whether this page's member may type in a point now, by the rule that the server asks too. */
export function useMayEdit(pointId: PointId): Verdict {
  const plan = usePlan()
  const member = useMe()
  const point = plan === null ? undefined : findPoint(plan, pointId)
  return useMemo(
    () => (member === null ? no('not-a-member') : mayEditPoint(member, point)),
    [member, point],
  )
}

/** The text of a point. Changes only when that point's text does, so other points never render for it. */
export const usePointText = (pointId: PointId): PointText =>
  useLive(liveText(useWorkspace(), pointId))
