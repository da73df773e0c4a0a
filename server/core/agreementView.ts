import { pointRoot } from '../../shared/model/documents.ts'
import type { Command } from '../../shared/model/command.ts'
import type { PlanId, PointId } from '../../shared/model/ids.ts'
import { type PointText, readPointText } from '../../shared/model/pointText.ts'
import { readPlan } from '../../shared/model/record.ts'
import { readReview } from '../../shared/model/review.ts'
import { factsOf } from '../../shared/rules/agreement.ts'
import { planState, tableHash } from '../../shared/rules/planState.ts'
import { type DecisionView, PLAN_ALONE } from '../../shared/rules/view.ts'
import type { Rooms } from './rooms.ts'

/**
 * The texts and positions, for a command that decides by them; null for every other command. They are read when the
 * rules ask, so nothing can come between what was looked at and what is written of it.
 */
export async function openAgreementView(
  rooms: Rooms,
  planId: PlanId,
  command: Command,
): Promise<DecisionView | null> {
  if (command.kind !== 'markAgreed' && command.kind !== 'closePlan') return null
  const [record, text, review] = [
    await rooms.open(planId, 'record'),
    await rooms.open(planId, 'plan'),
    await rooms.open(planId, 'review'),
  ]
  const textOf = (id: PointId): PointText =>
    text.peek((doc) => readPointText(doc.getXmlFragment(pointRoot(id))))
  return {
    ...PLAN_ALONE,
    textOf: (id) => factsOf(textOf(id)),
    review: () => review.peek(readReview),
    tableHash() {
      const plan = record.peek(readPlan)
      return plan === null ? '' : tableHash(planState(plan, textOf))
    },
  }
}
