import { z } from 'zod'
import { deepFreeze } from '../lib/freeze.ts'
import { isPlainData } from '../lib/plainData.ts'
import { ID_PATTERN } from './ids.ts'
import { isSafeLink } from './link.ts'
import { textHash, type Wording, wordingOf } from './wording.ts'

/** Deeper than the gate lets anybody nest a text; a deeper value is not looked into. */
const MAX_DEPTH = 120
const MAX_SPAN = 100

/** Stops at the first value that does not fit: telling of each of a million wrong ones would take seconds. */
const list = (one: z.ZodType): z.ZodType =>
  z.custom((value) => Array.isArray(value) && value.every((item) => one.safeParse(item).success))

const run = z.strictObject({
  kind: z.literal('text'),
  text: z.string().min(1),
  bold: z.literal(false),
  italic: z.literal(false),
  underline: z.literal(false),
  link: z.string().refine(isSafeLink).nullable(),
})
const inline: z.ZodType = z.union([
  run,
  z.strictObject({ kind: z.literal('footnote'), content: list(run) }),
  z.strictObject({
    kind: z.literal('reference'),
    pointId: z.string().regex(ID_PATTERN).nullable(),
  }),
  z.lazy(() => bracket),
])
const bracket = z.strictObject({
  kind: z.literal('bracket'),
  bracketId: z.string().regex(ID_PATTERN),
  alternatives: list(
    z.strictObject({ of: z.string().regex(ID_PATTERN), blocks: z.lazy(() => blocks) }),
  ),
})
const span = z.number().int().min(1).max(MAX_SPAN)
const block: z.ZodType = z.lazy(() =>
  z.union([
    z.strictObject({ kind: z.literal('paragraph'), content: list(inline) }),
    z.strictObject({ kind: z.enum(['orderedList', 'bulletList']), items: list(blocks) }),
    z.strictObject({
      kind: z.literal('table'),
      rows: list(
        list(z.strictObject({ header: z.literal(false), colspan: span, rowspan: span, blocks })),
      ),
    }),
    bracket,
  ]),
)
const blocks = list(block)

/**
 * Reads a wording that somebody stored under a hash; null unless it is a canonical text and exactly the one that the
 * hash names. Never throws and never recurses deeper than a text can be.
 */
export function readStoredWording(value: unknown, hash: string): Wording | null {
  if (!Array.isArray(value) || !isPlainData(value, MAX_DEPTH)) return null
  const parsed = blocks.safeParse(value)
  if (!parsed.success) return null
  const wording = parsed.data as Wording
  if (textHash(wording) !== hash) return null
  // What is canonical already does not change; anything else would read otherwise than its hash says.
  return textHash(wordingOf(wording)) === hash ? deepFreeze(wording) : null
}
