import type { PointId } from '../model/ids.ts'
import type { Review } from '../model/review.ts'
import { factsOf, type TextFacts } from './agreement.ts'

/** What a decision may need to know beside the plan; the server and the page hand it over in the same form. */
export interface DecisionView {
  readonly newId: <Id extends string>() => Id
  /** How many blocks the text of a point has. */
  readonly blocks: (pointId: PointId) => number
  readonly textOf: (pointId: PointId) => TextFacts
  readonly review: () => Review
  /** The hash of all that stands in the plan. */
  readonly tableHash: () => string
}

/** For whoever only asks whether a command may be given that looks at nothing beside the plan. */
export const PLAN_ALONE: DecisionView = {
  newId: <Id extends string>() => 'not-made-yet' as Id,
  blocks: () => 0,
  textOf: () => factsOf([]),
  review: () => ({
    threads: [],
    positions: new Map(),
    supports: new Map(),
    wording: () => null,
  }),
  tableHash: () => '',
}
