import { describe, expect, it } from 'vitest'
import { type Command, command as commandSchema } from '../model/command.ts'
import type {
  BracketId,
  InvitationId,
  MemberId,
  PartyId,
  PillarId,
  PlanId,
  PointId,
} from '../model/ids.ts'
import type { Member } from '../model/member.ts'
import type { Plan } from '../model/plan.ts'
import { type Role, ROLES } from '../model/role.ts'
import { decide, mayCommand } from './command.ts'

const aMember = (id: string, role: Role, over: Partial<Member> = {}): Member => ({
  id: id as MemberId,
  name: id,
  role,
  partyId: role === 'head' || role === 'drafter' ? ('a' as PartyId) : null,
  standing: 'active',
  joinedAt: 0,
  ...over,
})
const convener = aMember('convener', 'convener')
const drafter = aMember('drafter', 'drafter')

const aPlan = (over: { lock?: boolean; struck?: boolean; members?: Member[] } = {}): Plan => ({
  id: 'p' as PlanId,
  title: 'A plan',
  symbol: 'Draft 1',
  createdAt: 0,
  drafting: { mode: 'open', at: 0 },
  closing: null,
  parties: [{ id: 'a' as PartyId, name: 'Party A', letter: 'A', colour: 'blue' }],
  pillars: [
    {
      id: 'one' as PillarId,
      heading: 'Peace',
      points: [
        {
          id: 'point' as PointId,
          heading: 'Heading',
          sourceNumber: 1,
          pillarId: 'one' as PillarId,
          status: over.struck === true ? 'struck' : 'open',
          lock: over.lock === true ? { by: 'convener' as MemberId, at: 1, reason: 'final' } : null,
          number: 1,
          numberFreed: false,
          lineage: [],
          agreed: null,
          penOnlySince: null,
        },
      ],
    },
  ],
  members: over.members ?? [convener, drafter],
})

const point = 'point' as PointId
const pillar = 'one' as PillarId
const COMMANDS: Record<Command['kind'], Command> = {
  lockPoint: { kind: 'lockPoint', pointId: point, reason: 'final reading' },
  reopenPoint: { kind: 'reopenPoint', pointId: point, reason: 'an error' },
  addPoint: { kind: 'addPoint', pillarId: pillar, heading: 'Transit', after: point },
  renamePoint: { kind: 'renamePoint', pointId: point, heading: 'Transit' },
  movePoint: { kind: 'movePoint', pointId: point, pillarId: pillar, after: null },
  strikePoint: { kind: 'strikePoint', pointId: point, reason: 'settled elsewhere' },
  restorePoint: { kind: 'restorePoint', pointId: point },
  renumber: { kind: 'renumber' },
  mergePoints: { kind: 'mergePoints', from: point, into: 'other' as PointId, reason: 'the same' },
  splitPoint: { kind: 'splitPoint', pointId: point, at: 1, heading: 'The rest' },
  addPillar: { kind: 'addPillar', heading: 'Trade', after: pillar },
  renamePillar: { kind: 'renamePillar', pillarId: pillar, heading: 'Trade' },
  movePillar: { kind: 'movePillar', pillarId: pillar, after: null },
  setDraftingMode: { kind: 'setDraftingMode', mode: 'pen-holder' },
  markAgreed: { kind: 'markAgreed', pointId: point, agreed: 'final' },
  closePlan: { kind: 'closePlan' },
  reopenPlan: { kind: 'reopenPlan', reason: 'an error' },
  initial: { kind: 'initial', versionHash: '0'.repeat(64) },
  invite: { kind: 'invite', role: 'reviewer', partyId: null, days: 7 },
  revokeInvitation: { kind: 'revokeInvitation', invitationId: 'i' as InvitationId },
  changeRole: {
    kind: 'changeRole',
    memberId: drafter.id,
    role: 'head',
    partyId: 'a' as PartyId,
  },
  suspend: { kind: 'suspend', memberId: drafter.id, reason: 'asked to' },
  reinstate: { kind: 'reinstate', memberId: drafter.id },
  remove: { kind: 'remove', memberId: drafter.id, reason: 'left' },
  settleBracket: {
    kind: 'settleBracket',
    pointId: point,
    bracketId: 'bracket' as BracketId,
    choice: { of: 'none' },
  },
  freezeVersion: { kind: 'freezeVersion', symbol: 'Draft 2', versionKind: 'draft', note: '' },
}
const PEN_HOLDERS_TOO = new Set([
  'lockPoint',
  'reopenPoint',
  'freezeVersion',
  'addPoint',
  'renamePoint',
  'movePoint',
  'strikePoint',
  'restorePoint',
  'renumber',
  'mergePoints',
  'splitPoint',
  'addPillar',
  'renamePillar',
  'movePillar',
])

