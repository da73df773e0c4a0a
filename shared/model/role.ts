/** What a member is in the plan; a member has exactly one role. */
export const ROLES = ['convener', 'pen-holder', 'head', 'drafter', 'reviewer', 'observer'] as const
export type Role = (typeof ROLES)[number]

const PARTY_ROLES: ReadonlySet<Role> = new Set(['head', 'drafter'])

/** Heads and drafters speak for a party and must have one; the other roles may belong to a party or to none. */
export const roleNeedsParty = (role: Role): boolean => PARTY_ROLES.has(role)

const LABELS: Record<Role, string> = {
  convener: 'Convener',
  'pen-holder': 'Pen-holder',
  head: 'Head of delegation',
  drafter: 'Drafter',
  reviewer: 'Reviewer',
  observer: 'Observer',
}

export const roleLabel = (role: Role): string => LABELS[role]
