import type { Direction, Voice } from './printDocument.ts'

/** The letters of one script, and how its languages are told apart by letters that only one of them has. */
interface Script {
  readonly letters: RegExp
  readonly direction: Direction
  /** In order: the first whose letters occur is the language. */
  readonly languages: readonly (readonly [code: string, letters: RegExp])[]
  /** When no such letter occurs; null where a guess would take a side or hyphenate wrongly. */
  readonly otherwise: string | null
}

const SCRIPTS: readonly Script[] = [
  {
    letters: /\p{Script=Cyrillic}/gu,
    direction: 'ltr',
    languages: [
      ['be', /ў/iu],
      ['uk', /[іїєґ]/iu],
      ['ru', /[ыэёъ]/iu],
    ],
    otherwise: null,
  },
  {
    letters: /\p{Script=Arabic}/gu,
    direction: 'rtl',
    languages: [
      ['ur', /[ٹڈڑںے]/u],
      ['fa', /[پچژگ]/u],
    ],
    otherwise: 'ar',
  },
  { letters: /\p{Script=Hebrew}/gu, direction: 'rtl', languages: [], otherwise: 'he' },
  { letters: /\p{Script=Greek}/gu, direction: 'ltr', languages: [], otherwise: 'el' },
]

const RIGHT_TO_LEFT =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}\p{Script=Hanifi_Rohingya}]/u

const LATIN_ONLY = /^[\p{ASCII}\p{Script=Latin}\p{P}]*$/u

/** Letters from the right, and the marks that turn around even the others. */
const TURNS = new RegExp(`${RIGHT_TO_LEFT.source}|[\\u2066-\\u2069]`, 'u')

/** The direction of a paragraph: that of its first letter, left to right when it has none. */
export function directionOf(text: string): Direction {
  const first = /\p{L}/u.exec(text)
  return first !== null && RIGHT_TO_LEFT.test(first[0]) ? 'rtl' : 'ltr'
}

/**
 * How a paragraph is read. Its language is that of the script with most letters in it; `latin` is the language of
 * Latin letters, which look alike in all their languages.
 */
export function voiceOf(text: string, latin: string): Voice {
  if (LATIN_ONLY.test(text)) return { direction: 'ltr', language: latin, mixed: false }
  const direction = directionOf(text)
  const mixed =
    direction === 'rtl' ? /\p{Script=Latin}|\p{Script=Cyrillic}/u.test(text) : TURNS.test(text)
  const count = (letters: RegExp): number => text.match(letters)?.length ?? 0
  let script: Script | null = null
  let most = count(/\p{Script=Latin}/gu)
  for (const one of SCRIPTS) {
    const letters = count(one.letters)
    if (letters > most) [script, most] = [one, letters]
  }
  if (script !== null) {
    const known = script.languages.find(([, letters]) => letters.test(text))
    return { direction, mixed, language: known === undefined ? script.otherwise : known[0] }
  }
  // A text in letters that are not known here is in some language, but not in that of the Latin ones.
  return { direction, mixed, language: most > 0 || !/\p{L}/u.test(text) ? latin : null }
}
