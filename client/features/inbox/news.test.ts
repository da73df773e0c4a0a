import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { MemberId, PartyId, PillarId, PlanId, PointId } from '../../../shared/model/ids.ts'
import { readPlan, writeMember, writeOutline, writePoint } from '../../../shared/model/record.ts'
import { findMember } from '../../../shared/model/plan.ts'
import { plainRemark, type Remark } from '../../../shared/model/remark.ts'
import { readReview } from '../../../shared/model/review.ts'
import { wordingOf } from '../../../shared/model/wording.ts'
import {
  type Pen,
  writeComment,
  writePosition,
  writeReply,
} from '../../../shared/model/writeReview.ts'
import { factsOf, planAgreement } from '../../../shared/rules/agreement.ts'
import { newsFor } from './news.ts'
import { newsWords } from './newsSentence.ts'
import { withSeen } from './seen.ts'

const one = 'p1' as PointId
const partyA = 'a' as PartyId
const ana = 'ana' as MemberId
const bo = 'bo' as MemberId

function aTable() {
  const record = new Y.Doc()
  const review = new Y.Doc()
  writeOutline(record, {
    id: 'plan' as PlanId,
    title: 'A plan',
    symbol: 'Draft 1',
    createdAt: 0,
    parties: [{ id: partyA, name: 'Party A', letter: 'A', colour: 'teal' }],
    pillars: [{ id: 'peace' as PillarId, heading: 'Peace', points: [one] }],
    points: [{ id: one, heading: 'Sovereignty', sourceNumber: 1, status: 'open', lock: null }],
  })
  for (const [id, role, partyId] of [
    [ana, 'head', partyA],
    [bo, 'reviewer', null],
  ] as const) {
    const name = id === ana ? 'Ana' : 'Bo'
    writeMember(record, { id, name, role, partyId, standing: 'active', joinedAt: 0 })
  }
  let ids = 0
  let text = words('The first wording.')
  const pen = (by: MemberId): Pen => ({ by, at: 1_000 + ids, newId: () => `id${++ids}` })
  return {
    record,
    comment: (by: MemberId, body: Remark) =>
      writeComment(review, pen(by), { pointId: one, anchor: null, wording: wordingOf(text), body }),
    reply: (by: MemberId, thread: { by: MemberId; id: string }, body: Remark) =>
      writeReply(review, pen(by), { thread, pointId: one, body }),
    accept: () =>
      writePosition(review, pen(ana), {
        partyId: partyA,
        pointId: one,
        stance: 'accept',
        reason: '',
        wording: wordingOf(text),
      }),
    rewrite: (next: string) => {
      text = words(next)
    },
    newsOf(id: MemberId) {
      const plan = readPlan(record)
      const me = plan === null ? undefined : findMember(plan, id)
      if (plan === null || me === undefined) throw new Error('There is no such member')
      const read = readReview(review)
      return newsFor(
        me,
        read,
        planAgreement(plan, () => factsOf(text), read),
      ).map((item) => ({
        ...newsWords(plan, item),
        key: item.key,
      }))
    },
  }
}

const words = (text: string) =>
  [
    {
      kind: 'paragraph',
      content: [{ kind: 'text', text, bold: false, italic: false, underline: false, link: null }],
    },
  ] as const

describe('what concerns a member', () => {
  it('is an answer where they take part, and not their own words or those of strangers', () => {
    const table = aTable()
    const thread = table.comment(ana, plainRemark('Does this exclude arbitration?'))
    table.comment(bo, plainRemark('Something else'))
    expect(table.newsOf(ana)).toEqual([])
    table.reply(bo, thread, plainRemark('It does not.'))
    expect(table.newsOf(ana)).toMatchObject([
      { title: 'Bo answered', where: '1 · Sovereignty', detail: 'It does not.' },
    ])
    expect(table.newsOf(bo)).toEqual([])
  })

  it('is a mention of them or of their party', () => {
    const table = aTable()
    table.comment(bo, [
      { kind: 'paragraph', content: [{ kind: 'mention', of: 'party', id: partyA }] },
    ])
    table.comment(bo, [
      { kind: 'paragraph', content: [{ kind: 'mention', of: 'member', id: ana }] },
    ])
    expect(table.newsOf(ana).map((item) => item.detail)).toEqual(['@Ana', '@Party A'])
  })

  it('is a position of their party as long as the words are others', () => {
    const table = aTable()
    table.accept()
    expect(table.newsOf(ana)).toEqual([])
    table.rewrite('Another wording.')
    expect(table.newsOf(ana)).toMatchObject([
      { title: 'Your party’s position is on earlier wording' },
    ])
    expect(table.newsOf(bo)).toEqual([])
    table.rewrite('The first  wording. ')
    expect(table.newsOf(ana)).toEqual([])
  })

  it('is a point that somebody else locked', () => {
    const table = aTable()
    writePoint(table.record, {
      id: one,
      heading: 'Sovereignty',
      sourceNumber: 1,
      status: 'open',
      lock: { by: bo, at: 5, reason: 'Agreed at table' },
    })
    expect(table.newsOf(ana)).toMatchObject([
      { title: 'Bo locked the point', detail: 'Agreed at table' },
    ])
    expect(table.newsOf(bo)).toEqual([])
  })
})

it('forgets that something was seen once it is no longer so, and it is new when it happens again', () => {
  const stale = { key: 'stale x' }
  const seen = withSeen({ keys: new Set(), lastVisit: null }, ['stale x'], [stale])
  expect([...seen.keys]).toEqual(['stale x'])
  expect([...withSeen(seen, [], []).keys]).toEqual([])
})
