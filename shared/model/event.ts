import { z } from 'zod'
import { command, NOTE_LETTERS, SYMBOL_LETTERS } from './command.ts'
import { STANCES } from './entry.ts'
import { ID_PATTERN } from './ids.ts'
import { LAYOUTS } from './layout.ts'
import { planSource } from './planSource.ts'
import { ROLES } from './role.ts'
import { VERSION_KINDS } from './version.ts'

const id = z.string().regex(ID_PATTERN)

/** What the record keeps beside the state: who asked for what, and what was turned away. */
export const planEvent = z.discriminatedUnion('kind', [
  /** Out of a template of this server, or out of a file that the convener brought. */
  z
    .strictObject({
      kind: z.literal('plan-created'),
      template: z.string().max(60).optional(),
      file: planSource
        .extend({
          /** Brackets and comments that came with it: no member of this plan wrote them. */
          brackets: z.number().int().nonnegative(),
          comments: z.number().int().nonnegative(),
        })
        .optional(),
    })
    .refine(({ template, file }) => (template === undefined) !== (file === undefined)),
  z.strictObject({
    kind: z.literal('member-joined'),
    memberId: id,
    role: z.enum(ROLES),
    partyId: id.nullable(),
  }),
  z.strictObject({ kind: z.literal('command'), id, command }),
  z.strictObject({ kind: z.literal('command-refused'), id, command, reason: z.string().max(60) }),
  z.strictObject({
    kind: z.literal('update-refused'),
    /** `caucus` for any caucus: whose it is, is nobody else's business. */
    document: z.string().max(60),
    reason: z.string().max(60),
    /** How many alike were turned away since the one before it was written down. */
    times: z.number().int().positive(),
  }),
  /** A reservation or an objection stands in the position itself. */
  z.strictObject({
    kind: z.literal('position-taken'),
    partyId: id,
    pointId: id,
    stance: z.enum([...STANCES, 'withdrawn']),
    textHash: z.string().length(64),
  }),
  /** By the command `freezeVersion` with this id. The seal on this entry holds the version too, by its hash. */
  z.strictObject({
    kind: z.literal('version-frozen'),
    id,
    versionId: id,
    number: z.number().int().positive(),
    symbol: z.string().max(SYMBOL_LETTERS),
    versionKind: z.enum(VERSION_KINDS),
    note: z.string().max(NOTE_LETTERS),
    hash: z.string().length(64),
    previous: z.string().length(64).nullable(),
  }),
  /** A PDF that names whom it is for; written before anybody has it. */
  z.strictObject({
    kind: z.literal('copy-made'),
    code: z.string().max(20),
    recipient: z.string().max(80),
    layout: z.enum(LAYOUTS),
    /** SHA-256 of what it says. */
    hash: z.string().length(64),
  }),
])
export type PlanEvent = z.infer<typeof planEvent>

/** Reads an event as it is stored; null when it is not one. */
export function parseEvent(json: string): PlanEvent | null {
  try {
    const read = planEvent.safeParse(JSON.parse(json))
    return read.success ? read.data : null
  } catch {
    return null
  }
}
