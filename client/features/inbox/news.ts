import type { MemberId, PointId } from '../../../shared/model/ids.ts'
import type { Member } from '../../../shared/model/member.ts'
import { mentionsIn } from '../../../shared/model/remark.ts'
import type { Position, Review, Said, Thread } from '../../../shared/model/review.ts'
import type { PlanAgreement } from '../../../shared/rules/agreement.ts'

/** Something in the plan that concerns one person. */
export type NewsItem = {
  /** The same for the same thing, whenever it is worked out. */
  readonly key: string
  readonly pointId: PointId
  /** Milliseconds since 1970; of a stale position, when it was taken: nobody notes when exactly words changed. */
  readonly at: number
} & (
  | { readonly kind: 'reply' | 'mention'; readonly thread: Thread; readonly said: Said }
  | { readonly kind: 'stale'; readonly position: Position }
  | { readonly kind: 'locked'; readonly by: MemberId; readonly reason: string }
)

/**
 * What concerns a member: answers where they take part, mentions of them or their party, positions of their party that
 * the text has left behind, points that somebody else locked. The newest first. Pure.
 */
export function newsFor(me: Member, review: Review, agreement: PlanAgreement): readonly NewsItem[] {
  return [
    ...review.threads.flatMap((thread) => inThread(me, thread)),
    ...agreement.pillars
      .flatMap((pillar) => pillar.points)
      .flatMap((one): NewsItem[] => {
        const { point, standings, state } = one
        if (state.kind === 'withdrawn') return []
        const items: NewsItem[] = []
        const own = standings.find((standing) => standing.party.id === me.partyId)
        if (own !== undefined && own.position !== null && own.isStale) {
          const { position } = own
          const key = `stale ${position.key}`
          items.push({ kind: 'stale', key, pointId: point.id, at: position.at, position })
        }
        const { lock } = point
        if (lock !== null && lock.by !== me.id) {
          const { at, by, reason } = lock
          const key = `locked ${point.id} ${at}`
          items.push({ kind: 'locked', key, pointId: point.id, at, by, reason })
        }
        return items
      }),
  ].sort((a, b) => b.at - a.at || (a.key < b.key ? -1 : 1))
}

function inThread(me: Member, thread: Thread): NewsItem[] {
  const all = [...(thread.opening === null ? [] : [thread.opening]), ...thread.replies]
  const isMine = all.some((said) => said.by === me.id)
  return all.flatMap((said): NewsItem[] => {
    if (said.by === me.id || said.body === null) return []
    const isMentioned = mentionsIn(said.body).some((mention) =>
      mention.of === 'member' ? mention.id === me.id : mention.id === me.partyId,
    )
    const isReply = isMine && said !== thread.opening
    if (!isMentioned && !isReply) return []
    return [
      {
        // A remark that was said anew and names somebody is news of another kind, not the same news again.
        kind: isMentioned ? 'mention' : 'reply',
        key: `${isMentioned ? 'mention' : 'reply'} ${said.key}`,
        pointId: thread.pointId,
        at: said.at,
        thread,
        said,
      },
    ]
  })
}
