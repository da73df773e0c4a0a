import { isReason, type Reason } from '../../../shared/rules/reason.ts'

/** Why somebody was refused something, told to others. */
const REASONS: Record<Reason, string> = {
  'not-a-member': 'they were no member',
  suspended: 'their seat was suspended',
  'role-cannot-write': 'their role does not write the text',
  'not-your-party': 'it belongs to another party',
  'not-yours': 'it belongs to another person',
  'server-only': 'that is decided by a command, not by writing',
  'no-such-point': 'there was no such point',
  'no-such-root': 'there was no such place',
  'point-struck': 'the point was struck',
  'point-locked': 'the point was locked',
  'only-convener': 'only a convener may do that',
  'only-convener-or-pen-holder': 'only a convener or a pen-holder may do that',
  'no-such-member': 'there was no such member',
  'no-such-party': 'there was no such party',
  'role-needs-party': 'that role speaks for a party, and none was named',
  'already-so': 'it was so already',
  'last-convener': 'a plan needs a convener',
  'no-such-invitation': 'there was no such invitation any more',
  'no-such-bracket': 'the bracket was no longer in the text',
  'no-such-alternative': 'that alternative had no words',
  'parties-differ': 'the parties did not all support it',
  'reason-needed': 'no reason was given though the parties differ',
  'no-such-pillar': 'there was no such pillar',
  'no-such-place': 'the place had been moved',
  'same-point': 'a point is not merged into itself',
  'nothing-to-split': 'its text had nothing to split it at',
  'plan-full': 'the plan can hold no more',
  'pen-holder-drafts': 'only pen-holders typed in the text then',
  'only-head': 'only a head of delegation may do that',
  'plan-closed': 'the plan was closed',
  'plan-not-closed': 'the plan was not closed',
  'not-accepted-by-all': 'not every party accepted the text',
  'not-all-agreed': 'not every point was agreed',
  'other-text': 'the text was another one by then',
  'symbol-taken': 'another version had that symbol already',
  'no-caucus': 'they sat with no party',
}

/** Why the gate refused an update; these come of faults and forgery, and never of what a person typed. */
const FAULTS: Record<string, string> = {
  malformed: 'it could not be read',
  structure: 'it was built as no honest page builds it',
  'too-costly': 'it would have kept everybody else waiting',
  'not-your-client-id': 'it was written under an identity of somebody else',
  content: 'it held what the text cannot hold',
  'kept-for-ever': 'positions, and the words that they were taken on, stay for ever',
  'bracket-of-others': 'it took a bracket out of the text that another party has a say in',
  'bracket-elsewhere': 'it used a bracket of another point',
  'no-wording': 'it did not bring the words that it was said on',
}

/** Why something was refused, as the end of a sentence. */
export function refusalWords(reason: string): string {
  if (isReason(reason)) return REASONS[reason]
  return Object.hasOwn(FAULTS, reason) ? (FAULTS[reason] ?? reason) : reason
}
