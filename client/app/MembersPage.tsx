import { Members } from '../features/members/Members.tsx'
import { PlanFrame } from './PlanFrame.tsx'

/** Who is in the plan, and for its conveners all that can be done about it. */
export const MembersPage = () => (
  <PlanFrame here="members" title="Members">
    <Members />
  </PlanFrame>
)
