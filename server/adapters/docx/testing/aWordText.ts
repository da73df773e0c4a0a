import type { MemberId, PartyId, PillarId, PointId } from '../../../../shared/model/ids.ts'
import type { PointText } from '../../../../shared/model/pointText.ts'
import type { FrozenContent, FrozenPoint } from '../../../../shared/model/version.ts'
import { textHash, wordingOf } from '../../../../shared/model/wording.ts'
import type { PlanText } from '../../../core/planSides.ts'

/** A point by its text; the rest as in a new plan. */
export interface GivenPoint {
  readonly id: string
  readonly heading?: string
  readonly text: PointText
  readonly struck?: boolean
  readonly lineage?: FrozenPoint['lineage']
  readonly positions?: FrozenPoint['positions']
}

const PARTIES = ['Party A', 'Party B'] as const

/** A text for Word by its pillars; open points are numbered in order. */
export function aWordText(
  pillars: readonly { readonly id: string; readonly points: readonly GivenPoint[] }[],
  given: Partial<Omit<PlanText, 'content'>> & { readonly title?: string } = {},
): PlanText {
  const {
    title = 'A framework',
    symbol = 'Draft 1',
    at = Date.UTC(2025, 10, 20),
    hash = null,
  } = given
  let number = 0
  const content: FrozenContent = {
    title,
    parties: PARTIES.map((name, index) => ({
      id: 'ab'.charAt(index) as PartyId,
      name,
      letter: 'AB'.charAt(index),
      colour: 'blue',
    })),
    members: [
      { id: 'ann' as MemberId, name: 'Ann', role: 'head', partyId: 'a' as PartyId },
      { id: 'bob' as MemberId, name: 'Bob', role: 'head', partyId: 'b' as PartyId },
    ],
    closing: null,
    pillars: pillars.map(({ id, points }) => ({
      id: id as PillarId,
      heading: `Pillar of ${id}`,
      points: points.map((point) => ({
        id: point.id as PointId,
        number: point.struck === true ? null : ++number,
        sourceNumber: null,
        heading: point.heading ?? `Heading of ${point.id}`,
        status: point.struck === true ? 'struck' : 'open',
        agreed: null,
        lineage: [...(point.lineage ?? [])],
        text: point.text,
        textHash: textHash(wordingOf(point.text)),
        positions: [...(point.positions ?? [])],
      })),
    })),
  }
  return { content, symbol, at, hash }
}
