import type { Anchor, Reaction, RemarkRef, Stance } from '../../shared/model/entry.ts'
import type { Choice } from '../../shared/model/bracket.ts'
import type { Healing } from '../../shared/model/anchor.ts'
import { pointRoot } from '../../shared/model/documents.ts'
import type { BracketId, PartyId, PointId } from '../../shared/model/ids.ts'
import { readPointText } from '../../shared/model/pointText.ts'
import type { Remark } from '../../shared/model/remark.ts'
import type { Thread } from '../../shared/model/review.ts'
import { type Wording, wordingOf } from '../../shared/model/wording.ts'
import {
  type Pen,
  rewriteRemark,
  toggleReaction,
  writeComment,
  writeHealing,
  writePosition,
  writeReply,
  writeResolution,
  writeSupport,
} from '../../shared/model/writeReview.ts'
import { newId } from './newId.ts'
import type { Workspace } from './workspace.ts'

/** All that this page's member can write beside the text. Like typing, it works offline and is sent later. */
export interface ReviewDesk {
  /** Comments on words of a point as it stands here, or on the whole of it. */
  comment(comment: { pointId: PointId; anchor: Anchor | null; body: Remark }): RemarkRef
  reply(thread: Thread, body: Remark): RemarkRef
  /** Says one's own remark anew. */
  rewrite(id: string, body: Remark): void
  /** Takes one's own remark back; what others answered stays. */
  takeBack(id: string): void
  resolve(thread: Thread, resolved: boolean): void
  react(to: RemarkRef, reaction: Reaction): void
  heal(thread: Thread, healing: Healing): void
  /** Takes a position on the words of a point as they stand here, or on those that were shown (`wording`). */
  takePosition(position: {
    partyId: PartyId
    pointId: PointId
    stance: Stance | 'withdrawn'
    reason: string
    wording?: Wording
  }): void
  /** Says what a party would have a bracket become. */
  support(support: { partyId: PartyId; bracketId: BracketId; choice: Choice }): void
  /** The words of a point as they stand here. */
  wording(pointId: PointId): Wording
}

const desks = new WeakMap<Workspace, ReviewDesk>()

/** The desk of a workspace. */
export function deskOf(workspace: Workspace): ReviewDesk {
  let desk = desks.get(workspace)
  if (desk === undefined) {
    desk = createDesk(workspace)
    desks.set(workspace, desk)
  }
  return desk
}

function createDesk({ plan, review, me }: Workspace): ReviewDesk {
  const pen = (): Pen => ({ by: me.memberId, at: Date.now(), newId, origin: 'desk' })
  const wording = (pointId: PointId): Wording =>
    wordingOf(readPointText(plan.getXmlFragment(pointRoot(pointId))))
  return {
    comment: ({ pointId, anchor, body }) =>
      writeComment(review, pen(), { pointId, anchor, body, wording: wording(pointId) }),
    reply: ({ ref, pointId }, body) => writeReply(review, pen(), { thread: ref, pointId, body }),
    rewrite: (id, body) => rewriteRemark(review, pen(), id, body),
    takeBack: (id) => rewriteRemark(review, pen(), id, null),
    resolve: ({ ref, resolution }, resolved) =>
      writeResolution(review, pen(), ref, resolved, resolution?.turn ?? 0),
    react: (to, reaction) => toggleReaction(review, pen(), to, reaction),
    heal: ({ ref, healings }, healing) =>
      writeHealing(review, pen(), ref, healing, healings[0]?.turn ?? 0),
    takePosition: (position) =>
      writePosition(review, pen(), {
        ...position,
        wording: position.wording ?? wording(position.pointId),
      }),
    support: (support) => writeSupport(review, pen(), support),
    wording,
  }
}
