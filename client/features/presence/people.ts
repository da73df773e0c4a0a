import type { MemberId, PointId } from '../../../shared/model/ids.ts'
import type { Member } from '../../../shared/model/member.ts'
import type { Party } from '../../../shared/model/party.ts'
import type { Plan } from '../../../shared/model/plan.ts'
import type { Presence } from '../../sync/usePresence.ts'

/** Somebody who has the plan open, on however many pages. */
export interface PersonHere {
  readonly memberId: MemberId
  readonly name: string
  readonly party: Party | null
  readonly role: Member['role'] | null
  readonly colour: Presence['colour']
  /** The point that one of their pages is in, if any. */
  readonly pointId: PointId | null
  readonly self: boolean
}

/** Who is here, one entry for each person; this page's own person first, then as they joined. */
export function peopleHere(
  presences: readonly Presence[],
  plan: Plan | null,
): readonly PersonHere[] {
  const people = new Map<MemberId, PersonHere>()
  for (const one of presences) {
    const before = people.get(one.memberId)
    const member = plan?.members.find((each) => each.id === one.memberId)
    people.set(one.memberId, {
      memberId: one.memberId,
      name: member?.name ?? one.name,
      party: plan?.parties.find((party) => party.id === one.partyId) ?? null,
      role: member?.role ?? null,
      colour: one.colour,
      pointId: before?.pointId ?? one.pointId,
      self: one.self || (before?.self ?? false),
    })
  }
  const order = new Map(plan?.members.map((member, at) => [member.id, at]))
  const place = (person: PersonHere): number =>
    person.self ? -1 : (order.get(person.memberId) ?? order.size)
  return [...people.values()].sort((a, b) => place(a) - place(b))
}
