import type { PillarId } from './ids.ts'
import type { Point } from './point.ts'

/** An ordered group of points. */
export interface Pillar {
  readonly id: PillarId
  readonly heading: string
  readonly points: readonly Point[]
}
