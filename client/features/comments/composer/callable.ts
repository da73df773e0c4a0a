import type { Party } from '../../../../shared/model/party.ts'
import type { Plan } from '../../../../shared/model/plan.ts'
import type { Mention } from '../../../../shared/model/remark.ts'
import { roleLabel } from '../../../../shared/model/role.ts'

/** Somebody who can be called upon in a comment. */
export interface Callable {
  readonly mention: Mention
  readonly name: string
  /** What they are, beside the name. */
  readonly aside: string
  readonly party: Party | null
}

/** Shown at a time; typing a letter more finds the others. */
const SHOWN = 8

/** Members and parties whose names hold these letters; those with a word that begins with them come first. */
export function callables(plan: Plan | null, query: string): readonly Callable[] {
  if (plan === null) return []
  const parties = plan.parties.map((party): Callable => ({
    mention: { kind: 'mention', of: 'party', id: party.id },
    name: party.name,
    aside: 'Everybody of the party',
    party,
  }))
  const members = plan.members
    .filter((member) => member.standing !== 'removed')
    .map((member): Callable => {
      const party = plan.parties.find((one) => one.id === member.partyId) ?? null
      return {
        mention: { kind: 'mention', of: 'member', id: member.id },
        name: member.name,
        aside: [roleLabel(member.role), party?.name].filter(Boolean).join(', '),
        party,
      }
    })
  const wanted = plain(query)
  const rank = ({ name }: Callable): number => {
    const own = plain(name)
    if (own.startsWith(wanted)) return 0
    if (own.split(' ').some((word) => word.startsWith(wanted))) return 1
    return own.includes(wanted) ? 2 : 3
  }
  return [...members, ...parties]
    .map((one) => ({ one, rank: rank(one) }))
    .filter((each) => each.rank < 3)
    .sort((a, b) => a.rank - b.rank)
    .slice(0, SHOWN)
    .map((each) => each.one)
}

const plain = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase()
