import { useMemo } from 'react'
import type { Plan } from '../../../../shared/model/plan.ts'
import { useScreen } from '../../../state/screen.ts'
import { useReview } from '../../../sync/useReview.ts'
import type { BracketDrawing } from './BracketInText.tsx'

/** What the brackets of still texts are drawn with now. */
export function useBracketDrawing(plan: Plan): BracketDrawing {
  const { supports } = useReview()
  const view = useScreen((screen) => screen.brackets)
  return useMemo(() => ({ plan, supports, view }), [plan, supports, view])
}
