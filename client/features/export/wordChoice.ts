import { z } from 'zod'
import type { FileQuery } from '../../../shared/wire/exportFile.ts'
import { remember, remembered } from './remembered.ts'

/** What the dialog for Word was left with. */
const choice = z.object({
  what: z.enum(['text', 'changes']).catch('text'),
  /** `now`, or the id of a version; so are `from` and `to`. */
  text: z.string().catch('now'),
  positions: z.boolean().catch(false),
  /** Empty stands for the last version there is. */
  from: z.string().catch(''),
  to: z.string().catch('now'),
})
export type WordChoice = z.infer<typeof choice>
export const FIRST_WORD_CHOICE: WordChoice = choice.parse({})

type Versions = readonly { readonly id: string }[]

/** The choice as far as these versions, the first one first, allow it: without any, there is nothing to compare. */
export function amongVersions(made: WordChoice, versions: Versions): WordChoice {
  const last = versions.at(-1)
  const known = (id: string): boolean => id === 'now' || versions.some((one) => one.id === id)
  return {
    what: last === undefined ? 'text' : made.what,
    text: known(made.text) ? made.text : 'now',
    positions: made.positions,
    from: known(made.from) ? made.from : (last?.id ?? 'now'),
    to: known(made.to) ? made.to : 'now',
  }
}

/** Whether it asks for the changes from a text to itself. */
export const hasNoChanges = ({ what, from, to }: WordChoice): boolean =>
  what === 'changes' && from === to

/** The query that asks the server for it. */
export function wordQueryOf(made: WordChoice): Record<string, string> {
  const asked: Partial<Record<keyof FileQuery, string>> = { format: 'docx' }
  if (made.what === 'changes') return Object.assign(asked, { from: made.from, to: made.to })
  if (made.text !== 'now') asked.version = made.text
  if (made.positions) asked.positions = '1'
  return asked
}

const KEY = 'parley.word'

/** The choice of the last time. */
export const lastWordChoice = (): WordChoice => remembered(KEY, choice) ?? FIRST_WORD_CHOICE

export const rememberWordChoice = (made: WordChoice): void => remember(KEY, made)
