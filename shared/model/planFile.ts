import { z } from 'zod'
import { deepFreeze } from '../lib/freeze.ts'
import { isPlainData } from '../lib/plainData.ts'
import { REACTIONS } from './entry.ts'
import { ID_PATTERN } from './ids.ts'
import { pointText } from './pointTextSchema.ts'
import { remark } from './remark.ts'
import { frozenVersion } from './version.ts'

/*
 * A plan as one JSON file, complete enough to make an equal plan elsewhere: structure, texts with their brackets,
 * positions with the words that they were taken on, and everything that was said about the text.
 */

const id = z.string().regex(ID_PATTERN)
const at = z.number().int().nonnegative().describe('Milliseconds since 1970.')
const hash = z.string().regex(/^[0-9a-f]{64}$/)

const said = z.strictObject({
  id: id.describe('Unique together with "by".'),
  by: id,
  at: at.describe("Milliseconds since 1970 by the author's clock."),
  editedAt: at.nullable(),
  body: remark.nullable().describe('Null once its author took it back.'),
  reactions: z.array(z.strictObject({ reaction: z.enum(REACTIONS), by: z.array(id) })),
})
export type FileSaid = z.infer<typeof said>

const thread = z.strictObject({
  pointId: id,
  anchor: z
    .strictObject({ quotation: z.string(), before: z.string(), after: z.string() })
    .nullable()
    .describe(
      'The words it was made on, and what stood around them; null for a comment on the whole point.',
    ),
  wordsNow: z
    .string()
    .nullable()
    .describe(
      'What those words are in the text of this file; null for the whole point, or when they are gone.',
    ),
  textHash: hash
    .nullable()
    .describe(
      'The "textHash" of the point when the comment was made; null when the comment itself is gone.',
    ),
  opening: said
    .nullable()
    .describe('Null when its author took it out altogether; the answers stay.'),
  replies: z.array(said),
  resolution: z.strictObject({ resolved: z.boolean(), by: id, at }).nullable(),
})
export type FileThread = z.infer<typeof thread>

/** A new form of the file needs a new name, so that programs can tell them apart. */
export const PLAN_FILE_FORM = 'parley-plan-1'

export const planFile = z.strictObject({
  form: z.literal(PLAN_FILE_FORM),
  planId: id,
  createdAt: at,
  symbol: z.string().describe('For instance "Draft 3/Rev.1".'),
  version: z
    .strictObject({ id, number: z.number().int().positive(), hash, at, by: id })
    .nullable()
    .describe(
      'The frozen version that this is; null for the text as it stood when the file was made.',
    ),
  content: frozenVersion.shape.content.describe(
    'The same as in a frozen version: parties, members, pillars, points with texts, positions and what became of them.',
  ),
  wordings: z
    .array(z.strictObject({ textHash: hash, text: pointText }))
    .describe(
      'The words that earlier positions were taken on, as far as they are not those of the point.',
    ),
  threads: z
    .array(thread)
    .describe('In the order in which they were begun; none in the file of a version.'),
})
export type PlanFile = z.infer<typeof planFile>

/** More levels than any text has. */
const MAX_DEPTH = 200

/** Reads such a file; null for anything that is not exactly one. Never throws. */
export function parsePlanFile(json: string): PlanFile | null {
  try {
    const value: unknown = JSON.parse(json)
    if (!isPlainData(value, MAX_DEPTH)) return null
    const read = planFile.safeParse(value)
    return read.success ? deepFreeze(read.data) : null
  } catch {
    return null
  }
}

/** The form of the file for programs that know nothing of Parley (JSON Schema, draft 2020-12). */
export const planFileSchema = (): object => z.toJSONSchema(planFile, { io: 'input' })

/** The file as text, for people too. The same plan gives the same text. */
export const planFileText = (file: PlanFile): string => `${JSON.stringify(file, null, 2)}\n`
