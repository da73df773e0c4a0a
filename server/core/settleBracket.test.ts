import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { bracketPlace, type Choice } from '../../shared/model/bracket.ts'
import { alternativeRoot, type AlternativeOf, pointRoot } from '../../shared/model/documents.ts'
import type {
  BracketId,
  MemberId,
  PartyId,
  PillarId,
  PlanId,
  PointId,
} from '../../shared/model/ids.ts'
import type { Member } from '../../shared/model/member.ts'
import { plainText, readPointText } from '../../shared/model/pointText.ts'
import { writeOutline } from '../../shared/model/record.ts'
import { writeSupport } from '../../shared/model/writeReview.ts'
import { nodeSha256 as sha256 } from '../adapters/crypto/sha256.ts'
import { createHandClock } from '../adapters/memory/clock.ts'
import { createMemoryJournal } from '../adapters/memory/journal.ts'
import { isParsable } from './gate/testing/parsable.ts'
import { silentLog } from './log.ts'
import { noMetrics } from './metrics.ts'
import { createRooms } from './rooms.ts'
import { settleBracket } from './settleBracket.ts'

const PLAN = 'plan' as PlanId
const POINT = 'one' as PointId
const K = 'k' as BracketId
const A = 'a' as PartyId
const B = 'b' as PartyId
const head = { id: 'h', role: 'head', partyId: A, standing: 'active' } as unknown as Member
const pen = { id: 'p', role: 'pen-holder', partyId: null, standing: 'active' } as unknown as Member

const element = (name: string, ...content: (string | Y.XmlElement)[]): Y.XmlElement => {
  const made = new Y.XmlElement(name)
  made.insert(
    0,
    content.map((one) => (typeof one === 'string' ? new Y.XmlText(one) : one)),
  )
  return made
}
const place = (name: string): Y.XmlElement => {
  const made = new Y.XmlElement(name)
  made.setAttribute('bracketId', K)
  return made
}

/** A plan on disk whose one point holds this text, and these alternatives of its bracket. */
async function aPlan(
  text: Y.XmlElement[],
  alternatives: Record<string, Y.XmlElement[]>,
  supports: Record<string, Choice> = {},
) {
  const rooms = createRooms({
    journal: createMemoryJournal({ flush: 'at-once' }),
    sha256,
    scheduler: createHandClock(),
    log: silentLog,
    metrics: noMetrics,
  })
  const record = await rooms.open(PLAN, 'record')
  await record.change((doc) =>
    writeOutline(doc, {
      id: PLAN,
      title: 'A plan',
      symbol: 'Draft 1',
      createdAt: 1,
      parties: [
        { id: A, name: 'Party A', letter: 'A', colour: 'teal' },
        { id: B, name: 'Party B', letter: 'B', colour: 'rose' },
      ],
      pillars: [{ id: 'pillar' as PillarId, heading: 'Peace', points: [POINT] }],
      points: [{ id: POINT, heading: 'One', sourceNumber: 1, status: 'open', lock: null } as never],
    }),
  )
  const [plan, review] = [await rooms.open(PLAN, 'plan'), await rooms.open(PLAN, 'review')]
  await plan.change((doc) => {
    doc.getXmlFragment(pointRoot(POINT)).push(text)
    for (const [of, content] of Object.entries(alternatives)) {
      doc.getXmlFragment(alternativeRoot(K, of as AlternativeOf)).push(content)
    }
  })
  await review.change((doc) => {
    for (const [party, choice] of Object.entries(supports)) {
      const by = { by: 'x' as MemberId, at: 1, newId: () => '' }
      writeSupport(doc, by, { partyId: party as PartyId, bracketId: K, choice })
    }
  })
  const read = () =>
    plan.peek((doc) =>
      plainText(readPointText(doc.getXmlFragment(pointRoot(POINT))), (id) => `point ${id}`),
    )
  const settle = async (by: Member, choice: Choice, reason?: string) => {
    const view = await rooms.plan(PLAN)
    if (view === null) throw new Error('There is no plan')
    return settleBracket(
      rooms,
      view,
      by,
      {
        kind: 'settleBracket',
        pointId: POINT,
        bracketId: K,
        choice,
        ...(reason === undefined ? {} : { reason }),
      },
      7,
    )
  }
  return { read, settle, plan }
}

