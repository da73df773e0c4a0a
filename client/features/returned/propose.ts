import type { BracketId, PointId } from '../../../shared/model/ids.ts'
import type { Member } from '../../../shared/model/member.ts'
import { findPoint, type Plan } from '../../../shared/model/plan.ts'
import { type FileChange, unplaceableSentence } from '../../../shared/rules/placeProposals.ts'
import { newId } from '../../sync/newId.ts'
import { proposeAlternatives, whyNotPropose } from '../../sync/proposeAlternatives.ts'
import { deskOf } from '../../sync/reviewDesk.ts'
import type { Workspace } from '../../sync/workspace.ts'
import type { ReturnedFile } from './useReturnedFile.ts'
import { changesNow, type ReturnedPoint } from './useReturnedPoints.ts'

/** A change among all those of a file. */
export const choiceKey = ({ at, pointId }: ReturnedPoint, { key }: FileChange): string =>
  `${at} ${pointId} ${key}`

/** Why a change cannot be proposed by a member now, in a sentence; null when it can. */
export function whyNotChoose(
  me: Member,
  plan: Plan,
  { pointId }: ReturnedPoint,
  { proposal }: FileChange,
): string | null {
  if (pointId === null) return 'This point is not in the plan.'
  if (!proposal.ok) return unplaceableSentence(proposal.reason)
  return whyNotPropose(me, findPoint(plan, pointId), proposal.value)
}

/** What was proposed in one point. */
export interface Proposed {
  readonly pointId: PointId
  /** Of the changes that were written. */
  readonly keys: readonly string[]
}

/**
 * Proposes the selected changes as alternatives of the member's party, a step for each point. What somebody rewrote in
 * the moment before is left out, and shows as such.
 */
export function propose({
  workspace,
  plan,
  me,
  file,
  points,
  selected,
  beforeStep,
}: {
  readonly workspace: Workspace
  readonly plan: Plan
  readonly me: Member
  readonly file: ReturnedFile
  readonly points: readonly ReturnedPoint[]
  readonly selected: readonly string[]
  readonly beforeStep: () => void
}): readonly Proposed[] {
  const { partyId } = me
  if (partyId === null) return []
  return points.flatMap((point): Proposed[] => {
    const { pointId } = point
    if (pointId === null) return []
    // As it stands at this very moment: the list on the screen may be older.
    const now = changesNow(workspace, file, points, point, partyId)?.changes ?? []
    const wanted = now.filter(
      (change) =>
        selected.includes(choiceKey(point, change)) &&
        whyNotChoose(me, plan, point, change) === null,
    )
    if (wanted.length === 0) return []
    beforeStep()
    const made = proposeAlternatives(
      workspace.plan,
      pointId,
      partyId,
      wanted.flatMap(({ proposal }) => (proposal.ok ? [proposal.value] : [])),
      () => newId<BracketId>(),
    )
    for (const { bracketId, isNothing } of made) {
      // An empty alternative says nothing; that a party wants no text is told by what it supports.
      if (isNothing) deskOf(workspace).support({ partyId, bracketId, choice: { of: 'none' } })
    }
    return [{ pointId, keys: wanted.map((change) => choiceKey(point, change)) }]
  })
}
