import { z } from 'zod'
import { choice } from './bracket.ts'
import { type BracketId, ID_PATTERN, type PointId } from './ids.ts'

/** Letters of the reason for which a bracket is settled though the parties differ. */
export const SETTLING_LETTERS = 500

/** Ends a bracket: its place in the text is taken by what was chosen. */
export const settleBracketCommand = z.strictObject({
  kind: z.literal('settleBracket'),
  pointId: z
    .string()
    .regex(ID_PATTERN)
    .transform((id) => id as PointId),
  bracketId: z
    .string()
    .regex(ID_PATTERN)
    .transform((id) => id as BracketId),
  choice,
  /** Needed only where the parties differ; everybody in the plan can read it. */
  reason: z
    .string()
    .trim()
    .min(1)
    .max(SETTLING_LETTERS)
    .refine((text) => !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(text), 'must not hold control characters')
    .optional(),
})
export type SettleBracket = z.infer<typeof settleBracketCommand>
