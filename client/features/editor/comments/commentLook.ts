import type { Node } from '@tiptap/pm/model'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import styles from './comments.module.css'
import { lettersOfDocument, positionsOfRange } from './documentLetters.ts'
import type { CommentedWords } from './textComments.ts'

/** The attribute that names the thread of marked words. */
export const THREAD_ATTRIBUTE = 'data-thread'

/** The marks under the commented words of a document. */
export function commentDecorations(doc: Node, words: readonly CommentedWords[]): DecorationSet {
  const letters = lettersOfDocument(doc)
  const marks = words.flatMap((one) => {
    const at = one.isMarked ? positionsOfRange(letters, one) : null
    if (at === null) return []
    return [Decoration.inline(at.from, at.to, attributesOf(one), { key: one.key })]
  })
  return DecorationSet.create(doc, marks)
}

/** What a still text has on its words too. Overlapping threads share words: classes add up, other attributes do not. */
const attributesOf = (words: CommentedWords): Record<string, string> => ({
  class: wordsClass([words]),
  [THREAD_ATTRIBUTE]: words.key,
})

/** How words are drawn that these threads are about. */
export const wordsClass = (words: readonly CommentedWords[]): string =>
  [
    styles['words'],
    words.every((one) => one.kind === 'changed') && styles['changed'],
    words.some((one) => one.isFocused) && styles['focused'],
  ]
    .filter(Boolean)
    .join(' ')

/** Of threads that share words, the one to be opened: clicking again goes round. */
export function nextThread(keys: readonly string[], focused: string | null): string | null {
  return keys[(keys.indexOf(focused ?? '') + 1) % keys.length] ?? null
}
