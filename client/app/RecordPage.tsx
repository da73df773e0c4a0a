import { RecordView } from '../features/record/RecordView.tsx'
import { PlanFrame } from './PlanFrame.tsx'

/** What happened in the plan, as the server wrote it down. */
export const RecordPage = () => (
  <PlanFrame here="record" title="Record">
    <RecordView />
  </PlanFrame>
)
