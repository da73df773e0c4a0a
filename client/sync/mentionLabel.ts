import { findMember, type Plan } from '../../shared/model/plan.ts'
import type { Mention } from '../../shared/model/remark.ts'

/** What a mention reads: the name of the person or of the party. */
export function mentionLabel(plan: Plan | null, mention: Mention): string {
  const name =
    plan === null
      ? undefined
      : mention.of === 'member'
        ? findMember(plan, mention.id)?.name
        : plan.parties.find((party) => party.id === mention.id)?.name
  return `@${name ?? (mention.of === 'member' ? 'somebody' : 'a party')}`
}