const ofA: Choice = { of: 'party', id: A }

describe('settling a bracket', () => {
  it('puts what all support in its place among the words, and keeps the alternatives as history', async () => {
    const { read, settle, plan } = await aPlan(
      [element('paragraph', 'on ', place('bracket'), ' today')],
      { a: [element('paragraph', 'the agreed line')], b: [element('paragraph', 'the legal line')] },
      { b: ofA },
    )
    expect(await settle(head, ofA)).toEqual({ ok: true, value: true })
    expect(read()).toBe('on the agreed line today')
    plan.peek((doc) => {
      expect(bracketPlace(doc, K)).toEqual({ pointId: POINT, settledAt: 7 })
      expect(doc.getXmlFragment(alternativeRoot(K, B)).toString()).toContain('legal')
      expect(isParsable(doc, pointRoot(POINT))).toBe(true)
    })
    expect(await settle(head, ofA)).toEqual({ ok: false, reason: 'no-such-bracket' })
  })

  it('does nothing while the parties differ, unless the pen-holder says why', async () => {
    const { read, settle } = await aPlan([element('paragraph', place('bracket'))], {
      a: [element('paragraph', 'x')],
      b: [element('paragraph', 'y')],
    })
    expect(await settle(head, ofA)).toEqual({ ok: false, reason: 'parties-differ' })
    expect(await settle(pen, ofA)).toEqual({ ok: false, reason: 'reason-needed' })
    expect(read()).toBe('[x | y]')
    expect((await settle(pen, { of: 'none' }, 'both withdrew it')).ok).toBe(true)
    expect(read()).toBe('')
  })

  it('puts marks, notes and references into the paragraph, and paragraphs and items in one line', async () => {
    const reference = new Y.XmlElement('pointReference')
    reference.setAttribute('pointId', 'two')
    const bold = new Y.XmlText()
    bold.insert(0, 'must', { bold: {} })
    const first = new Y.XmlElement('paragraph')
    first.insert(0, [bold, reference, element('footnote', 'a note')])
    const { read, settle, plan } = await aPlan([element('paragraph', 'it ', place('bracket'))], {
      a: [first, element('orderedList', element('listItem', element('paragraph', 'one')))],
    })
    await settle(head, ofA)
    expect(read()).toBe('it mustpoint two [a note] (a) one')
    plan.peek((doc) => {
      const xml = doc.getXmlFragment(pointRoot(POINT)).toString()
      expect(xml).toContain('<bold>must</bold>')
      expect(isParsable(doc, pointRoot(POINT))).toBe(true)
    })
  })

  it('puts blocks where a bracket is a paragraph of its own', async () => {
    const { read, settle } = await aPlan(
      [element('paragraph', 'before'), place('bracketBlock'), element('paragraph', 'after')],
      {
        a: [
          element('paragraph', 'first'),
          element('orderedList', element('listItem', element('paragraph', 'clause'))),
        ],
      },
    )
    await settle(head, ofA)
    expect(read()).toBe('before\nfirst\n(a) clause\nafter')
  })

  it('leaves a paragraph in a sub-clause that would be left without any', async () => {
    const { settle, plan } = await aPlan(
      [element('orderedList', element('listItem', place('bracketBlock')))],
      { a: [element('paragraph', 'x')] },
      { a: { of: 'none' } },
    )
    await settle(head, { of: 'none' })
    plan.peek((doc) =>
      expect(doc.getXmlFragment(pointRoot(POINT)).toString().toLowerCase()).toBe(
        '<orderedlist><listitem><paragraph></paragraph></listitem></orderedlist>',
      ),
    )
  })

  it('takes every place of a bracket that stands twice', async () => {
    const { read, settle } = await aPlan(
      [element('paragraph', 'a ', place('bracket')), element('paragraph', place('bracket'), ' b')],
      { a: [element('paragraph', 'x')] },
    )
    await settle(head, ofA)
    expect(read()).toBe('a x\nx b')
  })
})
