import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import { canonicalJson } from '../lib/canonicalJson.ts'
import { toHex } from '../lib/hex.ts'
import type { PillarId, PointId } from '../model/ids.ts'
import type { Plan } from '../model/plan.ts'
import type { PointStatus } from '../model/point.ts'
import type { PointText } from '../model/pointText.ts'
import { textHash, wordingOf } from '../model/wording.ts'

/** What of a point makes it another one when it changes. */
export interface PointOutline {
  readonly id: PointId
  readonly number: number | null
  readonly heading: string
  readonly status: PointStatus
  readonly textHash: string
}

/** A point at one moment. */
export interface PointState extends PointOutline {
  readonly text: PointText
}

interface Pillars<Point> {
  readonly pillars: readonly {
    readonly id: PillarId
    readonly heading: string
    readonly points: readonly Point[]
  }[]
}
/** What was on the table at one moment, without the words. */
export type PlanOutline = Pillars<PointOutline>
/** What was on the table at one moment: a version, or what stands there now. */
export type PlanState = Pillars<PointState>

/** The state of a plan as it stands; `textOf` reads its texts. */
export function planState(plan: Plan, textOf: (id: PointId) => PointText): PlanState {
  return {
    pillars: plan.pillars.map(({ id, heading, points }) => ({
      id,
      heading,
      points: points.map((point) => {
        const text = textOf(point.id)
        return {
          id: point.id,
          number: point.number,
          heading: point.heading,
          status: point.status,
          text,
          textHash: textHash(wordingOf(text)),
        }
      }),
    })),
  }
}

/** A new form of what is hashed needs a new name, so that old hashes stay what they were. */
const FORM = 'parley-table-1'

/** SHA-256 over all that is on the table: order, headings, status and the words of each point. */
export function tableHash({ pillars }: PlanOutline): string {
  const outline = pillars.map(({ id, heading, points }) => [
    id,
    heading,
    points.map((point) => [point.id, point.number, point.heading, point.status, point.textHash]),
  ])
  return toHex(sha256(utf8ToBytes(canonicalJson([FORM, outline]))))
}
