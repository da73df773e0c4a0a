import type { MarkerForm } from './source.ts'

/** What the beginning of a line could mean as the number of an item. */
export interface TypedMarker {
  readonly form: MarkerForm
  readonly value: number
  /** How it is written, for instance "(x)" or "article"; items of one list are written alike. */
  readonly style: string
  /** Letters of the line that it takes up, with the white space after it. */
  readonly length: number
}

/** Words before a number that make a line the beginning of a point. */
const POINT_WORDS = 'article|point|section|clause|paragraph|item|§'
const WORD = new RegExp(
  `^(${POINT_WORDS})\\s*(\\d{1,4})\\s*(?:[.:)\\u2013\\u2014-]+(?:\\s+|$)|$)`,
  'i',
)
const DOTTED = /^(\d{1,3}(?:\.\d{1,3}){1,4})[.)]?\s+/
const SIGNED = /^(\(?)([0-9]{1,4}|[A-Za-z]{1,6})([.)])(?:\s+|$)/
const BULLET = /^[•▪‣◦●■–·]\s+/
const PLAIN_BULLET = /^[-*+—]\s+/

/**
 * All that the beginning of a line could be, the likelier first: "(i)" is one in Roman numerals, or the ninth letter.
 * `plain` is for text without markup, in which a hyphen begins an item too.
 */
export function typedMarkers(text: string, plain: boolean): readonly TypedMarker[] {
  const start = text.length - text.trimStart().length
  const rest = text.slice(start)
  const bullet = BULLET.exec(rest) ?? (plain ? PLAIN_BULLET.exec(rest) : null)
  if (bullet !== null) {
    const style = bullet[0].trim()
    return [{ form: 'bullet', value: 1, style, length: start + bullet[0].length }]
  }
  const word = WORD.exec(rest)
  if (word !== null) {
    const style = (word[1] ?? '').toLowerCase()
    const value = Number(word[2])
    return [{ form: 'decimal' as const, value, style, length: start + word[0].length }].filter(
      isCounted,
    )
  }
  const dotted = DOTTED.exec(rest)
  if (dotted !== null) {
    const parts = (dotted[1] ?? '').split('.')
    const length = start + dotted[0].length
    const own = { form: 'decimal', value: Number(parts.at(-1)), length } as const
    return [{ ...own, style: parts.map(() => 'x').join('.') }].filter(isCounted)
  }
  const signed = SIGNED.exec(rest)
  if (signed === null) return []
  const [all, open, sign = '', close] = signed
  if (open === '(' && close === '.') return []
  const common = { style: `${open}x${close}`, length: start + all.length }
  return meanings(sign)
    .map((one) => ({ ...one, ...common }))
    .filter(isCounted)
}

const isCounted = ({ value }: { readonly value: number }): boolean => value >= 1 && value <= 9999

function meanings(sign: string): { form: MarkerForm; value: number }[] {
  if (/^\d+$/.test(sign)) return [{ form: 'decimal', value: Number(sign) }]
  const upper = sign === sign.toUpperCase()
  if (!upper && sign !== sign.toLowerCase()) return []
  const roman = romanValue(sign.toLowerCase())
  const letter = letterValue(sign.toLowerCase())
  return [
    ...(roman === null ? [] : [{ form: upper ? 'ROMAN' : 'roman', value: roman } as const]),
    ...(letter === null ? [] : [{ form: upper ? 'LETTER' : 'letter', value: letter } as const]),
  ]
}

/** a to z, then aa, bb … or aa, ab …; null for more than two letters. */
function letterValue(sign: string): number | null {
  const [first, second] = [sign.charCodeAt(0) - 96, sign.charCodeAt(1) - 96]
  if (sign.length === 1) return first
  if (sign.length > 2) return null
  return first === second && first > 1 ? 26 + first : first * 26 + second
}

const NUMERALS: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100 }
const ROMAN = /^(?:c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})$/

/** Null for what is no Roman numeral as people write them. */
export function romanValue(sign: string): number | null {
  if (sign === '' || !ROMAN.test(sign)) return null
  return sign.split('').reduce((sum, letter, at) => {
    const own = NUMERALS[letter] ?? 0
    return (NUMERALS[sign[at + 1] ?? ''] ?? 0) > own ? sum - own : sum + own
  }, 0)
}
