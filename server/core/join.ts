import { no, type Result, yes } from '../../shared/lib/result.ts'
import type { MemberId, PlanId } from '../../shared/model/ids.ts'
import type { Plan } from '../../shared/model/plan.ts'
import { writeMember } from '../../shared/model/record.ts'
import { type Invitation, invitationRefusal, type InvitationRefusal } from './directory.ts'
import { encodeEvent } from './events.ts'
import { newSession, type SessionPorts } from './session.ts'

/** An attempt to join that got stuck keeps an invitation for itself no longer than this. */
export const CLAIM_MS = 30 * 1000

/** What an invitation offers, without using it up. */
export async function readInvitation(
  ports: SessionPorts,
  token: string,
): Promise<Result<{ readonly invitation: Invitation; readonly plan: Plan }, InvitationRefusal>> {
  const invitation = await ports.directory.findInvitation(ports.secrets.hash(token))
  const refusal = invitationRefusal(invitation, ports.now())
  if (refusal !== null) return no(refusal)
  const plan = invitation === undefined ? null : await ports.rooms.plan(invitation.planId)
  return invitation === undefined || plan === null ? no('unknown') : yes({ invitation, plan })
}

/**
 * Redeems an invitation: the person becomes the member that was reserved for it and gets a session.
 *
 * Three steps, each on disk before the next: claim the invitation, write the member, use the invitation up together
 * with opening the session. A crash after any of them leaves an invitation that works again once the claim has run
 * out, and then writes the same member anew; so no seat is lost and none is taken twice.
 */
export async function join(
  ports: SessionPorts,
  token: string,
  name: string,
): Promise<
  Result<
    { readonly planId: PlanId; readonly memberId: MemberId; readonly token: string },
    InvitationRefusal
  >
> {
  const { directory, rooms, secrets } = ports
  const invitationHash = secrets.hash(token)
  const claimId = secrets.newId<string>()
  const now = ports.now()
  const until = now + CLAIM_MS
  const claimed = await directory.claim(invitationHash, { id: claimId, until }, now)
  if (!claimed.ok) return claimed
  const { planId, memberId, role, partyId } = claimed.value
  try {
    const record = await rooms.open(planId, 'record')
    let held = true
    const joined = encodeEvent({ kind: 'member-joined', memberId, role, partyId })
    await record.changeWith(joined, memberId, (doc) => {
      // Asked in the very moment of writing: after the claim ran out the seat may be another person's, with their name.
      held = ports.now() < until
      if (!held) return false
      writeMember(doc, { id: memberId, name, role, partyId, standing: 'active', joinedAt: now })
      return true
    })
    if (!held) return no('busy')
    const session = secrets.newToken()
    const redeemed = await directory.redeem(
      invitationHash,
      claimId,
      newSession(secrets.hash(session), planId, memberId, now),
    )
    if (redeemed) return yes({ planId, memberId, token: session })
    return no(invitationRefusal(await directory.findInvitation(invitationHash), now) ?? 'busy')
  } catch (error) {
    // The person can try again at once instead of when the claim runs out. If even this fails, the claim still does.
    await directory.release(invitationHash, claimId).catch(() => undefined)
    throw error
  }
}
