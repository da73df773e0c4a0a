import type { AlternativeOf } from '../../shared/model/documents.ts'
import type { BracketId, PartyId, PillarId, PlanId, PointId } from '../../shared/model/ids.ts'
import type { Party } from '../../shared/model/party.ts'
import { bracketIdsIn } from '../../shared/model/pointBrackets.ts'
import type { PointText } from '../../shared/model/pointText.ts'
import type { PlanOutline, StoredPillar, StoredPoint } from '../../shared/model/record.ts'
import type { ContentComment, PlanContent } from '../../shared/wire/planContent.ts'
import { renameIds } from './renameIds.ts'

/** What a point of a new plan says, and what was said of it, under the ids of that plan. */
export interface PointContent {
  readonly pointId: PointId
  readonly text: PointText
  readonly comments: readonly ContentComment[]
}

/** A new plan as the content has it, with permanent ids for all that the ids of the content name. */
export function outlineFromContent(
  content: PlanContent,
  given: {
    readonly planId: PlanId
    readonly createdAt: number
    readonly newId: <Id extends string>() => Id
  },
): { readonly outline: PlanOutline; readonly points: readonly PointContent[] } {
  const { newId } = given
  const all = content.pillars.flatMap((pillar) => pillar.points)
  const pointIds = new Map<string, PointId>(all.map((point) => [point.id, newId<PointId>()]))
  const partyIds = new Map<string, PartyId>(
    content.parties.map((party) => [party.id, newId<PartyId>()]),
  )
  const alternatives = new Map<string, AlternativeOf>([...partyIds, ['text', 'text']])
  const pointId = (id: string): PointId => named(pointIds, id)
  /** A bracket belongs to one point: the same id in two of them names two. */
  const textOf = (text: PointText): PointText => {
    const bracketIds = new Map<string, BracketId>(
      bracketIdsIn(text).map((id) => [id, newId<BracketId>()]),
    )
    return renameIds(text, {
      // A reference to a point that did not come along says nothing.
      point: (id) => pointIds.get(id) ?? null,
      bracket: (id) => named(bracketIds, id),
      alternative: (of) => named(alternatives, of),
    })
  }
  return {
    outline: {
      id: given.planId,
      title: content.title,
      symbol: content.symbol,
      createdAt: given.createdAt,
      parties: content.parties.map(({ id, name, letter, colour }): Party => ({
        id: named(partyIds, id),
        name,
        letter,
        colour,
      })),
      pillars: content.pillars.map((pillar): StoredPillar => ({
        id: newId<PillarId>(),
        heading: pillar.heading,
        points: pillar.points.map((point) => pointId(point.id)),
      })),
      points: all.map((point): StoredPoint => ({
        id: pointId(point.id),
        heading: point.heading,
        sourceNumber: point.sourceNumber,
        status: point.struck === undefined ? 'open' : 'struck',
        ...(point.struck === 'freed' ? { numberFreed: true } : {}),
        lock: null,
      })),
    },
    points: all.map((point) => ({
      pointId: pointId(point.id),
      text: textOf(point.text),
      comments: point.comments,
    })),
  }
}

/** The schema of the content sees to it that every id names something. */
function named<Id extends string>(ids: ReadonlyMap<string, Id>, id: string): Id {
  const found = ids.get(id)
  if (found === undefined) throw new Error(`Nothing in this content is called ${id}`)
  return found
}
