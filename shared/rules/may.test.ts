import { describe, expect, it } from 'vitest'
import type { DocumentName } from '../model/documents.ts'
import type { MemberId, PartyId } from '../model/ids.ts'
import type { Member } from '../model/member.ts'
import { type Role, ROLES } from '../model/role.ts'
import {
  mayEditPoint,
  mayOpen,
  mayRemark,
  mayTakePosition,
  mayWriteAlternative,
  mayWriteRoot,
  mayWriteSomewhere,
  type PointLookup,
} from './may.ts'
import { type Reason, reasonSentence } from './reason.ts'

const aMember = (role: Role, over: Partial<Member> = {}): Member => ({
  id: 'me' as MemberId,
  name: 'Me',
  role,
  partyId: role === 'head' || role === 'drafter' ? ('a' as PartyId) : null,
  standing: 'active',
  joinedAt: 0,
  ...over,
})
const open: PointLookup = (id) => (id === 'gone' ? undefined : { status: 'open', lock: null })

type Expected = Record<Role, Reason | 'yes'>
const all = (answer: Reason | 'yes'): Expected => ({
  convener: answer,
  'pen-holder': answer,
  head: answer,
  drafter: answer,
  reviewer: answer,
  observer: answer,
})

/** Every document and root, and what each role of party A (head, drafter) or of no party hears. */
const WRITES: [DocumentName, string, Expected][] = [
  [
    'plan',
    'point:one',
    { ...all('role-cannot-write'), 'pen-holder': 'yes', head: 'yes', drafter: 'yes' },
  ],
  [
    'plan',
    'point:gone',
    {
      ...all('role-cannot-write'),
      'pen-holder': 'no-such-point',
      head: 'no-such-point',
      drafter: 'no-such-point',
    },
  ],
  ['plan', 'alternative:x:a', { ...all('role-cannot-write'), head: 'yes', drafter: 'yes' }],
  [
    'plan',
    'alternative:x:b',
    { ...all('role-cannot-write'), head: 'not-your-party', drafter: 'not-your-party' },
  ],
  [
    'plan',
    'person:me',
    {
      ...all('role-cannot-write'),
      'pen-holder': 'no-such-root',
      head: 'no-such-root',
      drafter: 'no-such-root',
    },
  ],
  [
    'plan',
    'anything',
    {
      ...all('role-cannot-write'),
      'pen-holder': 'no-such-root',
      head: 'no-such-root',
      drafter: 'no-such-root',
    },
  ],
  ['review', 'person:me', { ...all('yes'), observer: 'role-cannot-write' }],
  ['review', 'person:other', { ...all('not-yours'), observer: 'role-cannot-write' }],
  ['review', 'party:a', { ...all('role-cannot-write'), head: 'yes' }],
  ['review', 'party:b', { ...all('role-cannot-write'), head: 'not-your-party' }],
  ['review', 'point:one', { ...all('no-such-root'), observer: 'role-cannot-write' }],
  ['record', 'plan', all('server-only')],
  ['record', 'person:me', all('server-only')],
  ['caucus/a', 'point:one', { ...all('not-your-party'), head: 'yes', drafter: 'yes' }],
  ['caucus/a', 'person:me', { ...all('not-your-party'), head: 'yes', drafter: 'yes' }],
  [
    'caucus/a',
    'person:other',
    { ...all('not-your-party'), head: 'not-yours', drafter: 'not-yours' },
  ],
  ['caucus/a', 'party:a', { ...all('not-your-party'), head: 'yes', drafter: 'yes' }],
  ['caucus/a', 'alternative:x:a', { ...all('not-your-party'), head: 'yes', drafter: 'yes' }],
  ['caucus/b', 'point:one', all('not-your-party')],
]

