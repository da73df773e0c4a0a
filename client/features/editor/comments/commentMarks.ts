import type { Node } from '@tiptap/pm/model'
import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state'
import { Mapping, StepMap } from '@tiptap/pm/transform'
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import type { PointId } from '../../../../shared/model/ids.ts'
import styles from './comments.module.css'
import { lettersOfDocument, placeOfPosition, positionsOfRange } from './documentLetters.ts'
import type { Healer } from './healing.ts'
import { isStructural } from './structural.ts'
import type { CommentedWords, TextComments } from './textComments.ts'

/** The words of a thread in a live text, by positions of its document. */
export interface TrackedWords {
  readonly key: string
  readonly from: number
  readonly to: number
}

interface LiftedWords {
  readonly key: string
  readonly words: string
}

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
/** The attribute that names the thread of marked words. */
export const THREAD_ATTRIBUTE = 'data-thread'

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

const isHere = (transaction: Transaction): boolean =>
  transaction.getMeta(ySyncPluginKey) === undefined

/**
 * How places moved. The binding replaces the whole document for whatever somebody else did, so for that it is worked
 * out from what differs.
 */
function mappingOf(transaction: Transaction, before: Node, after: Node): Mapping {
  if (isHere(transaction)) return transaction.mapping
  const start = before.content.findDiffStart(after.content)
  const end = before.content.findDiffEnd(after.content)
  if (start === null || end === null) return new Mapping()
  const overlap = Math.max(0, start - Math.min(end.a, end.b))
  return new Mapping([new StepMap([start, end.a + overlap - start, end.b + overlap - start])])
}

const mapped = (tracked: readonly TrackedWords[], mapping: Mapping): readonly TrackedWords[] =>
  tracked.flatMap((one) => {
    const from = mapping.map(one.from, 1)
    const to = mapping.map(one.to, -1)
    return from < to ? [{ key: one.key, from, to }] : []
  })

/** The words that an edit took out; those of the edit before, where it took none. */
function liftedIn(
  before: Node,
  marks: Marks,
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
function carried(
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

function trackedIn(doc: Node, words: readonly CommentedWords[]): readonly TrackedWords[] {
  const letters = lettersOfDocument(doc)
  return words.flatMap((one) => {
    const at = positionsOfRange(letters, one)
    return at === null ? [] : [{ key: one.key, ...at }]
  })
}

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

/** Of threads that share words, the one to be opened: clicking again goes round. */
export function nextThread(keys: readonly string[], focused: string | null): string | null {
  return keys[(keys.indexOf(focused ?? '') + 1) % keys.length] ?? null
}

/** Where the words of a thread stand in a live text; null where they are not. */
export const trackedAt = (state: EditorState, thread: string): TrackedWords | null =>
  key.getState(state)?.tracked.find((one) => one.key === thread) ?? null
