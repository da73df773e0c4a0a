import { getMarkRange } from '@tiptap/core'
import type { EditorState, Transaction } from '@tiptap/pm/state'
import { isSafeLink } from '../../../../shared/model/link.ts'
import { markType } from '../text/marks.ts'

/** What there is to say of a link where the caret is. */
export interface LinkHere {
  /** Where the link at the caret leads, or null when there is none. */
  readonly href: string | null
  /** Whether words are selected, or the caret is in a link, so that no words are asked for. */
  readonly hasWords: boolean
}

export function linkHere(state: EditorState): LinkHere {
  const type = markType(state, 'link')
  const { $from, from, to, empty } = state.selection
  const range = getMarkRange($from, type)
  let href: string | null = null
  state.doc.nodesBetween(from, empty ? Math.min(to + 1, state.doc.content.size) : to, (node) => {
    const value: unknown = type.isInSet(node.marks)?.attrs['href']
    if (href === null && typeof value === 'string' && (!empty || range !== undefined)) href = value
  })
  return { href, hasWords: !empty || range !== undefined }
}

/** Sets the link of the selected words, of the link at the caret, or of new words; null takes the link off. */
export function setLink(state: EditorState, href: string | null, words: string): Transaction {
  const type = markType(state, 'link')
  const { tr, selection } = state
  const range = selection.empty ? getMarkRange(selection.$from, type) : undefined
  const from = range?.from ?? selection.from
  const to = range?.to ?? selection.to
  if (href === null) return tr.removeMark(from, to, type)
  const mark = type.create({ href })
  if (from < to) return tr.addMark(from, to, mark)
  const text = state.schema.text(words === '' ? href : words, [
    ...(state.storedMarks ?? selection.$from.marks()),
    mark,
  ])
  return tr.replaceSelectionWith(text, false).removeStoredMark(type)
}

/** What somebody typed as a link, completed as they surely meant it; null when it is none that may stand in a text. */
export function readLink(typed: string): string | null {
  const text = typed.trim()
  if (isSafeLink(text)) return text
  if (/^[^\s@/:]+@[^\s@/:]+\.[^\s@/:]+$/.test(text)) return `mailto:${text}`
  if (
    /^[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+([/?#:]\S*)?$/u.test(text) &&
    isSafeLink(`https://${text}`)
  ) {
    return `https://${text}`
  }
  return null
}
