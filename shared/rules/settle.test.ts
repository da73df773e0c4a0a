import { describe, expect, it } from 'vitest'
import type { Choice } from '../model/bracket.ts'
import type { BracketId, MemberId, PartyId } from '../model/ids.ts'
import type { Member } from '../model/member.ts'
import type { Point } from '../model/point.ts'
import type { Bracket } from '../model/pointText.ts'
import type { Supports } from '../model/review.ts'
import type { Role } from '../model/role.ts'
import { commonChoice, maySettle, voicesIn } from './settle.ts'

const A = { of: 'party', id: 'a' as PartyId } as const
const B = { of: 'party', id: 'b' as PartyId } as const
const TEXT = { of: 'text' } as const
const NONE = { of: 'none' } as const
const OPEN: Pick<Point, 'status' | 'lock'> = { status: 'open', lock: null }

const aMember = (role: Role, over: Partial<Member> = {}): Member => ({
  id: role as unknown as MemberId,
  name: role,
  role,
  partyId: 'a' as PartyId,
  standing: 'active',
  joinedAt: 0,
  ...over,
})
const aBracket = (...of: string[]): Bracket => ({
  kind: 'bracket',
  bracketId: 'k' as BracketId,
  alternatives: of.map((one) => ({ of: one as PartyId, blocks: [] })),
})
const supporting = (said: Record<string, Choice>): Supports =>
  new Map(
    Object.entries(said).map(([party, choice]) => [party as PartyId, { choice, at: 0, by: null }]),
  )
const verdict = (
  role: Role,
  bracket: Bracket | undefined,
  said: Record<string, Choice>,
  choice: Choice,
  reason?: string,
): string => {
  const may = maySettle(aMember(role), OPEN, bracket, supporting(said), { choice, reason })
  return may.ok ? 'yes' : may.reason
}

describe('a bracket', () => {
  it.each<[string, Bracket | undefined, Record<string, Choice>, Choice, string]>([
    ['with two alternatives', aBracket('a', 'b'), {}, A, 'parties-differ'],
    ['whose parties came to one of them', aBracket('a', 'b'), { b: A }, A, 'yes'],
    ['… settles for no other', aBracket('a', 'b'), { b: A }, B, 'parties-differ'],
    [
      'whose parties came to the words as drafted',
      aBracket('a', 'b', 'text'),
      { a: TEXT, b: TEXT },
      TEXT,
      'yes',
    ],
    ['whose parties came to no text', aBracket('a', 'b'), { a: NONE, b: NONE }, NONE, 'yes'],
    ['with one alternative that nobody objects to', aBracket('a'), {}, A, 'yes'],
    [
      'of which a party without words would have no text',
      aBracket('a'),
      { c: NONE },
      A,
      'parties-differ',
    ],
    ['in which nobody has a say', aBracket('text'), {}, TEXT, 'yes'],
    ['in which nobody has a say, to be taken out', aBracket('text'), {}, NONE, 'yes'],
    ['whose chosen alternative has no words', aBracket('a'), { a: B }, B, 'no-such-alternative'],
    ['whose words as drafted are empty', aBracket(), {}, TEXT, 'no-such-alternative'],
    ['that is no longer there', undefined, {}, NONE, 'no-such-bracket'],
  ])(
    '%s is settled by its parties as their voices say',
    (_how, bracket, said, choice, expected) => {
      expect(verdict('head', bracket, said, choice)).toBe(expected)
      expect(verdict('drafter', bracket, said, choice)).toBe(expected)
    },
  )

  it('about which the parties differ is settled only by who holds the pen, and only with a reason', () => {
    for (const [role, expected] of [
      ['convener', 'yes'],
      ['pen-holder', 'yes'],
      ['head', 'parties-differ'],
      ['drafter', 'parties-differ'],
      ['reviewer', 'role-cannot-write'],
      ['observer', 'role-cannot-write'],
    ] as const) {
      expect(verdict(role, aBracket('a', 'b'), {}, A, 'the mediator so proposes'), role).toBe(
        expected,
      )
    }
    expect(verdict('pen-holder', aBracket('a', 'b'), {}, A)).toBe('reason-needed')
    expect(verdict('pen-holder', aBracket('a', 'b'), {}, A, '  ')).toBe('reason-needed')
    expect(verdict('pen-holder', aBracket('a', 'b'), { b: A }, A)).toBe('yes')
  })

  it('of a locked or struck point, or by somebody who is out, is not settled', () => {
    const lock = { by: 'x' as MemberId, at: 0, reason: 'final' }
    const may = (member: Member, point: typeof OPEN | undefined) =>
      maySettle(member, point, aBracket('a'), new Map(), { choice: A })
    expect(may(aMember('head'), { status: 'open', lock })).toEqual({
      ok: false,
      reason: 'point-locked',
    })
    expect(may(aMember('head'), { status: 'struck', lock: null })).toEqual({
      ok: false,
      reason: 'point-struck',
    })
    expect(may(aMember('head'), undefined)).toEqual({ ok: false, reason: 'no-such-point' })
    for (const [standing, reason] of [
      ['removed', 'not-a-member'],
      ['suspended', 'suspended'],
    ] as const) {
      expect(may(aMember('head', { standing }), OPEN)).toEqual({ ok: false, reason })
    }
  })

  it('has the voice of a party with words for its own, unless it said otherwise', () => {
    const bracket = aBracket('a', 'b', 'text')
    expect([...voicesIn(bracket, supporting({ b: NONE, c: TEXT }))]).toEqual([
      ['a', A],
      ['b', NONE],
      ['c', TEXT],
    ])
    expect(commonChoice(bracket, supporting({ b: A }))).toEqual(A)
    expect(commonChoice(bracket, supporting({}))).toBeNull()
    expect(commonChoice(aBracket('text'), supporting({}))).toBeNull()
  })
})
