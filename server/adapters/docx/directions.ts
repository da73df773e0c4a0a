import type { Direction } from '../../../shared/print/printDocument.ts'

/** A stretch of words that are read from one side. */
export interface Stretch {
  readonly text: string
  readonly isRightToLeft: boolean
}

const RIGHT =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}\p{Script=Hanifi_Rohingya}]/u
/** Letters with the marks on them, or all that is no letter. */
const PARTS = /[\p{L}\p{M}]+|[^\p{L}\p{M}]+/gu

/**
 * Words cut where their direction changes: Word sets each run from one side, in a font for its letters. What has no
 * direction of its own goes with what stands on both sides of it, and with the paragraph where those differ.
 */
export function stretchesOf(text: string, paragraph: Direction): readonly Stretch[] {
  const outer = paragraph === 'rtl'
  if (!RIGHT.test(text)) return [{ text, isRightToLeft: outer && !/\p{L}/u.test(text) }]
  const parts = (text.match(PARTS) ?? []).map((part) => ({
    text: part,
    isRightToLeft: /[\p{L}\p{M}]/u.test(part) ? RIGHT.test(part) : null,
  }))
  const stretches: { text: string; isRightToLeft: boolean }[] = []
  parts.forEach((part, at) => {
    const [before, after] = [parts[at - 1]?.isRightToLeft ?? outer, parts[at + 1]?.isRightToLeft]
    const own = part.isRightToLeft ?? (before === (after ?? outer) ? before : outer)
    const last = stretches.at(-1)
    if (last?.isRightToLeft === own) last.text += part.text
    else stretches.push({ text: part.text, isRightToLeft: own })
  })
  return stretches
}
