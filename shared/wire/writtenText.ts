import { z } from 'zod'
import { isPlainData } from '../lib/plainData.ts'
import { ID_PATTERN } from '../model/ids.ts'
import { isSafeLink } from '../model/link.ts'
import { bracketPlacesIn } from '../model/pointBrackets.ts'
import type { PointText } from '../model/pointText.ts'
import { MAX_TEXT_DEPTH, textDepth } from '../model/textDepth.ts'

/**
 * Letters of one point as JSON. Whoever comments on a point or takes a position on it sends its words in one frame of
 * a megabyte, so more of them could be commented on by nobody; a letter takes up to three bytes.
 */
const MAX_LETTERS = 250_000
/** Values in one another, as JSON has them: three for each list in a list. */
const MAX_JSON_DEPTH = 80
const MAX_SPAN = 100

/** Stops at the first value that does not fit: telling of each of a million wrong ones would take seconds. */
const list = (one: z.ZodType): z.ZodType =>
  z.custom((value) => Array.isArray(value) && value.every((item) => one.safeParse(item).success))

const id = z.string().regex(ID_PATTERN)
const run = z.strictObject({
  kind: z.literal('text'),
  text: z.string(),
  bold: z.boolean(),
  italic: z.boolean(),
  underline: z.boolean(),
  link: z.string().refine(isSafeLink).nullable(),
})
const plainInlines = [
  run,
  z.strictObject({ kind: z.literal('break') }),
  z.strictObject({ kind: z.literal('footnote'), content: list(run) }),
  z.strictObject({ kind: z.literal('reference'), pointId: id.nullable() }),
] as const

/** In an alternative stand no brackets, which could hold themselves, and no tables, which have no form among words. */
const wordsOfParty: z.ZodType = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('paragraph'),
      content: list(z.discriminatedUnion('kind', plainInlines)),
    }),
    z.strictObject({
      kind: z.enum(['orderedList', 'bulletList']),
      items: list(list(wordsOfParty)),
    }),
  ]),
)
const alternative = z.strictObject({ of: id, blocks: list(wordsOfParty) })
const bracket = z.strictObject({
  kind: z.literal('bracket'),
  bracketId: id,
  alternatives: list(alternative),
})
const inline = z.discriminatedUnion('kind', [...plainInlines, bracket])
const span = z.number().int().min(1).max(MAX_SPAN)
const block: z.ZodType = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('paragraph'), content: list(inline) }),
    z.strictObject({ kind: z.enum(['orderedList', 'bulletList']), items: list(list(block)) }),
    z.strictObject({
      kind: z.literal('table'),
      rows: list(
        list(
          z.strictObject({
            header: z.boolean(),
            colspan: span,
            rowspan: span,
            blocks: list(block),
          }),
        ),
      ),
    }),
    bracket,
  ]),
)
const anyBlocks = list(block)

/**
 * The text of a point that somebody hands in as plain data: nothing in it that the gate would turn away if somebody
 * typed it. Whether the parties and points that it names are there is for others to say.
 */
export const writtenText: z.ZodType<PointText> = z
  .custom<PointText>(
    (value) =>
      Array.isArray(value) &&
      isPlainData(value, MAX_JSON_DEPTH) &&
      anyBlocks.safeParse(value).success,
    'is no text that can stand in a plan',
  )
  .refine(isShallow, 'has lists or tables too deep inside one another')
  .refine((text) => JSON.stringify(text).length <= MAX_LETTERS, 'is too long for one point')
  .refine(hasPlainBrackets, 'has a bracket with two alternatives of one party')

function isShallow(text: PointText): boolean {
  const alternatives = bracketPlacesIn(text).flatMap((one) => one.alternatives)
  return [text, ...alternatives.map(({ blocks }) => blocks)].every(
    (one) => textDepth(one) < MAX_TEXT_DEPTH,
  )
}

/** A bracket that stands in two places is one, so it says the same there. */
function hasPlainBrackets(text: PointText): boolean {
  const known = new Map<string, string>()
  return bracketPlacesIn(text).every(({ bracketId, alternatives }) => {
    const said = JSON.stringify(alternatives)
    const before = known.get(bracketId) ?? said
    known.set(bracketId, said)
    return before === said && new Set(alternatives.map(({ of }) => of)).size === alternatives.length
  })
}
