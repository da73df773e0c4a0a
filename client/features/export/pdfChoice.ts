import { z } from 'zod'
import { LABEL_LANGUAGES } from '../../../shared/model/labelLanguage.ts'
import { LAYOUTS, type Layout } from '../../../shared/model/layout.ts'
import { type PdfQuery, RECIPIENT_LETTERS, STANDARDS } from '../../../shared/wire/pdf.ts'
import { remember, remembered } from './remembered.ts'

/** What the dialog was left with; all of it but for whom and a caucus, which nobody wants to send by habit. */
const choice = z.object({
  layout: z.enum(LAYOUTS).catch('clean'),
  attributed: z.boolean().catch(true),
  comments: z.enum(['none', 'open', 'resolved', 'all']).catch('none'),
  lines: z.boolean().catch(false),
  watermark: z.string().max(40).catch(''),
  /** `now`, or the id of a version. */
  text: z.string().catch('now'),
  from: z.string().catch('now'),
  paper: z.enum(['a4', 'letter']).catch('a4'),
  language: z.enum(LABEL_LANGUAGES).catch('en'),
  standard: z.enum(STANDARDS).catch('ua'),
  signatures: z.boolean().catch(false),
  authors: z.boolean().catch(false),
  /** With the papers of one's own caucus; asked for anew each time. */
  caucus: z.boolean().catch(false),
})
export type PdfChoice = z.infer<typeof choice>
export const FIRST_CHOICE: PdfChoice = choice.parse({})

/** What each layout shows, in one plain sentence. */
export const LAYOUT_SENTENCES: Readonly<Record<Layout, readonly [name: string, words: string]>> = {
  clean: ['Clean text', 'The text alone; brackets are written out among the words.'],
  bracketed: ['Brackets', 'The text with its brackets marked and their alternatives side by side.'],
  positions: ['Positions', 'A small table after each point says where every party stands on it.'],
  columns: ['Columns', 'The text on wide pages, and each party’s words beside it.'],
  redline: ['Redline', 'What changed between two texts, word by word.'],
}

/** Why there is nothing to show between two texts that are one. */
export const SAME_TEXT = 'Choose two different texts; these have no differences.'

export const MOST_RECIPIENTS = 20

/** The names in a field with one on each line, each once. */
export const recipientsIn = (text: string): readonly string[] => [
  ...new Set(
    text
      .split('\n')
      .map((name) => name.trim())
      .filter((name) => name !== ''),
  ),
]

/** What is wrong with the names; null when nothing is. */
export function wrongWithRecipients(names: readonly string[]): string | null {
  if (names.length > MOST_RECIPIENTS) return `Make at most ${MOST_RECIPIENTS} copies at once.`
  const long = names.find((name) => name.length > RECIPIENT_LETTERS)
  return long === undefined ? null : `“${long.slice(0, 30)}…” is too long for the foot of a page.`
}

/** Whether comments, authors and papers of a caucus can stand in an annex: they are of the text of now. */
export const isOfNow = ({ text }: Pick<PdfChoice, 'text'>): boolean => text === 'now'

/** Whether parties can sign it: a text, and not what changed between two. */
export const takesSignatures = ({ layout }: Pick<PdfChoice, 'layout'>): boolean =>
  layout !== 'redline'

/** Whether it shows brackets whose alternatives can be said to be somebody's. */
export const namesParties = ({ layout }: Pick<PdfChoice, 'layout'>): boolean =>
  layout !== 'clean' && layout !== 'redline'

/** The query that asks the server for it. */
export function queryOf(made: PdfChoice, recipient: string | null): Record<string, string> {
  const asked: Partial<Record<keyof PdfQuery, string>> = {
    format: 'pdf',
    paper: made.paper,
    layout: made.layout,
  }
  if (made.layout === 'redline') Object.assign(asked, { from: made.from, to: made.text })
  else if (made.text !== 'now') asked.version = made.text
  if (namesParties(made) && !made.attributed) asked.attributed = '0'
  if (made.comments !== 'none' && isOfNow(made)) asked.comments = made.comments
  if (made.language !== 'en') asked.language = made.language
  if (made.standard !== 'ua') asked.standard = made.standard
  if (made.signatures && takesSignatures(made)) asked.signatures = '1'
  if (made.authors && isOfNow(made)) asked.authors = '1'
  if (made.caucus && isOfNow(made)) asked.caucus = '1'
  if (made.lines) asked.lines = '1'
  if (made.watermark.trim() !== '') asked.watermark = made.watermark.trim()
  if (recipient !== null) asked.recipient = recipient
  return asked
}

const KEY = 'parley.pdf'

/** The choice of the last time, as far as its versions are still those of this plan. */
export function lastChoice(versions: readonly { readonly id: string }[]): PdfChoice {
  const last = remembered(KEY, choice) ?? FIRST_CHOICE
  const known = (id: string): string => (versions.some((one) => one.id === id) ? id : 'now')
  return { ...last, text: known(last.text), from: known(last.from) }
}

export const rememberChoice = (made: PdfChoice): void => remember(KEY, { ...made, caucus: false })
