import type {
  IncomingBlock,
  IncomingComment,
  IncomingPlan,
} from '../../../shared/intake/incoming.ts'

/** A point as it will be, as far as it was corrected. */
export interface DraftPoint {
  /** Its own in this draft, and for good. */
  readonly id: string
  /** The points of the file that are in it: references to them lead here. */
  readonly holds: readonly string[]
  readonly heading: string
  readonly sourceNumber: number | null
  readonly blocks: readonly IncomingBlock[]
  readonly comments: readonly IncomingComment[]
  readonly struck?: 'numbered' | 'freed'
  /** It stays in its place, to be put back, but does not become part of the plan. */
  readonly isLeftOut: boolean
}

export interface DraftPillar {
  readonly id: string
  readonly heading: string
  readonly points: readonly DraftPoint[]
}

/** What was read from a file, as it is being corrected. Nothing in it ever changes: each correction makes another one. */
export interface Draft {
  readonly pillars: readonly DraftPillar[]
  /** Whether a tracked change was accepted, by its place in the file; those that wait are not in it. */
  readonly decided: ReadonlyMap<number, boolean>
  /** Counts the points and pillars that were made here. */
  readonly made: number
}

/** What a pillar is called where the file has no heading for it. */
const UNNAMED_PILLAR = 'Points'

export const draftOf = (incoming: IncomingPlan): Draft => ({
  pillars: incoming.pillars.map((pillar, at) => ({
    id: `pillar-${at + 1}`,
    heading: pillar.heading === '' ? UNNAMED_PILLAR : pillar.heading,
    points: pillar.points.map((point) => ({ ...point, holds: [point.id], isLeftOut: false })),
  })),
  decided: new Map(),
  made: 0,
})

/** All points that become part of the plan, in their order. */
export const keptPoints = (draft: Draft): readonly DraftPoint[] =>
  draft.pillars.flatMap((pillar) => pillar.points.filter((point) => !point.isLeftOut))

/** Whether a point takes a number in the plan. */
export const takesNumber = ({ isLeftOut, struck }: DraftPoint): boolean =>
  !isLeftOut && struck !== 'freed'

export const findDraftPoint = (draft: Draft, id: string): DraftPoint | undefined =>
  draft.pillars.flatMap((pillar) => pillar.points).find((point) => point.id === id)
