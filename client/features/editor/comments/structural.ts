import type { Slice } from '@tiptap/pm/model'
import type { Transaction } from '@tiptap/pm/state'
import { ReplaceStep, type Step, StepMap } from '@tiptap/pm/transform'

/**
 * Whether an edit may give words that stay another name in Yjs: the binding writes the words behind a split, a note or
 * a break anew, and those of everything that is moved. Typing, deleting and marking words inside a line do not.
 */
export const isStructural = (transaction: Transaction): boolean =>
  transaction.steps.some((step, at) => isStructuralStep(step, transaction, at))

function isStructuralStep(step: Step, transaction: Transaction, at: number): boolean {
  if (!(step instanceof ReplaceStep)) return step.getMap() !== StepMap.empty
  const before = transaction.docs[at]
  const removed = before?.slice(step.from, step.to)
  return !isWords(step.slice) || (removed !== undefined && !isWords(removed))
}

function isWords(slice: Slice): boolean {
  if (slice.openStart > 0 || slice.openEnd > 0) {
    // A cut within one line is open on both sides by as much as it is deep, and holds that line alone.
    if (slice.openStart !== slice.openEnd) return false
  }
  let content = slice.content
  for (let depth = 0; depth < slice.openStart; depth++) {
    const only = content.childCount === 1 ? content.firstChild : null
    if (only === null) return false
    content = only.content
  }
  let isOnlyWords = true
  content.forEach((node) => {
    if (!node.isText) isOnlyWords = false
  })
  return isOnlyWords
}
