import { no, type Result, yes } from '../lib/result.ts'
import {
  type AlternativeOf,
  caucusParty,
  type DocumentName,
  parseRootName,
  type Root,
} from '../model/documents.ts'
import type { BracketId, PartyId, PointId } from '../model/ids.ts'
import type { Member } from '../model/member.ts'
import type { Point } from '../model/point.ts'
import type { Role } from '../model/role.ts'
import type { Reason } from './reason.ts'

export type Verdict = Result<true, Reason>
const ALLOWED = yes(true as const)

/** What the rules need to know of a point. */
export type PointFacts = Pick<Point, 'status' | 'lock'> & Partial<Pick<Point, 'penOnlySince'>>

/** Looks a point up, so that nobody reads a whole plan for one keystroke. */
export type PointLookup = (id: PointId) => PointFacts | undefined

/** Which point a bracket belongs to; undefined for one that has never stood in a text. */
export type BracketLookup = (id: BracketId) => PointId | undefined

/** Roles that write the text of points in the document `plan`. */
const TEXT_ROLES: ReadonlySet<Role> = new Set(['drafter', 'head', 'pen-holder'])

function active(member: Member): Verdict {
  if (member.standing === 'removed') return no('not-a-member')
  return member.standing === 'suspended' ? no('suspended') : ALLOWED
}

/** Whether a member may open a document at all, that is, receive any byte of it. A suspended member may read. */
export function mayOpen(member: Member, document: DocumentName): Verdict {
  if (member.standing === 'removed') return no('not-a-member')
  const party = caucusParty(document)
  if (party === null) return ALLOWED
  if (member.standing === 'suspended') return no('suspended')
  return member.partyId === party ? ALLOWED : no('not-your-party')
}

/** Whether a member may write anything in a document now; the cheap question that is asked before an update is read. */
export function mayWriteSomewhere(member: Member, document: DocumentName): Verdict {
  const opened = mayOpen(member, document)
  if (!opened.ok) return opened
  const standing = active(member)
  if (!standing.ok) return standing
  if (document === 'record') return no('server-only')
  if (document === 'plan') return TEXT_ROLES.has(member.role) ? ALLOWED : no('role-cannot-write')
  return member.role === 'observer' ? no('role-cannot-write') : ALLOWED
}

/** Whether a member may write in one root of a document now. */
export function mayWriteRoot(
  member: Member,
  document: DocumentName,
  name: string,
  point: PointLookup,
  bracket: BracketLookup = () => undefined,
): Verdict {
  const somewhere = mayWriteSomewhere(member, document)
  if (!somewhere.ok) return somewhere
  const root = parseRootName(name)
  if (root === null) return no('no-such-root')
  if (caucusParty(document) !== null) return mayWriteCaucusRoot(member, root)
  return document === 'plan'
    ? mayWritePlanRoot(member, root, point, bracket)
    : mayWriteReviewRoot(member, root)
}

function mayWritePlanRoot(
  member: Member,
  root: Root,
  point: PointLookup,
  bracket: BracketLookup,
): Verdict {
  if (root.kind === 'point') return mayEditPoint(member, point(root.pointId))
  if (root.kind !== 'alternative') return no('no-such-root')
  const pointId = bracket(root.bracketId)
  // A bracket that was made and taken out again before it was ever sent leaves words that nobody sees.
  return mayWriteAlternative(member, root.of, pointId === undefined ? OPEN : point(pointId))
}
const OPEN: PointFacts = { status: 'open', lock: null }

/**
 * Whether a member may write in an alternative of a bracket in a point. A party's own is for its drafters and heads;
 * the words as drafted are text like any other. A lock of the point closes both.
 */
export function mayWriteAlternative(
  member: Member,
  of: AlternativeOf,
  point: PointFacts | undefined,
): Verdict {
  const standing = active(member)
  if (!standing.ok) return standing
  if (of !== 'text') {
    const forParty = mayWriteForParty(member, of, ['drafter', 'head'])
    if (!forParty.ok) return forParty
    // What a party proposes is its own, also while others hold the pen.
    return mayEditPoint(member, point && { ...point, penOnlySince: null })
  }
  return mayEditPoint(member, point)
}

/** Whether a member may say what a party supports in a bracket. */
export const maySupport = (member: Member, partyId: PartyId): Verdict => {
  const standing = active(member)
  return standing.ok ? mayWriteForParty(member, partyId, ['head']) : standing
}

/** Whether a member may type in a point; the editor and the server ask this same rule. */
export function mayEditPoint(member: Member, point: PointFacts | undefined): Verdict {
  const standing = active(member)
  if (!standing.ok) return standing
  if (!TEXT_ROLES.has(member.role)) return no('role-cannot-write')
  if (point === undefined) return no('no-such-point')
  if (point.status === 'struck') return no('point-struck')
  if (point.lock !== null) return no('point-locked')
  const isForPenHolders = (point.penOnlySince ?? null) !== null
  return isForPenHolders && member.role !== 'pen-holder' ? no('pen-holder-drafts') : ALLOWED
}

/** Whether a member may comment, answer, resolve and react. */
export function mayRemark(member: Member): Verdict {
  return mayWriteSomewhere(member, 'review')
}

/** Whether a member may take a position of a party on a point; a locked point is no obstacle, a struck one is. */
export function mayTakePosition(
  member: Member,
  partyId: PartyId,
  point: Pick<Point, 'status'> | undefined,
): Verdict {
  const standing = active(member)
  if (!standing.ok) return standing
  const forParty = mayWriteForParty(member, partyId, ['head'])
  if (!forParty.ok) return forParty
  if (point === undefined) return no('no-such-point')
  return point.status === 'struck' ? no('point-struck') : ALLOWED
}

function mayWriteReviewRoot(member: Member, root: Root): Verdict {
  if (root.kind === 'person') {
    return root.memberId === member.id ? ALLOWED : no('not-yours')
  }
  if (root.kind === 'party') return mayWriteForParty(member, root.partyId, ['head'])
  return no('no-such-root')
}

/** Inside its caucus a party writes freely, except in what belongs to one person. */
function mayWriteCaucusRoot(member: Member, root: Root): Verdict {
  switch (root.kind) {
    case 'point':
      return ALLOWED
    case 'person':
      return root.memberId === member.id ? ALLOWED : no('not-yours')
    case 'party':
      return root.partyId === member.partyId ? ALLOWED : no('not-your-party')
    case 'alternative':
      return root.of === 'text' || root.of === member.partyId ? ALLOWED : no('not-your-party')
  }
}

function mayWriteForParty(member: Member, party: PartyId, roles: readonly Role[]): Verdict {
  if (!roles.includes(member.role)) return no('role-cannot-write')
  return member.partyId === party ? ALLOWED : no('not-your-party')
}
