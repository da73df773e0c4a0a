import { no, yes } from '../lib/result.ts'
import { alternativeOf, type Choice, choiceOf, sameChoice } from '../model/bracket.ts'
import type { PartyId } from '../model/ids.ts'
import type { Member } from '../model/member.ts'
import type { Point } from '../model/point.ts'
import type { Bracket } from '../model/pointText.ts'
import type { Supports } from '../model/review.ts'
import type { Role } from '../model/role.ts'
import type { Verdict } from './may.ts'

/*
 * How a bracket is settled: by the parties, when all who have a say in it want the same, or by who holds the pen, with
 * a reason that everybody can read.
 */

const SETTLES: ReadonlySet<Role> = new Set(['convener', 'pen-holder', 'head', 'drafter'])
const HOLDS_PEN: ReadonlySet<Role> = new Set(['convener', 'pen-holder'])

/**
 * What each party with a say in a bracket wants: what it said that it supports, or else the alternative that it wrote.
 * A party that did neither has no say, and nobody waits for it.
 */
export function voicesIn(bracket: Bracket, supports: Supports): ReadonlyMap<PartyId, Choice> {
  const voices = new Map<PartyId, Choice>()
  for (const { of } of bracket.alternatives) {
    const own = choiceOf(of)
    if (own.of === 'party') voices.set(own.id, own)
  }
  for (const [partyId, { choice }] of supports) voices.set(partyId, choice)
  return voices
}

/** The one choice of all parties with a say; null while they differ, or nobody has one. */
export function commonChoice(bracket: Bracket, supports: Supports): Choice | null {
  const [first, ...others] = voicesIn(bracket, supports).values()
  return first !== undefined && others.every((one) => sameChoice(one, first)) ? first : null
}

/** Whether a member settles brackets at all; which ones, the parties say. */
export function maySettleSomehow(member: Member): Verdict {
  if (member.standing === 'removed') return no('not-a-member')
  if (member.standing === 'suspended') return no('suspended')
  return SETTLES.has(member.role) ? yes(true) : no('role-cannot-write')
}

/** Whether a bracket may become a choice now, by this member's word; the interface and the server ask this same rule. */
export function maySettle(
  member: Member,
  point: Pick<Point, 'status' | 'lock'> | undefined,
  bracket: Bracket | undefined,
  supports: Supports,
  asked: { readonly choice: Choice; readonly reason?: string | undefined },
): Verdict {
  const may = maySettleSomehow(member)
  if (!may.ok) return may
  if (point === undefined) return no('no-such-point')
  if (point.status === 'struck') return no('point-struck')
  if (point.lock !== null) return no('point-locked')
  if (bracket === undefined) return no('no-such-bracket')
  const of = alternativeOf(asked.choice)
  if (of !== null && !bracket.alternatives.some((one) => one.of === of)) {
    return no('no-such-alternative')
  }
  const voices = [...voicesIn(bracket, supports).values()]
  if (voices.every((voice) => sameChoice(voice, asked.choice))) return yes(true)
  if (!HOLDS_PEN.has(member.role)) return no('parties-differ')
  return (asked.reason ?? '').trim() === '' ? no('reason-needed') : yes(true)
}

/** Whether this member may settle a bracket about which the parties differ. */
export const maySettleAlone = (member: Member): boolean =>
  member.standing === 'active' && HOLDS_PEN.has(member.role)
