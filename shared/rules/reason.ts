/** Every reason for which a rule says no. Closed: a new one needs a sentence below. */
export type Reason =
  | 'not-a-member'
  | 'suspended'
  | 'role-cannot-write'
  | 'not-your-party'
  | 'not-yours'
  | 'server-only'
  | 'no-such-point'
  | 'no-such-root'
  | 'point-struck'
  | 'point-locked'
  | 'only-convener'
  | 'only-convener-or-pen-holder'
  | 'no-such-member'
  | 'no-such-party'
  | 'role-needs-party'
  | 'already-so'
  | 'last-convener'
  | 'no-such-invitation'
  | 'no-such-bracket'
  | 'no-such-alternative'
  | 'parties-differ'
  | 'reason-needed'
  | 'no-such-pillar'
  | 'no-such-place'
  | 'same-point'
  | 'nothing-to-split'
  | 'plan-full'
  | 'pen-holder-drafts'
  | 'only-head'
  | 'plan-closed'
  | 'plan-not-closed'
  | 'not-accepted-by-all'
  | 'not-all-agreed'
  | 'other-text'
  | 'symbol-taken'
  | 'no-caucus'

const SENTENCES: Record<Reason, string> = {
  'not-a-member': 'You are not a member of this plan. Ask its convener for an invitation.',
  suspended: 'Your seat is suspended. Ask the convener of the plan.',
  'role-cannot-write': 'Your role reads the text but does not write it.',
  'not-your-party': 'Only that party may write here.',
  'not-yours': 'Only the person it belongs to may write here.',
  'server-only': 'This is decided by a command, not by typing.',
  'no-such-point': 'There is no such point in this plan.',
  'no-such-root': 'There is no such place in this document.',
  'point-struck': 'This point was struck. Its text stays readable but is not edited.',
  'point-locked': 'This point is locked. Ask the pen-holder or the convener to reopen it.',
  'only-convener': 'Only a convener may do this.',
  'only-convener-or-pen-holder': 'Only a convener or a pen-holder may do this.',
  'no-such-member': 'There is no such member in this plan. Invite them anew if they should be.',
  'no-such-party': 'There is no such party in this plan.',
  'role-needs-party': 'A head of delegation or a drafter speaks for a party: choose one.',
  'already-so': 'It is so already; there is nothing to change.',
  'last-convener': 'A plan needs a convener. Give the role to somebody else first.',
  'no-such-invitation': 'There is no such invitation, or it was revoked already.',
  'no-such-bracket': 'This bracket is no longer in the text. Look at the text as it stands now.',
  'no-such-alternative': 'That alternative has no words. Choose another, or “no text”.',
  'parties-differ': 'The parties with a say in this bracket do not all support this yet.',
  'reason-needed': 'The parties differ: say in a sentence why the bracket is settled so.',
  'no-such-pillar': 'There is no such pillar in this plan.',
  'no-such-place': 'Somebody moved what this was to be put behind. Choose the place again.',
  'same-point': 'A point cannot be merged into itself. Choose another one.',
  'nothing-to-split': 'The text has no paragraph to split it at. Write one first.',
  'plan-full': 'A plan holds no more than 400 points and 40 pillars.',
  'pen-holder-drafts':
    'Only pen-holders type in the text at present. Comment on it, or propose your wording to them.',
  'only-head': 'Only a head of delegation may do this.',
  'plan-closed': 'This plan is closed. A convener can reopen it.',
  'plan-not-closed': 'This plan is not closed yet.',
  'not-accepted-by-all': 'Not every party accepts this text as it stands now.',
  'not-all-agreed': 'Not every point is marked as agreed yet.',
  'other-text': 'The text is another one than the one you saw. Read it again first.',
  'symbol-taken': 'A version of this plan has that symbol already. Choose another.',
  'no-caucus': 'You sit with no party, so no caucus is yours. Make the copy without its papers.',
}

/** One sentence for people: what is so, and what to do next. */
export const reasonSentence = (reason: Reason): string => SENTENCES[reason]

/** Whether a text that came over the wire names a reason. */
export const isReason = (text: string): text is Reason => Object.hasOwn(SENTENCES, text)
