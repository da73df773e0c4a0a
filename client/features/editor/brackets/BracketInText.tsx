import type { Plan } from '../../../../shared/model/plan.ts'
import { pointLabel } from '../../../../shared/model/plan.ts'
import type { Bracket } from '../../../../shared/model/pointText.ts'
import { NO_SUPPORTS, type Review } from '../../../../shared/model/review.ts'
import { type BracketView, drawBracket } from './bracketLook.ts'
import { toReact } from './drawing.ts'

/** What the brackets of a still text are drawn with. */
export interface BracketDrawing {
  readonly plan: Plan
  readonly supports: Review['supports']
  readonly view: BracketView
}

/** A bracket of a text that is shown still. */
export function BracketInText({
  bracket,
  isBlock,
  drawing,
}: {
  readonly bracket: Bracket
  readonly isBlock: boolean
  readonly drawing: BracketDrawing | undefined
}) {
  const plan = drawing?.plan ?? null
  const drawn = drawBracket({
    bracket,
    isBlock,
    plan,
    supports: drawing?.supports.get(bracket.bracketId) ?? NO_SUPPORTS,
    view: drawing?.view ?? 'attributed',
    label: (id) => (plan === null ? '' : pointLabel(plan, id)),
  })
  // Whoever only reads reaches it by the keyboard too; a live text has its own way there.
  return toReact({ ...drawn, attributes: { ...drawn.attributes, tabIndex: '0' } })
}
