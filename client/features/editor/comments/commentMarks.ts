import type { Node } from '@tiptap/pm/model'
import { type EditorState, Plugin, PluginKey } from '@tiptap/pm/state'
import { DecorationSet, type EditorView } from '@tiptap/pm/view'
import type { PointId } from '../../../../shared/model/ids.ts'
import { commentDecorations, nextThread } from './commentLook.ts'
import { lettersOfDocument } from './documentLetters.ts'
import type { Healer } from './healing.ts'
import { isStructural } from './structural.ts'
import type { CommentedWords, TextComments } from './textComments.ts'
import {
  carried,
  isHere,
  liftedIn,
  type LiftedWords,
  mapped,
  mappingOf,
  trackedIn,
  type TrackedWords,
} from './trackedWords.ts'

interface Marks {
  /** Of every thread about words here, resolved ones as well: they may be opened again. */
  readonly tracked: readonly TrackedWords[]
  /** Those that were last taken out here; they may be put in again elsewhere. */
  readonly lifted: readonly LiftedWords[]
  readonly drawn: DecorationSet
  /** Counts up with every edit that was made here and may have given letters another name. */
  readonly structural: number
}

/** Words that are typed share their neighbours' marks until so long after the last letter. */
const AFTER_TYPING_MS = 250
const key = new PluginKey<Marks>('comments')
const NOTHING: Marks = { tracked: [], lifted: [], drawn: DecorationSet.empty, structural: 0 }

/** Marks the words of a live text that open threads are about, and lets a click on them open their thread. */
export function commentMarks(pointId: PointId, comments: TextComments, healer: Healer): Plugin {
  return new Plugin<Marks>({
    key,
    state: {
      init: () => NOTHING,
      apply: (transaction, marks, before, after) => {
        const read: unknown = transaction.getMeta(key)
        if (isReading(read)) return { ...marks, ...read }
        if (!transaction.docChanged || (marks.tracked.length === 0 && marks.lifted.length === 0)) {
          return marks
        }
        const mapping = mappingOf(transaction, before.doc, after.doc)
        const kept = mapped(marks.tracked, mapping)
        const lifted = isHere(transaction) ? liftedIn(before.doc, marks, kept) : marks.lifted
        const put = carried(transaction, lifted, kept)
        const isMove = put.length > 0 || (isHere(transaction) && isStructural(transaction))
        return {
          tracked: [...kept, ...put],
          lifted,
          drawn: marks.drawn.map(mapping, transaction.doc),
          structural: marks.structural + (isMove ? 1 : 0),
        }
      },
    },
    props: {
      decorations: (state) => key.getState(state)?.drawn,
      handleClick(view, position) {
        const thread = threadAt(view.state, position, comments.focused.getState())
        if (thread !== null) comments.open(thread)
        // The caret goes where the click was all the same.
        return false
      },
    },
    view: (view) => watch(view, pointId, comments, healer),
  })
}

function watch(view: EditorView, pointId: PointId, comments: TextComments, healer: Healer) {
  const live = comments.words(pointId)
  let timer: ReturnType<typeof setTimeout> | null = null
  let structural = 0
  let read: { words: readonly CommentedWords[]; doc: Node } | null = null

  function draw(): void {
    if (timer !== null) clearTimeout(timer)
    timer = null
    if (view.isDestroyed) return
    // Drawing anew under words that are being composed would end the composition.
    if (view.composing) return later()
    // Words that were just moved are known to this page alone until it has told.
    if (healer.isWaiting()) return later()
    const { doc } = view.state
    if (lettersOfDocument(doc).text !== comments.letters(pointId).text) return later()
    const words = live.get()
    if (read?.words === words && read.doc === doc) return
    read = { words, doc }
    const reading = { tracked: trackedIn(doc, words), drawn: commentDecorations(doc, words) }
    view.dispatch(view.state.tr.setMeta(key, reading).setMeta('addToHistory', false))
  }
  function later(): void {
    timer ??= setTimeout(draw, AFTER_TYPING_MS)
  }

  const forget = live.subscribe(draw)
  // The editor is not whole yet; by the end of this turn it is, and nothing is painted before.
  queueMicrotask(draw)
  return {
    update(_view: EditorView, before: EditorState) {
      if (before.doc.eq(view.state.doc)) return
      const marks = key.getState(view.state) ?? NOTHING
      // The binding has written the edit by now, and nobody else's can have come between.
      if (marks.structural !== structural) healer.lookAfterEdit(view.state.doc, marks.tracked)
      structural = marks.structural
      if (marks.tracked.length > 0) later()
    },
    destroy() {
      forget()
      healer.flush()
      if (timer !== null) clearTimeout(timer)
    },
  }
}

const isReading = (value: unknown): value is Pick<Marks, 'tracked' | 'drawn'> =>
  typeof value === 'object' && value !== null && 'drawn' in value

/** The thread that a click on a position means: of those that share it the shortest, or the next after the one in focus. */
export function threadAt(
  state: EditorState,
  position: number,
  focused: string | null,
): string | null {
  const near = key.getState(state)?.drawn.find(position, position) ?? []
  const keys = near
    .filter((one) => one.from <= position && position <= one.to)
    .sort((a, b) => a.to - a.from - (b.to - b.from))
    .map((one) => String((one.spec as { key?: unknown }).key))
  return nextThread(keys, focused)
}

/** Where the words of a thread stand in a live text; null where they are not. */
export const trackedAt = (state: EditorState, thread: string): TrackedWords | null =>
  key.getState(state)?.tracked.find((one) => one.key === thread) ?? null
