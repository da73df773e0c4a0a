import type { PartyId } from '../model/ids.ts'
import type { Numbered } from '../model/plan.ts'
import type { Point } from '../model/point.ts'

export type PrintedPoint = Pick<
  Point,
  'id' | 'number' | 'sourceNumber' | 'heading' | 'status' | 'lineage'
>

/** What of a plan is printed: as it stands, or as it was frozen. */
export interface PrintedPlan extends Numbered {
  readonly title: string
  readonly symbol: string
  readonly parties: readonly {
    readonly id: PartyId
    readonly name: string
    readonly letter: string
  }[]
  readonly pillars: readonly {
    readonly heading: string
    readonly points: readonly PrintedPoint[]
  }[]
}
