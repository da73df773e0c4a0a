import { type Result, yes } from '../../shared/lib/result.ts'
import { pointRoot } from '../../shared/model/documents.ts'
import type { PlanId } from '../../shared/model/ids.ts'
import type { Member } from '../../shared/model/member.ts'
import { findPoint, type Plan } from '../../shared/model/plan.ts'
import { bracketsIn } from '../../shared/model/pointBrackets.ts'
import { readPointText } from '../../shared/model/pointText.ts'
import { NO_SUPPORTS, readReview } from '../../shared/model/review.ts'
import { replaceBracket } from '../../shared/model/settleBracket.ts'
import type { SettleBracket } from '../../shared/model/settleCommand.ts'
import type { Reason } from '../../shared/rules/reason.ts'
import { maySettle } from '../../shared/rules/settle.ts'
import type { Rooms } from './rooms.ts'

/**
 * Settles a bracket, if the rules allow it on the text as it stands at this very moment; resolves once the settled text
 * is on disk. The text comes before its event in the record: cut short by a crash in between, the bracket is gone and a
 * retry says so, while an event without the text would tell of words that nobody sees.
 */
export async function settleBracket(
  rooms: Pick<Rooms, 'open'>,
  plan: Plan,
  by: Member,
  command: SettleBracket,
  at: number,
): Promise<Result<true, Reason>> {
  const { pointId, bracketId, choice } = command
  const [text, review] = await openBoth(rooms, plan.id)
  // From here to the change nothing waits, so that what is decided on is what is changed.
  const bracket = text.peek((doc) =>
    bracketsIn(readPointText(doc.getXmlFragment(pointRoot(pointId)))).find(
      (one) => one.bracketId === bracketId,
    ),
  )
  const supports = review.peek(readReview).supports.get(bracketId) ?? NO_SUPPORTS
  const may = maySettle(by, findPoint(plan, pointId), bracket, supports, command)
  if (!may.ok) return may
  await text.change((doc) => replaceBracket(doc, pointId, bracketId, choice, at))
  return yes(true)
}

const openBoth = (rooms: Pick<Rooms, 'open'>, planId: PlanId) =>
  Promise.all([rooms.open(planId, 'plan'), rooms.open(planId, 'review')])
