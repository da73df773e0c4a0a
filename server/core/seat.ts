import type { InvitationId, MemberId, PartyId, PlanId } from '../../shared/model/ids.ts'
import type { Party } from '../../shared/model/party.ts'
import type { Role } from '../../shared/model/role.ts'
import type { Seat } from '../../shared/wire/http.ts'
import type { Directory, Invitation } from './directory.ts'
import type { Rooms } from './rooms.ts'
import type { Secrets } from './secrets.ts'

/** Long enough for a delegation to be named; a link that lies about longer than this is a risk. */
export const INVITATION_MS = 30 * 24 * 60 * 60 * 1000

/** A place at the table before anybody was invited to it. */
export interface Place {
  readonly role: Role
  readonly party: Party | null
}

/** The places of a new plan: the convener's if nobody has it yet, a head and a drafter for each party, a reviewer, an observer. */
export function placesOf(parties: readonly Party[], withConvener: boolean): readonly Place[] {
  return [
    ...(withConvener ? [{ role: 'convener' as const, party: null }] : []),
    ...parties.flatMap((party): Place[] => [
      { role: 'head', party },
      { role: 'drafter', party },
    ]),
    { role: 'reviewer', party: null },
    { role: 'observer', party: null },
  ]
}

/** Makes an invitation and the seat that shows its token, the only time that the token is seen. */
export function invite(
  secrets: Secrets,
  planId: PlanId,
  place: Place,
  memberId: MemberId,
  now: number,
): { readonly invitation: Invitation; readonly seat: Seat } {
  const token = secrets.newToken()
  const partyId: PartyId | null = place.party?.id ?? null
  return {
    invitation: {
      id: secrets.newId<InvitationId>(),
      planId,
      role: place.role,
      partyId,
      memberId,
      tokenHash: secrets.hash(token),
      createdAt: now,
      expiresAt: now + INVITATION_MS,
      usedAt: null,
      revokedAt: null,
    },
    seat: { role: place.role, partyId, partyName: place.party?.name ?? null, token },
  }
}

/**
 * Fresh links for every seat that nobody has taken; the links given before stop working. Empty when all are taken or
 * there is no such plan.
 */
export async function renewOpenSeats(
  ports: { directory: Directory; rooms: Rooms; secrets: Secrets; now: () => number },
  planId: PlanId,
): Promise<readonly Seat[]> {
  const plan = await ports.rooms.plan(planId)
  if (plan === null) return []
  const seats: Seat[] = []
  for (const old of await ports.directory.invitations(planId)) {
    if (old.usedAt !== null || old.revokedAt !== null) continue
    const party = plan.parties.find((one) => one.id === old.partyId) ?? null
    const now = ports.now()
    const next = invite(ports.secrets, planId, { role: old.role, party }, old.memberId, now)
    if (await ports.directory.replaceInvitation(old.id, next.invitation, now)) seats.push(next.seat)
  }
  return seats
}
