import { AgreementView } from '../features/agreement/AgreementView.tsx'
import { PlanFrame } from './PlanFrame.tsx'

/** Where agreement stands: points by parties. */
export const AgreementPage = () => (
  <PlanFrame here="agreement" title="Agreement" isWide>
    <AgreementView />
  </PlanFrame>
)
