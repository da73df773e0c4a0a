import { z } from 'zod'
import { ID_PATTERN, type MemberId, type PartyId } from './ids.ts'
import { isSafeLink } from './link.ts'

/*
 * What a comment says: a small rich text. It is one plain value with one writer, so it needs no shared types; the gate
 * checks it against `remark`.
 */

/** Letters of one remark at most; longer thoughts belong into the text. */
export const REMARK_LETTERS = 10_000
const MAX_BLOCKS = 300
const MAX_INLINES = 500
/** Lists inside lists; the composer offers no deeper ones. */
const MAX_DEPTH = 4

const id = z.string().regex(ID_PATTERN)

const remarkRun = z.strictObject({
  kind: z.literal('text'),
  text: z.string().min(1).max(REMARK_LETTERS),
  bold: z.boolean(),
  italic: z.boolean(),
  link: z.string().refine(isSafeLink).nullable(),
})

/** A person or a party that is called upon; what it reads is computed where it is shown. */
const mention = z.discriminatedUnion('of', [
  z.strictObject({ kind: z.literal('mention'), of: z.literal('member'), id }),
  z.strictObject({ kind: z.literal('mention'), of: z.literal('party'), id }),
])

const remarkInline = z.union([remarkRun, z.strictObject({ kind: z.literal('break') }), mention])
const remarkParagraph = z.strictObject({
  kind: z.literal('paragraph'),
  content: z.array(remarkInline).max(MAX_INLINES),
})

export type RemarkRun = z.infer<typeof remarkRun>
export type Mention =
  | { readonly kind: 'mention'; readonly of: 'member'; readonly id: MemberId }
  | { readonly kind: 'mention'; readonly of: 'party'; readonly id: PartyId }
export type RemarkInline = RemarkRun | { readonly kind: 'break' } | Mention
export type RemarkBlock =
  | { readonly kind: 'paragraph'; readonly content: readonly RemarkInline[] }
  | {
      readonly kind: 'orderedList' | 'bulletList'
      readonly items: readonly (readonly RemarkBlock[])[]
    }
export type Remark = readonly RemarkBlock[]

/** Blocks up to a depth; not by a schema that refers to itself, which a hostile value could make recurse at will. */
function blocks(depth: number): z.ZodType {
  const one: z.ZodType =
    depth === 0
      ? remarkParagraph
      : z.union([
          remarkParagraph,
          z.strictObject({
            kind: z.enum(['orderedList', 'bulletList']),
            items: z
              .array(blocks(depth - 1))
              .min(1)
              .max(MAX_BLOCKS),
          }),
        ])
  return z.array(one).min(1).max(MAX_BLOCKS)
}

/** A remark that says something and is not too long. */
export const remark = (blocks(MAX_DEPTH) as z.ZodType<Remark>).refine((value) => {
  const words = wordsOf(value)
  return words.trim() !== '' && words.length <= REMARK_LETTERS
}, 'a remark says something, in at most 10,000 letters')

/** What somebody typed, without what is only drawn, such as the numbers of a list; a mention counts as a letter. */
const wordsOf = (value: Remark): string =>
  value
    .map((block) =>
      block.kind === 'paragraph'
        ? block.content
            .map((inline) => {
              if (inline.kind === 'text') return inline.text
              return inline.kind === 'break' ? '\n' : '@'
            })
            .join('')
        : block.items.map(wordsOf).join(''),
    )
    .join('')

/** The words of a remark on lines; `label` says what a mention reads. */
export function remarkText(value: Remark, label: (mention: Mention) => string): string {
  return value
    .map((block) =>
      block.kind === 'paragraph'
        ? block.content
            .map((inline) => {
              if (inline.kind === 'text') return inline.text
              return inline.kind === 'break' ? '\n' : label(inline)
            })
            .join('')
        : block.items
            .map((item, at) => {
              const marker = block.kind === 'orderedList' ? `${at + 1}. ` : '• '
              return marker + remarkText(item, label)
            })
            .join('\n'),
    )
    .join('\n')
}

/** Everybody whom a remark calls upon, in reading order. */
export function mentionsIn(value: Remark): readonly Mention[] {
  return value.flatMap((block) =>
    block.kind === 'paragraph'
      ? block.content.filter((inline): inline is Mention => inline.kind === 'mention')
      : block.items.flatMap(mentionsIn),
  )
}

/** A remark of plain words, a paragraph a line. */
export const plainRemark = (words: string): Remark =>
  words.split('\n').map((line) => ({
    kind: 'paragraph',
    content:
      line === '' ? [] : [{ kind: 'text', text: line, bold: false, italic: false, link: null }],
  }))
