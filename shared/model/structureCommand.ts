import { z } from 'zod'
import { ID_PATTERN, type PillarId, type PointId } from './ids.ts'
import { heading, line } from './line.ts'

const id = <Id extends string>() =>
  z
    .string()
    .regex(ID_PATTERN)
    .transform((text) => text as Id)
const pointId = id<PointId>()
const pillarId = id<PillarId>()
/** Why, in one line; everybody in the plan can read it. */
const reason = line(500)
/** More blocks than the text of any point has. */
const BLOCKS_AT_MOST = 100_000

/** Decisions about the order of the plan. `after` is the neighbour in front; null is the first place. */
export const structureCommands = [
  z.strictObject({
    kind: z.literal('addPoint'),
    pillarId,
    heading,
    after: pointId.nullable(),
  }),
  z.strictObject({ kind: z.literal('renamePoint'), pointId, heading }),
  z.strictObject({ kind: z.literal('movePoint'), pointId, pillarId, after: pointId.nullable() }),
  z.strictObject({ kind: z.literal('strikePoint'), pointId, reason }),
  z.strictObject({ kind: z.literal('restorePoint'), pointId }),
  /** Gives the numbers of struck points to those that come after. */
  z.strictObject({ kind: z.literal('renumber') }),
  /** Strikes `from` and puts a copy of its text under that of `into`. */
  z.strictObject({ kind: z.literal('mergePoints'), from: pointId, into: pointId, reason }),
  /** Makes a new point of the text from the block `at` on; the first block is 0. */
  z.strictObject({
    kind: z.literal('splitPoint'),
    pointId,
    at: z.number().int().min(1).max(BLOCKS_AT_MOST),
    heading,
  }),
  z.strictObject({ kind: z.literal('addPillar'), heading, after: pillarId.nullable() }),
  z.strictObject({ kind: z.literal('renamePillar'), pillarId, heading }),
  z.strictObject({ kind: z.literal('movePillar'), pillarId, after: pillarId.nullable() }),
] as const

const structureCommand = z.discriminatedUnion('kind', structureCommands)
export type StructureCommand = z.infer<typeof structureCommand>

const KINDS: Record<StructureCommand['kind'], true> = {
  addPoint: true,
  renamePoint: true,
  movePoint: true,
  strikePoint: true,
  restorePoint: true,
  renumber: true,
  mergePoints: true,
  splitPoint: true,
  addPillar: true,
  renamePillar: true,
  movePillar: true,
}

/** Whether a command is one about the order of the plan. */
export const isStructureKind = (kind: string): kind is StructureCommand['kind'] =>
  Object.hasOwn(KINDS, kind)
