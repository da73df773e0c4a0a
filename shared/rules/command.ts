import { no, type Result, yes } from '../lib/result.ts'
import type { Command } from '../model/command.ts'
import type { InvitationId, MemberId, PartyId, PointId } from '../model/ids.ts'
import type { Member } from '../model/member.ts'
import { findMember, findPoint, type Plan } from '../model/plan.ts'
import type { PointLock } from '../model/point.ts'
import { type Role, roleNeedsParty } from '../model/role.ts'
import type { SettleBracket } from '../model/settleCommand.ts'
import { isClosingKind } from '../model/closingCommand.ts'
import { isStructureKind } from '../model/structureCommand.ts'
import type { VersionKind } from '../model/version.ts'
import { type ClosingChange, decideClosing, mayClose } from './closing.ts'
import { type Verdict } from './may.ts'
import type { Reason } from './reason.ts'
import { maySettleSomehow } from './settle.ts'
import { decideStructure, type StructureChange } from './structure.ts'
import { type DecisionView, PLAN_ALONE } from './view.ts'

/** What carrying out a command means; the server does it, and nothing else. */
export type Effect =
  | StructureChange
  | ClosingChange
  | { readonly kind: 'set-lock'; readonly pointId: PointId; readonly lock: PointLock | null }
  | {
      readonly kind: 'set-member'
      readonly member: Member
      /** What becomes of the member's sessions: a new role gets new ones, who is removed gets none. */
      readonly sessions: 'keep' | 'rotate' | 'end'
    }
  | {
      readonly kind: 'invite'
      readonly role: Role
      readonly partyId: PartyId | null
      readonly days: number
    }
  | { readonly kind: 'revoke-invitation'; readonly invitationId: InvitationId }
  | { readonly kind: 'settle-bracket'; readonly command: SettleBracket }
  | {
      readonly kind: 'freeze-version'
      readonly symbol: string
      readonly versionKind: VersionKind
      readonly note: string
    }

/** Whether a member may give commands of this kind at all; the interface shows a control only then. */
export function mayCommand(member: Member, kind: Command['kind']): Verdict {
  if (member.standing === 'removed') return no('not-a-member')
  if (member.standing === 'suspended') return no('suspended')
  if (isStructureKind(kind)) return mayArrange(member)
  if (isClosingKind(kind)) return mayClose(member, kind)
  switch (kind) {
    case 'lockPoint':
    case 'reopenPoint':
    case 'freezeVersion':
      return mayArrange(member)
    case 'settleBracket':
      return maySettleSomehow(member)
    case 'invite':
    case 'revokeInvitation':
    case 'changeRole':
    case 'suspend':
    case 'reinstate':
    case 'remove':
      return member.role === 'convener' ? yes(true) : no('only-convener')
  }
}

const mayArrange = (member: Member): Verdict =>
  member.role === 'convener' || member.role === 'pen-holder'
    ? yes(true)
    : no('only-convener-or-pen-holder')

/** Decides a command. Pure: `at` is the server's clock. The interface asks the same before it offers a button. */
export function decide(
  plan: Plan,
  by: Member,
  command: Command,
  at: number,
  view: DecisionView = PLAN_ALONE,
): Result<Effect, Reason> {
  const may = mayCommand(by, command.kind)
  if (!may.ok) return may
  switch (command.kind) {
    case 'lockPoint':
    case 'reopenPoint': {
      const lock = command.kind === 'lockPoint' ? { by: by.id, at, reason: command.reason } : null
      return decideLock(plan, command.pointId, lock)
    }
    case 'invite': {
      const fits = placeFits(plan, command.role, command.partyId)
      if (!fits.ok) return fits
      const { role, partyId, days } = command
      return yes({ kind: 'invite', role, partyId, days })
    }
    case 'settleBracket':
      // What the parties support, the text and the review say at the moment in which the text is changed.
      return yes({ kind: 'settle-bracket', command })
    case 'revokeInvitation':
      return yes({ kind: 'revoke-invitation', invitationId: command.invitationId })
    case 'changeRole': {
      const fits = placeFits(plan, command.role, command.partyId)
      if (!fits.ok) return fits
      const { role, partyId } = command
      return decideMember(plan, command.memberId, { role, partyId }, 'rotate')
    }
    case 'suspend':
      return decideMember(plan, command.memberId, { standing: 'suspended' }, 'keep')
    case 'reinstate':
      return decideMember(plan, command.memberId, { standing: 'active' }, 'keep')
    case 'remove':
      return decideMember(plan, command.memberId, { standing: 'removed' }, 'end')
    case 'addPoint':
    case 'renamePoint':
    case 'movePoint':
    case 'strikePoint':
    case 'restorePoint':
    case 'renumber':
    case 'mergePoints':
    case 'splitPoint':
    case 'addPillar':
    case 'renamePillar':
    case 'movePillar':
      return plan.closing === null
        ? decideStructure(plan, by, command, at, view)
        : no('plan-closed')
    case 'setDraftingMode':
    case 'markAgreed':
    case 'closePlan':
    case 'reopenPlan':
    case 'initial':
      return decideClosing(plan, by, command, at, view)
    case 'freezeVersion': {
      // Whether the symbol is free, the record says at the moment in which the version is written into it.
      const { symbol, versionKind, note } = command
      return yes({ kind: 'freeze-version', symbol, versionKind, note })
    }
  }
}

function decideLock(plan: Plan, pointId: PointId, lock: PointLock | null): Result<Effect, Reason> {
  const point = findPoint(plan, pointId)
  if (point === undefined) return no('no-such-point')
  if (plan.closing !== null) return no('plan-closed')
  if (point.status === 'struck') return no('point-struck')
  if ((point.lock === null) === (lock === null)) return no('already-so')
  return yes({ kind: 'set-lock', pointId, lock })
}

/** Heads and drafters need a party of the plan; others may have one. */
function placeFits(plan: Plan, role: Role, partyId: PartyId | null): Verdict {
  if (partyId === null) return roleNeedsParty(role) ? no('role-needs-party') : yes(true)
  return plan.parties.some((party) => party.id === partyId) ? yes(true) : no('no-such-party')
}

function decideMember(
  plan: Plan,
  id: MemberId,
  change: Partial<Pick<Member, 'role' | 'partyId' | 'standing'>>,
  sessions: 'keep' | 'rotate' | 'end',
): Result<Effect, Reason> {
  const member = findMember(plan, id)
  if (member === undefined) return no('no-such-member')
  // Whoever was removed comes back by a new invitation only, as a new member.
  if (member.standing === 'removed') return no('no-such-member')
  const next = { ...member, ...change }
  const same = (['role', 'partyId', 'standing'] as const).every((key) => next[key] === member[key])
  if (same) return no('already-so')
  if (convenes(member) && !convenes(next) && plan.members.filter(convenes).length === 1) {
    return no('last-convener')
  }
  return yes({ kind: 'set-member', member: next, sessions })
}

const convenes = (member: Member): boolean =>
  member.role === 'convener' && member.standing === 'active'
