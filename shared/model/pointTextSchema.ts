import { z } from 'zod'
import type { AlternativeOf } from './documents.ts'
import { type BracketId, ID_PATTERN, type PointId } from './ids.ts'
import type { Block, Bracket, Inline, PointText, Table } from './pointText.ts'

/*
 * The text of a point as it stands in JSON: in answers of the API and in frozen versions. Each kind of block and inline
 * has its line here; the types see to it that none is missing.
 */

const run = z.strictObject({
  kind: z.literal('text'),
  text: z.string(),
  bold: z.boolean(),
  italic: z.boolean(),
  underline: z.boolean(),
  link: z.string().nullable(),
})

const bracket: z.ZodType<Bracket> = z.lazy(() =>
  z.strictObject({
    kind: z.literal('bracket'),
    bracketId: z
      .string()
      .regex(ID_PATTERN)
      .transform((id) => id as BracketId),
    alternatives: z.array(
      z.strictObject({
        of: z
          .string()
          .regex(ID_PATTERN)
          .transform((of) => of as AlternativeOf),
        blocks: z.array(block),
      }),
    ),
  }),
)

const INLINES: { readonly [Kind in Inline['kind']]: z.ZodType<Extract<Inline, { kind: Kind }>> } = {
  text: run,
  break: z.strictObject({ kind: z.literal('break') }),
  footnote: z.strictObject({ kind: z.literal('footnote'), content: z.array(run) }),
  reference: z.strictObject({
    kind: z.literal('reference'),
    pointId: z
      .string()
      .regex(ID_PATTERN)
      .transform((id) => id as PointId)
      .nullable(),
  }),
  bracket,
}

const inline: z.ZodType<Inline> = z.union(Object.values(INLINES))

const table: z.ZodType<Table> = z.lazy(() =>
  z.strictObject({
    kind: z.literal('table'),
    rows: z.array(
      z.array(
        z.strictObject({
          header: z.boolean(),
          colspan: z.number(),
          rowspan: z.number(),
          blocks: z.array(block),
        }),
      ),
    ),
  }),
)

const block: z.ZodType<Block> = z.lazy(() =>
  z.union([
    z.strictObject({ kind: z.literal('paragraph'), content: z.array(inline) }),
    z.strictObject({ kind: z.enum(['orderedList', 'bulletList']), items: z.array(z.array(block)) }),
    table,
    bracket,
  ]),
)

/** The text of a point, with all its formatting. Anything else in it is refused. */
export const pointText: z.ZodType<PointText> = z.array(block)
