import { describe, expect, it } from 'vitest'
import type { MemberId, PartyId, PlanId } from '../../../shared/model/ids.ts'
import type { Member } from '../../../shared/model/member.ts'
import type { Plan } from '../../../shared/model/plan.ts'
import type { ListedInvitation } from '../../sync/commands.ts'
import { sortInvitations, stateWords } from './invitationWords.ts'
import { countSentence, placeName, whomToAsk } from './memberWords.ts'
import { readDays } from './readDays.ts'

const member = (id: string, rest: Partial<Member> = {}): Member => ({
  id: id as MemberId,
  name: id.toUpperCase(),
  role: 'observer',
  partyId: null,
  standing: 'active',
  joinedAt: 0,
  ...rest,
})

const plan = (...members: Member[]): Plan => ({
  id: 'plan' as PlanId,
  title: 'A plan',
  symbol: 'Draft 1',
  createdAt: 0,
  drafting: { mode: 'open', at: 0 },
  closing: null,
  parties: [{ id: 'a' as PartyId, name: 'Party A', letter: 'A', colour: 'blue' }],
  pillars: [],
  members,
})

const invitation = (rest: Partial<ListedInvitation> = {}): ListedInvitation => ({
  id: 'i',
  role: 'observer',
  partyId: null,
  createdAt: Date.UTC(2031, 2, 3, 12),
  expiresAt: Date.UTC(2031, 2, 17, 12),
  state: 'open',
  memberId: null,
  ...rest,
})

describe('an invitation', () => {
  it.each([
    [{ state: 'open' }, 'open until 17 March 2031'],
    [{ state: 'used', memberId: 'ana' }, 'used by ANA'],
    [{ state: 'used', memberId: 'unknown' }, 'used by somebody'],
    [{ state: 'expired' }, 'ended unused on 17 March 2031'],
    [{ state: 'revoked' }, 'revoked before anybody used it'],
    [{ state: 'revoked', memberId: 'ana' }, 'revoked; ANA came in by it'],
  ] as const)('that is %j reads “%s”', (rest, words) => {
    expect(stateWords(plan(member('ana')), invitation(rest))).toBe(words)
  })

  it('stands among the open ones or the others, the newest first', () => {
    const all = [
      invitation({ id: '1' }),
      invitation({ id: '2', state: 'used' }),
      invitation({ id: '3' }),
      invitation({ id: '4', state: 'revoked' }),
    ]
    const { open, earlier } = sortInvitations(all)
    expect(open.map((one) => one.id)).toEqual(['3', '1'])
    expect(earlier.map((one) => one.id)).toEqual(['4', '2'])
  })
})

describe('the days of an invitation', () => {
  it.each([
    ['14', 14],
    [' 1 ', 1],
    ['90', 90],
    ['91', null],
    ['0', null],
    ['-3', null],
    ['1.5', null],
    ['1e1', null],
    ['', null],
    ['two', null],
  ])('filled in as %j are %j', (text, days) => {
    expect(readDays(text)).toBe(days)
  })
})

describe('the words of the page', () => {
  it('name a place with its party', () => {
    expect(placeName(plan(), 'head', 'a')).toBe('Head of delegation, Party A')
    expect(placeName(plan(), 'observer', null)).toBe('Observer')
  })

  it('say whom to ask: every convener who can do something about it', () => {
    expect(whomToAsk(plan())).toBe('Nobody has taken the seat of the convener yet.')
    const people = [
      member('ana', { role: 'convener' }),
      member('ben', { role: 'convener', standing: 'suspended' }),
      member('cho', { role: 'convener' }),
      member('dov'),
    ]
    expect(whomToAsk(plan(...people))).toContain('ask ANA or CHO.')
  })

  it('count people as people do', () => {
    expect(countSentence(1, 1)).toBe('1 person in this plan; 1 is here now.')
    expect(countSentence(4, 3)).toBe('4 people in this plan; 3 are here now.')
    expect(countSentence(2, 0)).toBe('2 people in this plan; nobody is here now.')
  })
})
