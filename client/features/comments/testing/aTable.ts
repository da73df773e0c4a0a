import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { anchorAt } from '../../../../shared/model/anchor.ts'
import { pointRoot } from '../../../../shared/model/documents.ts'
import {
  type MemberId,
  type PartyId,
  type PillarId,
  type PlanId,
  type PointId,
} from '../../../../shared/model/ids.ts'
import { readLetters } from '../../../../shared/model/letters.ts'
import type { Member } from '../../../../shared/model/member.ts'
import { readPointText } from '../../../../shared/model/pointText.ts'
import { readPlan, writeMember, writeOutline } from '../../../../shared/model/record.ts'
import { plainRemark } from '../../../../shared/model/remark.ts'
import { readReview, refKey, type Thread } from '../../../../shared/model/review.ts'
import { wordingOf } from '../../../../shared/model/wording.ts'
import { type Pen, writeComment, writeReply } from '../../../../shared/model/writeReview.ts'
import { newId } from '../../../sync/newId.ts'
import type { Workspace } from '../../../sync/workspace.ts'

export const ANNA = 'anna' as MemberId
export const BORIS = 'boris' as MemberId
export const RITA = 'rita' as MemberId
export const OLGA = 'olga' as MemberId
export const PARTY_A = 'party-a' as PartyId
export const PARTY_B = 'party-b' as PartyId
export const pointId = (number: number): PointId => `point-${number}` as PointId

/** A plan with two points that say something, and people who can comment on them. */
export function aTable(me: MemberId = ANNA) {
  const plan = new Y.Doc()
  const review = new Y.Doc()
  const record = new Y.Doc()
  const awareness = new Awareness(plan)
  let at = Date.UTC(2031, 2, 3, 12)
  const pen = (by: MemberId): Pen => ({ by, at: (at += 60_000), newId })
  writeOutline(record, {
    id: 'plan' as PlanId,
    title: 'A plan',
    symbol: 'Draft 1',
    createdAt: 0,
    parties: [
      { id: PARTY_A, name: 'Party A', letter: 'A', colour: 'blue' },
      { id: PARTY_B, name: 'Party B', letter: 'B', colour: 'vermilion' },
    ],
    pillars: [{ id: 'peace' as PillarId, heading: 'Peace', points: [pointId(1), pointId(2)] }],
    points: [1, 2].map((number) => ({
      id: pointId(number),
      heading: `Heading ${number}`,
      sourceNumber: number,
      status: 'open',
      lock: null,
    })),
  })
  const add = (id: MemberId, name: string, role: Member['role'], partyId: PartyId | null) =>
    writeMember(record, { id, name, role, partyId, standing: 'active', joinedAt: 0 })
  add(ANNA, 'Anna', 'drafter', PARTY_A)
  add(BORIS, 'Boris', 'head', PARTY_B)
  add(RITA, 'Rita', 'reviewer', null)
  add(OLGA, 'Olga', 'observer', null)

  const fragment = (id: PointId): Y.XmlFragment => plan.getXmlFragment(pointRoot(id))
  function say(id: PointId, words: string): void {
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [new Y.XmlText(words)])
    fragment(id).push([paragraph])
  }
  say(pointId(1), 'The Parties shall meet within thirty days of signature.')
  say(pointId(2), 'Nothing is agreed until everything is agreed.')

  const readWholePlan = () => {
    const read = readPlan(record)
    if (read === null) throw new Error('The record is empty')
    return read
  }
  // Only what is read of a workspace here.
  const workspace = {
    planId: 'plan' as PlanId,
    me: { planId: 'plan' as PlanId, memberId: me, name: 'Me', role: 'drafter', partyId: PARTY_A },
    plan,
    review,
    record,
    awareness,
  } satisfies Partial<Workspace>
  const threads = (): readonly Thread[] => readReview(review).threads
  return {
    workspace: workspace as unknown as Workspace,
    plan: readWholePlan,
    fragment,
    pen,
    threads,
    thread(key: string): Thread {
      const thread = threads().find((one) => one.key === key)
      if (thread === undefined) throw new Error(`There is no thread ${key}`)
      return thread
    },
    /** Comments on words, or on the whole point (`words` null); answers the thread's key. */
    comment(by: MemberId, id: PointId, words: string | null, body = plainRemark('Why?')): string {
      const letters = readLetters(fragment(id))
      const from = words === null ? 0 : letters.text.indexOf(words)
      const anchor = words === null ? null : anchorAt(letters, { from, to: from + words.length })
      const wording = wordingOf(readPointText(fragment(id)))
      return refKey(writeComment(review, pen(by), { pointId: id, anchor, wording, body }))
    },
    reply(by: MemberId, thread: Thread, body = plainRemark('Because.')): string {
      return refKey(
        writeReply(review, pen(by), { thread: thread.ref, pointId: thread.pointId, body }),
      )
    },
    close(): void {
      awareness.destroy()
      for (const doc of [plan, review, record]) doc.destroy()
    },
  }
}
export type Table = ReturnType<typeof aTable>
