import { afterEach, describe, expect, it, vi } from 'vitest'
import type { PlanEvent } from '../../../shared/model/event.ts'
import type {
  InvitationId,
  MemberId,
  PartyId,
  PillarId,
  PlanId,
  PointId,
} from '../../../shared/model/ids.ts'
import type { Member } from '../../../shared/model/member.ts'
import type { Plan } from '../../../shared/model/plan.ts'
import { checkWords } from './checkSentence.ts'
import { eventSentence } from './eventSentence.ts'
import { createRecordReader } from './recordReader.ts'
import { refusalWords } from './refusalWords.ts'

const ANA = 'ana' as MemberId
const BEN = 'ben' as MemberId
const POINT = 'p1' as PointId
const PILLAR = 'one' as PillarId
const GONE = 'gone' as PointId

const member = (id: MemberId, name: string): Member => ({
  id,
  name,
  role: 'observer',
  partyId: null,
  standing: 'active',
  joinedAt: 0,
})

const plan: Plan = {
  id: 'plan' as PlanId,
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
          id: POINT,
          heading: 'Elections',
          sourceNumber: 1,
          pillarId: 'one' as PillarId,
          status: 'open',
          lock: null,
          number: 7,
          numberFreed: false,
          lineage: [],
          agreed: null,
          penOnlySince: null,
        },
      ],
    },
  ],
  members: [member(ANA, 'Ana'), member(BEN, 'Ben')],
}

const told = (event: PlanEvent | null, by: string = ANA): string =>
  eventSentence(plan, { seq: 1, at: 0, by, event })
    .map((piece) => piece.text)
    .join('')

