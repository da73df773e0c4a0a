import { caucusOf, parseRootName, pointRoot } from '../../shared/model/documents.ts'
import type { PartyId, PointId } from '../../shared/model/ids.ts'
import { type Plan, pointsOf } from '../../shared/model/plan.ts'
import { type PointText, readPointText } from '../../shared/model/pointText.ts'
import { heldPosition, readReview } from '../../shared/model/review.ts'
import { textHash, wordingOf } from '../../shared/model/wording.ts'
import type { CaucusGiven, DraftPosition } from '../../shared/print/printCaucus.ts'
import type { Rooms } from './rooms.ts'

const hashOf = (text: PointText): string => textHash(wordingOf(text))

/**
 * What is on disk of a party's caucus, for print. Asks no rule: whoever calls it has asked whether the reader may be in
 * that room. `textOf` is the text of the plan.
 */
export async function readCaucus(
  rooms: Pick<Rooms, 'open'>,
  plan: Plan,
  partyId: PartyId,
  textOf: (pointId: PointId) => PointText,
): Promise<CaucusGiven> {
  const room = await rooms.open(plan.id, caucusOf(partyId))
  return room.read((doc) => {
    const known = new Set<PointId>(pointsOf(plan).map(({ id }) => id))
    const others = [...doc.share.keys()].flatMap((name) => {
      const root = parseRootName(name)
      return root?.kind === 'point' && !known.has(root.pointId) ? [root.pointId] : []
    })
    const texts = new Map(
      [...known, ...others].map((id) => [id, readPointText(doc.getXmlFragment(pointRoot(id)))]),
    )
    const text = (id: PointId): PointText => texts.get(id) ?? []
    const review = readReview(doc)
    return {
      party: plan.parties.find(({ id }) => id === partyId)?.name ?? '',
      text,
      others: others.sort(),
      threads: review.threads,
      members: plan.members,
      position(id): DraftPosition | null {
        const held = heldPosition(review, partyId, id)
        if (held === null || held.stance === 'withdrawn') return null
        const { stance, reason } = held
        const onPlan = held.textHash === hashOf(textOf(id))
        const onDraft = held.textHash === hashOf(text(id))
        return { stance, reason, on: onPlan ? 'plan' : onDraft ? 'draft' : 'other' }
      },
    }
  })
}
