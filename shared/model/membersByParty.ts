import type { Member } from './member.ts'
import type { Party } from './party.ts'
import type { Plan } from './plan.ts'

/** The members of a plan under their parties, in the order of the plan; last those who belong to none. */
export function membersByParty(
  plan: Plan,
): readonly { readonly party: Party | null; readonly members: readonly Member[] }[] {
  const seated = plan.members.filter((member) => member.standing !== 'removed')
  const of = (party: Party | null) => ({
    party,
    members: seated.filter((member) => member.partyId === (party?.id ?? null)),
  })
  const none = of(null)
  return [...plan.parties.map(of), ...(none.members.length > 0 ? [none] : [])]
}