describe('an event of the record', () => {
  const command = (one: Extract<PlanEvent, { kind: 'command' }>['command']): PlanEvent => ({
    kind: 'command',
    id: 'c',
    command: one,
  })
  const PLACE = { role: 'observer', partyId: null } as const
  const position = (
    stance: Extract<PlanEvent, { kind: 'position-taken' }>['stance'],
  ): PlanEvent => ({
    kind: 'position-taken',
    partyId: 'a',
    pointId: POINT,
    stance,
    textHash: '0'.repeat(64),
  })

  const frozen = (note: string): PlanEvent => ({
    kind: 'version-frozen',
    id: 'c',
    versionId: 'v',
    number: 1,
    symbol: 'Draft 3/Rev.1',
    versionKind: 'draft',
    note,
    hash: '0'.repeat(64),
    previous: null,
  })

  const FILE = { name: 'draft.docx', sha256: 'a'.repeat(64) }

  it.each<[PlanEvent, string]>([
    [{ kind: 'plan-created', template: 'blank' }, 'The plan was made from the template “blank”.'],
    [
      { kind: 'plan-created', file: { ...FILE, kind: 'word', brackets: 1, comments: 2 } },
      `The plan was made from the Word file “draft.docx”. 1 bracket and 2 comments came with it; nobody in this plan wrote their words. SHA-256 of the file: ${FILE.sha256}`,
    ],
    [
      {
        kind: 'plan-created',
        file: { ...FILE, name: 'Pasted text', kind: 'text', brackets: 0, comments: 0 },
      },
      `The plan was made from the text “Pasted text”. SHA-256 of the text: ${FILE.sha256}`,
    ],
    [
      { kind: 'member-joined', memberId: BEN, role: 'drafter', partyId: 'a' },
      'Ben joined as Drafter of Party A.',
    ],
    [
      command({ kind: 'lockPoint', pointId: POINT, reason: 'final reading' }),
      'Ana locked point 7, “Elections”: “final reading”',
    ],
    [
      command({ kind: 'reopenPoint', pointId: 'gone' as PointId, reason: 'a slip' }),
      'Ana reopened a point that is not in this plan: “a slip”',
    ],
    [
      command({ kind: 'invite', ...PLACE, days: 1 }),
      'Ana invited an Observer; the link works for one day.',
    ],
    [
      command({ kind: 'revokeInvitation', invitationId: 'i' as InvitationId }),
      'Ana revoked an invitation.',
    ],
    [
      command({ kind: 'changeRole', memberId: BEN, role: 'head', partyId: 'a' as PartyId }),
      'Ana made Ben Head of delegation of Party A.',
    ],
    [
      command({ kind: 'suspend', memberId: BEN, reason: 'on leave' }),
      'Ana suspended Ben: “on leave”',
    ],
    [command({ kind: 'reinstate', memberId: BEN }), 'Ana reinstated Ben.'],
    [command({ kind: 'remove', memberId: BEN, reason: 'left' }), 'Ana removed Ben: “left”'],
    [
      command({ kind: 'addPoint', pillarId: PILLAR, heading: 'Transit', after: null }),
      'Ana added the point “Transit” in the pillar “Peace”.',
    ],
    [
      command({ kind: 'renamePoint', pointId: POINT, heading: 'Transit' }),
      'Ana renamed point 7 to “Transit”.',
    ],
    [
      command({ kind: 'movePoint', pointId: POINT, pillarId: PILLAR, after: null }),
      'Ana moved point 7, “Elections”, to the beginning of the pillar “Peace”.',
    ],
    [
      command({ kind: 'strikePoint', pointId: POINT, reason: 'settled' }),
      'Ana struck point 7, “Elections”: “settled”',
    ],
    [command({ kind: 'restorePoint', pointId: POINT }), 'Ana restored point 7, “Elections”.'],
    [command({ kind: 'renumber' }), 'Ana renumbered the points.'],
    [
      command({ kind: 'mergePoints', from: GONE, into: POINT, reason: 'the same' }),
      'Ana merged the point “a point that is not in this plan” into point 7, “Elections”: “the same”',
    ],
    [
      command({ kind: 'splitPoint', pointId: POINT, at: 2, heading: 'The rest' }),
      'Ana split the point “The rest” off point 7, “Elections”.',
    ],
    [
      command({ kind: 'addPillar', heading: 'Trade', after: null }),
      'Ana added the pillar “Trade”.',
    ],
    [
      command({ kind: 'renamePillar', pillarId: PILLAR, heading: 'Trade' }),
      'Ana renamed a pillar to “Trade”.',
    ],
    [
      command({ kind: 'setDraftingMode', mode: 'pen-holder', reason: 'final reading' }),
      'Ana let only pen-holders type in the points: “final reading”',
    ],
    [
      command({ kind: 'setDraftingMode', mode: 'open' }),
      'Ana let everybody who drafts type in the points.',
    ],
    [
      command({ kind: 'markAgreed', pointId: POINT, agreed: 'ad-referendum' }),
      'Ana marked point 7, “Elections”, as agreed ad referendum.',
    ],
    [command({ kind: 'closePlan' }), 'Ana closed the plan.'],
    [command({ kind: 'reopenPlan', reason: 'an error' }), 'Ana reopened the plan: “an error”'],
    [command({ kind: 'initial', versionHash: '0'.repeat(64) }), 'Ana initialled the closed text.'],
    [
      command({ kind: 'movePillar', pillarId: PILLAR, after: null }),
      'Ana moved the pillar “Peace” to the beginning.',
    ],
    [
      {
        kind: 'command-refused',
        id: 'c',
        command: { kind: 'strikePoint', pointId: POINT, reason: 'no' },
        reason: 'point-locked',
      },
      'Ana asked to strike point 7, “Elections” and was refused: the point was locked.',
    ],
    [
      {
        kind: 'command-refused',
        id: 'c',
        command: { kind: 'changeRole', memberId: ANA, ...PLACE },
        reason: 'last-convener',
      },
      'Ana asked to make Ana Observer and was refused: a plan needs a convener.',
    ],
    [
      { kind: 'update-refused', document: 'plan', reason: 'point-locked', times: 1 },
      'An update of Ana to the text was refused: the point was locked.',
    ],
    [
      { kind: 'update-refused', document: 'caucus', reason: 'malformed', times: 12 },
      '12 more updates of Ana to a caucus were refused: it could not be read.',
    ],
    [
      position('accept-ad-referendum'),
      'Ana took a position for Party A on point 7, “Elections”: accepts ad referendum.',
    ],
    [frozen(''), 'Ana froze version Draft 3/Rev.1.'],
    [frozen('For Monday'), 'Ana froze version Draft 3/Rev.1: “For Monday”'],
    [
      {
        kind: 'command-refused',
        id: 'c',
        command: { kind: 'freezeVersion', symbol: 'Draft 2', versionKind: 'final', note: '' },
        reason: 'only-convener-or-pen-holder',
      },
      'Ana asked to freeze a version as Draft 2 and was refused: only a convener or a pen-holder may do that.',
    ],
    [position('withdrawn'), 'Ana withdrew the position of Party A on point 7, “Elections”.'],
    [
      { kind: 'update-refused', document: 'review', reason: 'kept-for-ever', times: 1 },
      'An update of Ana to the comments and positions was refused: positions, and the words that they were taken on, stay for ever.',
    ],
  ])('%j is told as a sentence', (event, sentence) => {
    expect(told(event)).toBe(sentence)
  })

  it('is told of also when nobody knows who or what it was', () => {
    expect(told(command({ kind: 'reinstate', memberId: BEN }), 'stranger')).toBe(
      'somebody who is not in this plan reinstated Ben.',
    )
    expect(told(null)).toContain('Reload it')
  })

  it('never shows the inside of anything for an unknown reason', () => {
    expect(refusalWords('a-reason-of-next-year')).toBe('a-reason-of-next-year')
    expect(refusalWords('constructor')).toBe('constructor')
  })
})

