import { type EditorState, Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, type DecorationAttrs, DecorationSet, type EditorView } from '@tiptap/pm/view'
import type { Node } from '@tiptap/pm/model'
import type { PointId } from '../../../../shared/model/ids.ts'
import type { AuthorRun, TextAuthor } from '../../../../shared/model/textAuthors.ts'
import styles from './authors.module.css'
import type { WordAuthors, Writer } from './wordAuthors.ts'

/** New words get their author's line so long after the last letter; until then they share that of their neighbours. */
const AFTER_TYPING_MS = 250

/** The attribute that says, of an element with words, who wrote them. */
export const AUTHOR_ATTRIBUTE = 'data-author'

const key = new PluginKey<DecorationSet>('authors')

/** Underlines the words of a live text by who wrote them, and says whose the caret is at, while that is shown. */
export function authorMarks(pointId: PointId, authors: WordAuthors): Plugin {
  return new Plugin<DecorationSet>({
    key,
    state: {
      init: () => DecorationSet.empty,
      apply: (transaction, set) => {
        const drawn: unknown = transaction.getMeta(key)
        if (drawn instanceof DecorationSet) return drawn
        return set === DecorationSet.empty ? set : set.map(transaction.mapping, transaction.doc)
      },
    },
    props: {
      decorations: (state) => key.getState(state),
      handleDOMEvents: {
        focus: (view) => tellCaret(view, authors),
        blur: () => {
          if (authors.shown.getState()) authors.atCaret.setState(null, true)
        },
      },
    },
    view: (view) => watch(view, pointId, authors),
  })
}

function watch(view: EditorView, pointId: PointId, authors: WordAuthors) {
  let timer: ReturnType<typeof setTimeout> | null = null

  function draw(): void {
    if (timer !== null) clearTimeout(timer)
    timer = null
    if (view.isDestroyed) return
    // Drawing anew under words that are being composed would end the composition.
    if (view.composing) return later()
    const set = authors.shown.getState()
      ? authorDecorations(view.state.doc, authors.read(pointId), authors)
      : DecorationSet.empty
    // In the middle of an edit the editor and the text differ; the edit's end draws again.
    if (set === null || set === key.getState(view.state)) return
    view.dispatch(view.state.tr.setMeta(key, set).setMeta('addToHistory', false))
  }
  function later(): void {
    timer ??= setTimeout(draw, AFTER_TYPING_MS)
  }

  const forget = authors.subscribe(draw)
  // The editor is not whole yet; by the end of this turn it is, and nothing is painted before.
  queueMicrotask(draw)
  return {
    update(_view: EditorView, before: EditorState) {
      if (!authors.shown.getState()) return
      if (!before.doc.eq(view.state.doc)) later()
      tellCaret(view, authors)
    },
    destroy() {
      forget()
      if (timer !== null) clearTimeout(timer)
    },
  }
}

function tellCaret(view: EditorView, authors: WordAuthors): void {
  if (!authors.shown.getState() || !view.hasFocus()) return
  const author = authorAt(view.state)
  if (author !== authors.atCaret.getState()) authors.atCaret.setState(author, true)
}

/** Who wrote the letter before the caret, or the one after it where there is none before. */
export function authorAt(state: EditorState): TextAuthor | null {
  const { head } = state.selection
  const near = key.getState(state)?.find(head, head) ?? []
  const at = near.find((one) => one.from < head && head <= one.to) ?? near[0]
  const spec: { author?: TextAuthor } | undefined = at?.spec
  return spec?.author ?? null
}

/** The lines under the words of a text; null when the editor does not hold the same letters as the text now. */
export function authorDecorations(
  doc: Node,
  runs: readonly AuthorRun[],
  authors: Pick<WordAuthors, 'writer'>,
): DecorationSet | null {
  const marks: Decoration[] = []
  const letters = runs.map((run) => run.text).join('')
  let read = 0
  let run = 0
  /** Where the current run ends, counted in letters of the text. */
  let runEnd = runs[0]?.text.length ?? 0
  let isSame = true
  doc.descendants((node, position) => {
    if (!isSame || !node.isText) return isSame
    const text = node.text ?? ''
    isSame = letters.startsWith(text, read)
    for (let at = 0; isSame && at < text.length;) {
      while (read + at >= runEnd) runEnd += runs[++run]?.text.length ?? Number.POSITIVE_INFINITY
      const end = Math.min(text.length, runEnd - read)
      const author = runs[run]?.author ?? null
      if (author !== null) {
        const attributes = attributesOf(author, authors.writer(author))
        marks.push(Decoration.inline(position + at, position + end, attributes, { author }))
      }
      at = end
    }
    read += text.length
    return false
  })
  return isSame && read === letters.length ? DecorationSet.create(doc, marks) : null
}

/** What a still text has on its words too. */
const attributesOf = (author: TextAuthor, writer: Writer): DecorationAttrs => ({
  class: styles['word'] ?? '',
  style: `--tone: var(--party-${writer.colour})`,
  'data-line': writer.line,
  [AUTHOR_ATTRIBUTE]: author,
})
