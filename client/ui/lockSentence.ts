import { findMember, type Plan } from '../../shared/model/plan.ts'
import type { PointLock } from '../../shared/model/point.ts'
import { day } from './moment.ts'

/** Who locked a point, when and why, as it is told to everybody. */
export function lockSentence(plan: Plan, lock: PointLock): string {
  const by = findMember(plan, lock.by)?.name ?? 'somebody who is not in this plan'
  return `Locked by ${by} on ${day(lock.at)}: ${lock.reason}`
}
