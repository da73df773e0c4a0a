import { cleanLine } from './cleanText.ts'
import type { PrintLine } from './printDocument.ts'
import { voiceOf } from './voice.ts'

/** The language of the words that a printed plan adds of its own. */
export const LANGUAGE = 'en'

/** Words on one line, however they were typed. */
export function line(text: string): PrintLine {
  const cleaned = cleanLine(text)
  return { text: cleaned, ...voiceOf(cleaned, LANGUAGE) }
}
