const FROM_RIGHT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u
const FROM_LEFT = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]/u
const FIRST_STRONG = '\u2068'
const END = '\u2069'

const isolate = (words: string): string => `${FIRST_STRONG}${words}${END}`

/** Somebody's words in a sentence from left to right: others than its own keep their order, and turn nothing around. */
export const inLeftToRight = (words: string): string =>
  FROM_RIGHT.test(words) ? isolate(words) : words

/** The same in a sentence from right to left. */
export const inRightToLeft = (words: string): string =>
  FROM_LEFT.test(words) ? isolate(words) : words
