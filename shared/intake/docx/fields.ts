import { isSafeLink } from '../../model/link.ts'
import { pointOfBookmark } from './pointOfBookmark.ts'

/** What a field makes of its result. */
export type FieldMeaning =
  { readonly kind: 'link'; readonly href: string } | { readonly kind: 'point'; readonly id: string }

interface Field {
  instruction: string
  isResult: boolean
}

/** Deeper fields are none that Word makes. */
const MAX_FIELDS = 50
const MAX_LETTERS = 5000

/** Follows the fields of a part, which begin, turn to their result and end anywhere in the text. Follows no instruction. */
export function createFields() {
  const open: Field[] = []
  return {
    mark(type: string): void {
      const last = open.at(-1)
      if (type === 'begin' && open.length < MAX_FIELDS)
        open.push({ instruction: '', isResult: false })
      if (type === 'separate' && last !== undefined) last.isResult = true
      if (type === 'end') open.pop()
    },
    instruct(words: string): void {
      const last = open.at(-1)
      if (last !== undefined && last.instruction.length < MAX_LETTERS) last.instruction += words
    },
    /** Whether what stands here is words rather than an instruction. */
    isShown: (): boolean => open.every((one) => one.isResult),
    /** What the innermost field that leads somewhere makes of the words here. */
    current: (): FieldMeaning | null =>
      open.flatMap((one) => meaningOf(one.instruction) ?? []).at(-1) ?? null,
    meaning: meaningOf,
  }
}

function meaningOf(instruction: string): FieldMeaning | null {
  const [, rest] = /^\s*HYPERLINK\s+(.*)$/is.exec(instruction) ?? []
  if (rest === undefined) return null
  const anchor = /\\l\s+"?([^"\s]+)"?/i.exec(rest)?.[1]
  const point = anchor === undefined ? null : pointOfBookmark(anchor)
  if (point !== null) return { kind: 'point', id: point }
  const href = /^"([^"]*)"/.exec(rest)?.[1] ?? /^([^\s\\]+)/.exec(rest)?.[1] ?? ''
  return isSafeLink(href) ? { kind: 'link', href } : null
}
