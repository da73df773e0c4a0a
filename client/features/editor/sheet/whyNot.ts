import { findPoint, type Plan } from '../../../../shared/model/plan.ts'
import type { PointId } from '../../../../shared/model/ids.ts'
import type { Verdict } from '../../../../shared/rules/may.ts'
import { reasonSentence } from '../../../../shared/rules/reason.ts'
import { lockSentence } from '../../../ui/lockSentence.ts'

/** Why a text may not be written, in a sentence; of a lock, who set it and for what. Null when it may. */
export function whyNot(verdict: Verdict, pointId: PointId, plan: Plan): string | null {
  if (verdict.ok) return null
  const lock = findPoint(plan, pointId)?.lock ?? null
  // Also those who only read are told of a lock: it says where the talks stand.
  const isAboutLock = verdict.reason === 'point-locked' || verdict.reason === 'role-cannot-write'
  return lock !== null && isAboutLock ? lockSentence(plan, lock) : reasonSentence(verdict.reason)
}
