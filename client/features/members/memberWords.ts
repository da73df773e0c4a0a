import type { MemberId } from '../../../shared/model/ids.ts'
import type { Member } from '../../../shared/model/member.ts'
import type { Plan } from '../../../shared/model/plan.ts'
import { type Role, roleLabel } from '../../../shared/model/role.ts'

const ROLE_WORDS: Record<Role, string> = {
  convener: 'Invites people, changes roles and locks points. Does not write the text.',
  'pen-holder': 'Writes the text and locks points, for no party in particular.',
  head: 'Leads a delegation: writes the text and speaks for the party.',
  drafter: 'Writes the text for a party.',
  reviewer: 'Reads and comments. Does not write the text.',
  observer: 'Reads, and nothing else.',
}

/** What a role may do, in one line. */
export const roleWords = (role: Role): string => ROLE_WORDS[role]

/** A role with its party, for instance "Drafter, Party A". */
export function placeName(plan: Plan, role: Role, partyId: string | null): string {
  const party = plan.parties.find((one) => one.id === partyId)
  return party === undefined ? roleLabel(role) : `${roleLabel(role)}, ${party.name}`
}

/** How somebody is called in a sentence on this page. */
export const called = (member: Member, me: MemberId): string =>
  member.id === me ? `${member.name} (you)` : member.name

/** Whom to ask for an invitation or another role, for those who cannot do it themselves. */
export function whomToAsk(plan: Plan): string {
  const names = plan.members
    .filter((member) => member.role === 'convener' && member.standing === 'active')
    .map((member) => member.name)
  if (names.length === 0) return 'Nobody has taken the seat of the convener yet.'
  return `To invite somebody or to change a role, ask ${new Intl.ListFormat('en', { type: 'disjunction' }).format(names)}.`
}

/** How many there are, and how many of them are here. */
export function countSentence(members: number, here: number): string {
  const people = members === 1 ? '1 person' : `${members} people`
  const present =
    here === 0 ? 'nobody is here now' : here === 1 ? '1 is here now' : `${here} are here now`
  return `${people} in this plan; ${present}.`
}
