import type { Block, Inline } from '../../model/pointText.ts'
import { spellBrackets } from '../../model/spellBrackets.ts'

const isLetter = /[\p{L}\p{N}]/u

/** The letters and digits of a text, one after the other. */
export const lettersOf = (text: string): string =>
  Array.from(text.normalize('NFD'))
    .filter((one) => isLetter.test(one))
    .join('')

/**
 * The letters that a text of `anyText` shows, without labels of lists, in a plan without its parties whose `p1` is
 * point 1 and whose `p2` is the struck "Old wording".
 */
export const lettersOfText = (text: readonly Block[]): string =>
  lettersOf(
    wordsOfText(
      spellBrackets(text, (of) =>
        of === 'text' ? 'as drafted' : 'a party that is not in this plan',
      ),
    ),
  )

const LABELS: Readonly<Record<string, string>> = { p1: 'point 1', p2: '“Old wording” (struck)' }

function inlineWords(one: Inline): string {
  switch (one.kind) {
    case 'text':
      return one.text
    case 'footnote':
      return one.content.map(inlineWords).join(' ')
    case 'reference':
      return one.pointId === null ? '' : (LABELS[one.pointId] ?? 'a point that is not in this plan')
    default:
      return ' '
  }
}

const wordsOfText = (text: readonly Block[]): string =>
  text
    .map((one): string => {
      switch (one.kind) {
        case 'paragraph':
          return one.content.map(inlineWords).join(' ')
        case 'table':
          return one.rows.map((row) => row.map((a) => wordsOfText(a.blocks)).join(' ')).join(' ')
        case 'bracket':
          return ''
        default:
          return one.items.map(wordsOfText).join(' ')
      }
    })
    .join(' ')
