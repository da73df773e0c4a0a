import { useMemo } from 'react'
import type { PointId } from '../../../shared/model/ids.ts'
import { findPoint, type Plan, pointLabel } from '../../../shared/model/plan.ts'
import { planLabels } from '../../../shared/model/planLabels.ts'
import type { PointText } from '../../../shared/model/pointText.ts'
import { wordingOf } from '../../../shared/model/wording.ts'
import { compareWordings } from '../../../shared/rules/compare.ts'
import { mayRestore, restoreWording } from '../../sync/restoreWording.ts'
import { useMe, usePointText } from '../../sync/usePlan.ts'
import { useWorkspace } from '../../sync/WorkspaceContext.tsx'
import { AskDialog } from '../../ui/AskDialog.tsx'
import { DifferenceView } from '../../ui/DifferenceView.tsx'

/** Shows what restoring earlier words changes, and does it once it is confirmed. */
export function RestoreDialog({
  plan,
  symbol,
  pointId,
  text,
  onClose,
}: {
  readonly plan: Plan
  /** Of the version that the words are from. */
  readonly symbol: string
  readonly pointId: PointId
  readonly text: PointText
  readonly onClose: () => void
}) {
  const workspace = useWorkspace()
  const me = useMe()
  const now = usePointText(pointId)
  const comparison = useMemo(
    () => compareWordings(wordingOf(now), wordingOf(text), planLabels(plan)),
    [now, text, plan],
  )
  const may = me === null ? null : mayRestore(me, findPoint(plan, pointId), now, text)
  return (
    <AskDialog
      title={`Restore the wording of ${symbol}?`}
      words={
        <p>
          The words of {pointLabel(plan, pointId)} as they stood in {symbol} are written as a new
          edit of yours, which you can undo in the text. Positions on the words of now become
          positions on earlier wording. This is what changes:
        </p>
      }
      confirm="Restore"
      pending={false}
      refusal={may === null || may.ok ? null : may.reason}
      problem={null}
      onConfirm={() => {
        if (may?.ok !== true) return
        restoreWording(workspace.plan, pointId, text)
        onClose()
      }}
      onClose={onClose}
    >
      <DifferenceView comparison={comparison} label="What restoring changes" />
    </AskDialog>
  )
}
