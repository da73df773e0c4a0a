import { findMember, findPoint, type Plan } from '../../../../shared/model/plan.ts'
import type { PointId } from '../../../../shared/model/ids.ts'
import type { Verdict } from '../../../../shared/rules/may.ts'
import { reasonSentence } from '../../../../shared/rules/reason.ts'

/** Why a text may not be written, in a sentence; of a lock, who set it and for what. Null when it may. */
export function whyNot(verdict: Verdict, pointId: PointId, plan: Plan): string | null {
  if (verdict.ok) return null
  const lock = findPoint(plan, pointId)?.lock ?? null
  if (verdict.reason !== 'point-locked' || lock === null) return reasonSentence(verdict.reason)
  const by = findMember(plan, lock.by)?.name ?? 'the convener'
  return `Locked by ${by}: ${lock.reason}`
}