describe('who may write what', () => {
  for (const [document, root, expected] of WRITES) {
    it.each(ROLES)(`${document}, ${root}: %s`, (role) => {
      const verdict = mayWriteRoot(aMember(role), document, root, open)
      expect(verdict.ok ? 'yes' : verdict.reason).toBe(expected[role])
    })
  }

  it('asks nothing of a root that the cheap question does not let through', () => {
    for (const [document, root] of WRITES) {
      for (const role of ROLES) {
        const member = aMember(role)
        if (mayWriteRoot(member, document, root, open).ok) {
          expect(mayWriteSomewhere(member, document).ok).toBe(true)
        }
      }
    }
  })

  it('lets a suspended member read the plan and write nothing', () => {
    for (const role of ROLES) {
      const member = aMember(role, { standing: 'suspended' })
      expect(mayOpen(member, 'plan').ok).toBe(true)
      expect(mayOpen(member, 'caucus/a').ok).toBe(false)
      for (const [document, root] of WRITES) {
        expect(mayWriteRoot(member, document, root, open).ok).toBe(false)
      }
    }
  })

  it('lets a removed member do nothing', () => {
    for (const role of ROLES) {
      const member = aMember(role, { standing: 'removed' })
      for (const document of ['plan', 'review', 'record', 'caucus/a'] as const) {
        expect(mayOpen(member, document)).toEqual({ ok: false, reason: 'not-a-member' })
      }
    }
  })

  it('opens a caucus to its party only, a reviewer of that party included', () => {
    expect(mayOpen(aMember('reviewer', { partyId: 'a' as PartyId }), 'caucus/a').ok).toBe(true)
    expect(mayOpen(aMember('convener'), 'caucus/a').ok).toBe(false)
    expect(mayOpen(aMember('head'), 'caucus/b').ok).toBe(false)
  })

  it('leaves typing to pen-holders while only they draft, and to each party its own alternatives', () => {
    const point = { status: 'open', lock: null, penOnlySince: 5 } as const
    for (const role of ['head', 'drafter'] as const) {
      expect(mayEditPoint(aMember(role), point)).toEqual({ ok: false, reason: 'pen-holder-drafts' })
      expect(mayWriteAlternative(aMember(role), 'text', point).ok).toBe(false)
      expect(mayWriteAlternative(aMember(role), 'a' as PartyId, point).ok).toBe(true)
    }
    expect(mayEditPoint(aMember('pen-holder'), point).ok).toBe(true)
    expect(mayEditPoint(aMember('reviewer'), point)).toEqual({
      ok: false,
      reason: 'role-cannot-write',
    })
    const lock = { by: 'x' as MemberId, at: 1, reason: 'final reading' }
    expect(mayEditPoint(aMember('head'), { ...point, lock })).toEqual({
      ok: false,
      reason: 'point-locked',
    })
  })

  it('lets nobody type in a struck or locked point, and says why', () => {
    const lock = { by: 'x' as MemberId, at: 1, reason: 'final reading' }
    expect(mayEditPoint(aMember('head'), { status: 'struck', lock: null })).toEqual({
      ok: false,
      reason: 'point-struck',
    })
    expect(mayEditPoint(aMember('pen-holder'), { status: 'open', lock })).toEqual({
      ok: false,
      reason: 'point-locked',
    })
    expect(reasonSentence('point-locked')).toMatch(/locked/)
  })
})

describe('who may say something on a text', () => {
  const OPEN = { status: 'open' } as const

  it.each(ROLES)('%s: remarks exactly where the root of that person may be written', (role) => {
    const member = aMember(role)
    expect(mayRemark(member)).toEqual(mayWriteRoot(member, 'review', 'person:me', open))
    expect(mayRemark(member).ok).toBe(role !== 'observer')
    expect(mayRemark(aMember(role, { standing: 'suspended' })).ok).toBe(false)
  })

  it.each(ROLES)('%s: takes a position only as a head, and only for the own party', (role) => {
    const member = aMember(role, { partyId: 'a' as PartyId })
    expect(mayTakePosition(member, 'a' as PartyId, OPEN).ok).toBe(role === 'head')
    expect(mayTakePosition(member, 'b' as PartyId, OPEN).ok).toBe(false)
    const suspended = aMember(role, { partyId: 'a' as PartyId, standing: 'suspended' })
    expect(mayTakePosition(suspended, 'a' as PartyId, OPEN)).toEqual({
      ok: false,
      reason: 'suspended',
    })
  })

  it('takes no position on a point that is struck, or not there', () => {
    const head = aMember('head')
    expect(mayTakePosition(head, 'a' as PartyId, { status: 'struck' })).toEqual({
      ok: false,
      reason: 'point-struck',
    })
    expect(mayTakePosition(head, 'a' as PartyId, undefined)).toEqual({
      ok: false,
      reason: 'no-such-point',
    })
  })
})
