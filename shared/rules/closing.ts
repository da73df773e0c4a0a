import { no, type Result, yes } from '../lib/result.ts'
import { agreedWords } from '../model/agreed.ts'
import type { Closing } from '../model/closing.ts'
import type { ClosingCommand } from '../model/closingCommand.ts'
import type { Drafting } from '../model/drafting.ts'
import type { Member } from '../model/member.ts'
import { findPoint, type Plan, pointsOf } from '../model/plan.ts'
import { type StoredPoint, storedPoint } from '../model/record.ts'
import { isAgreed, pointAgreement } from './agreement.ts'
import type { Verdict } from './may.ts'
import type { Reason } from './reason.ts'
import type { DecisionView } from './view.ts'

/** What the record is to say afterwards of the plan as a whole; what is left out stays. */
export interface ClosingChange {
  readonly kind: 'set-plan'
  readonly drafting?: Drafting
  readonly closing?: Closing | null
  readonly points?: readonly StoredPoint[]
}

/** Who may give these commands at all. */
export function mayClose(member: Member, kind: ClosingCommand['kind']): Verdict {
  if (kind === 'initial') return member.role === 'head' ? yes(true) : no('only-head')
  return member.role === 'convener' ? yes(true) : no('only-convener')
}

/**
 * Decides who drafts, which point is agreed, and when the plan is closed. A closed plan has nothing but locked points,
 * and nothing of it changes until it is reopened.
 */
export function decideClosing(
  plan: Plan,
  by: Member,
  command: ClosingCommand,
  at: number,
  view: DecisionView,
): Result<ClosingChange, Reason> {
  const { closing } = plan
  switch (command.kind) {
    case 'setDraftingMode': {
      if (closing !== null) return no('plan-closed')
      if (plan.drafting.mode === command.mode) return no('already-so')
      return change({ drafting: { mode: command.mode, at } })
    }
    case 'markAgreed':
      return closing === null ? decideAgreed(plan, by, command, at, view) : no('plan-closed')
    case 'closePlan': {
      if (closing !== null) return no('already-so')
      const standing = pointsOf(plan).filter(({ status }) => status === 'open')
      if (standing.length === 0 || standing.some(({ agreed }) => agreed === null)) {
        return no('not-all-agreed')
      }
      const versionHash = view.tableHash()
      return change({ closing: { by: by.id, at, versionHash, initials: [] } })
    }
    case 'reopenPlan':
      return closing === null ? no('already-so') : change({ closing: null })
    case 'initial': {
      const { partyId } = by
      if (closing === null) return no('plan-not-closed')
      if (partyId === null) return no('role-needs-party')
      if (closing.versionHash !== command.versionHash) return no('other-text')
      if (closing.initials.some(({ memberId }) => memberId === by.id)) return no('already-so')
      const initials = [...closing.initials, { memberId: by.id, partyId, at }]
      return change({ closing: { ...closing, initials } })
    }
  }
}

function decideAgreed(
  plan: Plan,
  by: Member,
  { pointId, agreed: kind }: Extract<ClosingCommand, { kind: 'markAgreed' }>,
  at: number,
  view: DecisionView,
): Result<ClosingChange, Reason> {
  const point = findPoint(plan, pointId)
  if (point === undefined) return no('no-such-point')
  if (point.status === 'struck') return no('point-struck')
  if (point.agreed?.kind === kind) return no('already-so')
  const text = view.textOf(pointId)
  const { state } = pointAgreement(plan, point, text, view.review())
  // Who accepted ad referendum has not agreed for good.
  const accepted = kind === 'final' ? state.kind === 'agreed' : isAgreed(state)
  if (!accepted) return no('not-accepted-by-all')
  const agreed = { kind, by: by.id, at, textHash: text.textHash }
  const lock = { by: by.id, at, reason: agreedWords(kind) }
  return change({ points: [{ ...storedPoint(point), agreed, lock }] })
}

const change = (given: Omit<ClosingChange, 'kind'>): Result<ClosingChange, Reason> =>
  yes({ kind: 'set-plan', ...given })
