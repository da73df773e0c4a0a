import { useEffect } from 'react'
import { editingOf } from '../features/editor/workspaceEditing.ts'
import { ReturnedView } from '../features/returned/ReturnedView.tsx'
import { usePlan } from '../sync/usePlan.ts'
import { useWorkspace } from '../sync/WorkspaceContext.tsx'
import { planAddress } from './planAddress.ts'
import { PlanFrame } from './PlanFrame.tsx'

/** What a delegation changed in an exported file, and the means to propose it. */
export function ReturnedPage() {
  const workspace = useWorkspace()
  const plan = usePlan()
  // What is proposed here can be undone in the text, also by whoever has not been there yet.
  useEffect(() => {
    if (plan !== null) editingOf(workspace).setPlan(plan)
  }, [workspace, plan])
  return (
    <PlanFrame here={null} title="Bring back a file">
      <ReturnedView
        pointAddress={(id) => planAddress(workspace.planId, id)}
        beforeStep={() => editingOf(workspace).cut()}
      />
    </PlanFrame>
  )
}
