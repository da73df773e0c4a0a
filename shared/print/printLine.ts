import { cleanLine } from './cleanText.ts'
import type { Labels } from './labels/labels.ts'
import type { PrintLine, Voice } from './printDocument.ts'
import { voiceOf } from './voice.ts'

/** The language of Latin letters, unless labels say another one. */
export const LANGUAGE = 'en'

/** Words on one line, however they were typed. */
export function line(text: string, latin: string = LANGUAGE): PrintLine {
  const cleaned = cleanLine(text)
  return { text: cleaned, ...voiceOf(cleaned, latin) }
}

/** A sentence of the document itself, whosever words stand in it. */
export function ownLine(text: string, labels: Labels): PrintLine {
  const read = line(text, labels.latin)
  // In Latin letters as every line; other letters may not tell the language, and a name at the beginning not the direction.
  if (labels.language === labels.latin) return read
  return { ...read, ...ownVoice(labels), mixed: read.mixed || read.direction !== labels.direction }
}

/** How the words of the labels alone are read. */
export const ownVoice = ({ language, direction }: Labels): Voice => ({
  ...{ language, direction },
  mixed: false,
})
