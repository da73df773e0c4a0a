import { z } from 'zod'
import { AGREED_KINDS } from './agreed.ts'
import { DRAFTING_MODES } from './drafting.ts'
import { ID_PATTERN, type PointId } from './ids.ts'
import { line } from './line.ts'

const pointId = z
  .string()
  .regex(ID_PATTERN)
  .transform((text) => text as PointId)
/** Why, in one line; everybody in the plan can read it. */
const reason = line(500)

/** Decisions about who drafts, about what is agreed, and about the end of the talks. */
export const closingCommands = [
  z.strictObject({
    kind: z.literal('setDraftingMode'),
    mode: z.enum(DRAFTING_MODES),
    reason: reason.optional(),
  }),
  /** Marks a point that all parties accept as it stands; it is locked by that. */
  z.strictObject({ kind: z.literal('markAgreed'), pointId, agreed: z.enum(AGREED_KINDS) }),
  z.strictObject({ kind: z.literal('closePlan') }),
  z.strictObject({ kind: z.literal('reopenPlan'), reason }),
  /** A head of delegation initials the closed text; the hash says which text it was. */
  z.strictObject({ kind: z.literal('initial'), versionHash: z.string().regex(/^[0-9a-f]{64}$/) }),
] as const

const closingCommand = z.discriminatedUnion('kind', closingCommands)
export type ClosingCommand = z.infer<typeof closingCommand>

const KINDS: Record<ClosingCommand['kind'], true> = {
  setDraftingMode: true,
  markAgreed: true,
  closePlan: true,
  reopenPlan: true,
  initial: true,
}

/** Whether a command is one about drafting, agreement or the end of the talks. */
export const isClosingKind = (kind: string): kind is ClosingCommand['kind'] =>
  Object.hasOwn(KINDS, kind)