function rolesFor(kind: Command['kind']): readonly Role[] {
  if (kind === 'initial') return ['head']
  if (kind === 'settleBracket') return ['convener', 'pen-holder', 'head', 'drafter']
  return PEN_HOLDERS_TOO.has(kind) ? ['convener', 'pen-holder'] : ['convener']
}

describe('who may give which command', () => {
  for (const kind of Object.keys(COMMANDS) as Command['kind'][]) {
    it.each(ROLES)(`${kind}: %s`, (role) => {
      const allowed = rolesFor(kind).includes(role)
      expect(mayCommand(aMember('x', role), kind).ok).toBe(allowed)
      for (const standing of ['suspended', 'removed'] as const) {
        expect(mayCommand(aMember('x', role, { standing }), kind).ok).toBe(false)
      }
    })
  }
})

describe('what a command means', () => {
  const decided = (command: Command, plan = aPlan()) => {
    const result = decide(plan, convener, command, 5)
    return result.ok ? result.value : result.reason
  }

  it('a point is locked with a reason and reopened, each once', () => {
    expect(decided(COMMANDS.lockPoint)).toEqual({
      kind: 'set-lock',
      pointId: 'point',
      lock: { by: 'convener', at: 5, reason: 'final reading' },
    })
    expect(decided(COMMANDS.lockPoint, aPlan({ lock: true }))).toBe('already-so')
    expect(decided(COMMANDS.reopenPoint, aPlan({ lock: true }))).toMatchObject({ lock: null })
    expect(decided(COMMANDS.reopenPoint)).toBe('already-so')
    expect(decided(COMMANDS.lockPoint, aPlan({ struck: true }))).toBe('point-struck')
    expect(decided({ ...COMMANDS.lockPoint, pointId: 'ghost' as PointId } as Command)).toBe(
      'no-such-point',
    )
  })

  it('a head or drafter needs a party that is there', () => {
    const invite = (role: Role, partyId: string | null): Command => ({
      kind: 'invite',
      role,
      partyId: partyId as PartyId | null,
      days: 7,
    })
    expect(decided(invite('head', null))).toBe('role-needs-party')
    expect(decided(invite('head', 'ghost'))).toBe('no-such-party')
    expect(decided(invite('head', 'a'))).toMatchObject({ kind: 'invite', role: 'head' })
    expect(decided(invite('observer', null))).toMatchObject({ kind: 'invite' })
  })

  it('a new role gets new sessions, a removed member none', () => {
    expect(decided(COMMANDS.changeRole)).toMatchObject({
      member: { role: 'head' },
      sessions: 'rotate',
    })
    expect(decided(COMMANDS.suspend)).toMatchObject({
      member: { standing: 'suspended' },
      sessions: 'keep',
    })
    expect(decided(COMMANDS.remove)).toMatchObject({
      member: { standing: 'removed' },
      sessions: 'end',
    })
    expect(decided(COMMANDS.reinstate)).toBe('already-so')
  })

  it('who was removed does not come back by a command', () => {
    const gone = aMember('drafter', 'drafter', { standing: 'removed' })
    const plan = aPlan({ members: [convener, gone] })
    for (const kind of ['reinstate', 'changeRole', 'suspend', 'remove'] as const) {
      expect(decided(COMMANDS[kind], plan)).toBe('no-such-member')
    }
  })

  it('the last convener stays', () => {
    const own = (over: object): Command => ({ ...over, memberId: convener.id }) as Command
    expect(decided(own(COMMANDS.remove))).toBe('last-convener')
    expect(decided(own(COMMANDS.suspend))).toBe('last-convener')
    expect(decided(own(COMMANDS.changeRole))).toBe('last-convener')
    const second = aPlan({ members: [convener, aMember('other', 'convener')] })
    expect(decided(own(COMMANDS.remove), second)).toMatchObject({ kind: 'set-member' })
  })

  it('is read strictly: no unknown kind, field, empty reason or line break', () => {
    for (const bad of [
      { kind: 'promote', memberId: 'x' },
      { ...COMMANDS.lockPoint, extra: 1 },
      { ...COMMANDS.lockPoint, reason: '  ' },
      { ...COMMANDS.lockPoint, reason: 'a\nb' },
      { ...COMMANDS.lockPoint, pointId: 'NOT AN ID' },
      { ...COMMANDS.invite, days: 1000 },
      { ...COMMANDS.invite, role: 'king' },
    ]) {
      expect(commandSchema.safeParse(bad).success, JSON.stringify(bad)).toBe(false)
    }
    for (const good of Object.values(COMMANDS)) {
      expect(commandSchema.safeParse(good).success, good.kind).toBe(true)
    }
  })
})