describe('the check of the record', () => {
  const fine = {
    document: 'record',
    entries: 1_204,
    head: '0'.repeat(64),
    brokenAt: null,
    seals: 1,
    brokenSealAt: null,
  }
  it('says what holds, and of what', () => {
    const words = checkWords({
      ok: true,
      documents: [
        fine,
        { ...fine, document: 'caucus/a', entries: 0 },
        { ...fine, document: 'plan', entries: 1, seals: 0 },
      ],
    })
    expect(words.verdict).toMatch(/^Unbroken:/)
    expect(words.documents).toEqual([
      'The record: 1,204 entries, 1 seal.',
      'Your party’s caucus: nothing written yet.',
      'The text: 1 entry, 0 seals.',
    ])
  })

  it('names the first entry and the first seal that do not hold', () => {
    const words = checkWords({
      ok: false,
      documents: [
        { ...fine, brokenAt: 17 },
        { ...fine, document: 'plan', brokenSealAt: 2_000 },
      ],
    })
    expect(words.ok).toBe(false)
    expect(words.verdict).toMatch(/^Broken:/)
    expect(words.documents[0]).toContain('broken at entry 17')
    expect(words.documents[1]).toContain('the seal on entry 2,000')
  })
})

describe('the reader of the record', () => {
  afterEach(() => vi.unstubAllGlobals())

  /** A server whose record grows; every entry is an event that carries its number as its command's id. */
  function growing(): { count: number; fails: boolean; asked: number } {
    const server = { count: 0, fails: false, asked: 0 }
    vi.stubGlobal('fetch', (path: string) => {
      server.asked += 1
      if (server.fails) return Promise.reject(new TypeError('Failed to fetch'))
      const query = new URL(path, 'http://parley.test').searchParams
      const [from, limit] = [Number(query.get('from')), Number(query.get('limit'))]
      const seqs = Array.from({ length: limit }, (_, at) => from + at).filter(
        (seq) => seq <= server.count,
      )
      const end = seqs.at(-1)
      const body = btoa(JSON.stringify({ kind: 'plan-created', template: 'blank' }))
      const page = {
        planId: 'plan',
        document: 'record',
        entries: seqs.map((seq) => ({
          seq,
          at: seq,
          by: 'ana',
          kind: 'event',
          body,
          hash: '0'.repeat(64),
        })),
        seals: [],
        publicKey: 'AAAA',
        next: end !== undefined && end < server.count ? end + 1 : null,
        last: server.count,
      }
      return Promise.resolve(new Response(JSON.stringify(page)))
    })
    return server
  }
  const down = (from: number, to: number): number[] =>
    Array.from({ length: from - to + 1 }, (_, at) => from - at)

  it('begins with the newest, goes back page by page, and takes up what is added', async () => {
    const server = growing()
    server.count = 450
    const reader = createRecordReader('plan')
    const seqs = () => reader.store.getState().happenings.map((one) => one.seq)
    await reader.newer()
    expect(seqs()).toEqual(down(450, 251))
    server.count = 900
    await Promise.all([reader.newer(), reader.earlier(), reader.newer()])
    expect(seqs()).toEqual(down(900, 51))
    await reader.earlier()
    expect(seqs()).toEqual(down(900, 1))
    const { asked } = server
    await reader.earlier()
    expect(server.asked).toBe(asked)
    expect(reader.store.getState()).toMatchObject({ from: 1, isReading: false })
  })

  it('keeps what is here when the server goes away, says so, and goes on later', async () => {
    const server = growing()
    server.count = 10
    const reader = createRecordReader('plan')
    await reader.newer()
    server.fails = true
    await reader.newer()
    expect(reader.store.getState().problem?.title).toBe('Parley cannot be reached')
    expect(reader.store.getState().happenings).toHaveLength(10)
    server.fails = false
    server.count = 11
    await reader.newer()
    expect(reader.store.getState().problem).toBeNull()
    expect(reader.store.getState().happenings).toHaveLength(11)
  })
})
