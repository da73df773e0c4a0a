import type { Node } from '@tiptap/pm/model'
import type { Transaction } from '@tiptap/pm/state'
import { Mapping, StepMap } from '@tiptap/pm/transform'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import { lettersOfDocument, placeOfPosition, positionsOfRange } from './documentLetters.ts'
import type { CommentedWords } from './textComments.ts'

/** The words of a thread in a live text, by positions of its document. */
export interface TrackedWords {
  readonly key: string
  readonly from: number
  readonly to: number
}

/** Words of a thread that were taken out of a live text. */
export interface LiftedWords {
  readonly key: string
  readonly words: string
}

/** Whether an edit was made in this editor, and not taken over from the shared text. */
export const isHere = (transaction: Transaction): boolean =>
  transaction.getMeta(ySyncPluginKey) === undefined

/**
 * How places moved. The binding replaces the whole document for whatever somebody else did, so for that it is worked
 * out from what differs.
 */
export function mappingOf(transaction: Transaction, before: Node, after: Node): Mapping {
  if (isHere(transaction)) return transaction.mapping
  const start = before.content.findDiffStart(after.content)
  const end = before.content.findDiffEnd(after.content)
  if (start === null || end === null) return new Mapping()
  const overlap = Math.max(0, start - Math.min(end.a, end.b))
  return new Mapping([new StepMap([start, end.a + overlap - start, end.b + overlap - start])])
}

/** Where words are after an edit; those that it took out are left out. */
export const mapped = (
  tracked: readonly TrackedWords[],
  mapping: Mapping,
): readonly TrackedWords[] =>
  tracked.flatMap((one) => {
    const from = mapping.map(one.from, 1)
    const to = mapping.map(one.to, -1)
    return from < to ? [{ key: one.key, from, to }] : []
  })

/** The words that an edit took out; those of the edit before, where it took none. */
export function liftedIn(
  before: Node,
  marks: { readonly tracked: readonly TrackedWords[]; readonly lifted: readonly LiftedWords[] },
  kept: readonly TrackedWords[],
): readonly LiftedWords[] {
  if (kept.length === marks.tracked.length) return marks.lifted
  const still = new Set(kept.map((one) => one.key))
  const letters = lettersOfDocument(before)
  return marks.tracked
    .filter((one) => !still.has(one.key))
    .map((one) => ({
      key: one.key,
      words: letters.text.slice(
        placeOfPosition(letters, one.from),
        placeOfPosition(letters, one.to),
      ),
    }))
}

/** Words that were lifted and are now dropped or pasted: where they are, if they are there exactly once. */
export function carried(
  transaction: Transaction,
  lifted: readonly LiftedWords[],
  kept: readonly TrackedWords[],
): readonly TrackedWords[] {
  const event: unknown = transaction.getMeta('uiEvent')
  const last = transaction.mapping.maps.at(-1)
  if (lifted.length === 0 || last === undefined || (event !== 'drop' && event !== 'paste'))
    return []
  const letters = lettersOfDocument(transaction.doc)
  const still = new Set(kept.map((one) => one.key))
  const found: TrackedWords[] = []
  last.forEach((_from, _to, start, end) => {
    const from = placeOfPosition(letters, start)
    const put = letters.text.slice(from, placeOfPosition(letters, end))
    for (const { key: thread, words } of lifted) {
      const at = put.indexOf(words)
      if (still.has(thread) || at < 0 || at !== put.lastIndexOf(words)) continue
      const place = { from: from + at, to: from + at + words.length }
      const positions = positionsOfRange(letters, place)
      if (positions !== null) found.push({ key: thread, ...positions })
    }
  })
  return found
}

/** Where the commented words of a text are in the document that shows it. */
export function trackedIn(doc: Node, words: readonly CommentedWords[]): readonly TrackedWords[] {
  const letters = lettersOfDocument(doc)
  return words.flatMap((one) => {
    const at = positionsOfRange(letters, one)
    return at === null ? [] : [{ key: one.key, ...at }]
  })
}
