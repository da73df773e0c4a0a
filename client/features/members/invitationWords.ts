import { findMember, type Plan } from '../../../shared/model/plan.ts'
import type { MemberId } from '../../../shared/model/ids.ts'
import type { ListedInvitation } from '../../sync/commands.ts'
import { day } from '../../ui/moment.ts'

/** What became of an invitation, as a phrase. */
export function stateWords(plan: Plan, one: ListedInvitation): string {
  switch (one.state) {
    case 'open':
      return `open until ${day(one.expiresAt)}`
    case 'used':
      return `used by ${guestOf(plan, one) ?? 'somebody'}`
    case 'expired':
      return `ended unused on ${day(one.expiresAt)}`
    case 'revoked': {
      const guest = guestOf(plan, one)
      return guest === null ? 'revoked before anybody used it' : `revoked; ${guest} came in by it`
    }
  }
}

/** The name of whoever came in by an invitation, or null when nobody did. */
export const guestOf = (plan: Plan, one: ListedInvitation): string | null =>
  one.memberId === null ? null : (findMember(plan, one.memberId as MemberId)?.name ?? null)

/** Invitations that still lead somewhere or ended, the newest first. */
export function sortInvitations(all: readonly ListedInvitation[]): {
  readonly open: readonly ListedInvitation[]
  readonly earlier: readonly ListedInvitation[]
} {
  const newestFirst = [...all].reverse()
  return {
    open: newestFirst.filter((one) => one.state === 'open'),
    earlier: newestFirst.filter((one) => one.state !== 'open'),
  }
}
