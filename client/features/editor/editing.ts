import type { Editor } from '@tiptap/core'
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { no } from '../../../shared/lib/result.ts'
import { pointRoot } from '../../../shared/model/documents.ts'
import type { MemberId, PointId } from '../../../shared/model/ids.ts'
import { findMember, findPoint, type Plan, pointsOf } from '../../../shared/model/plan.ts'
import { mayEditPoint, type Verdict } from '../../../shared/rules/may.ts'
import { BRACKET_STAYS } from './brackets/bracketGuard.ts'
import { mayTakeBack } from './brackets/bracketSteps.ts'
import { type BracketPanel, createBracketPanel } from './brackets/bracketPanel.ts'
import { createTextBrackets, type TextBrackets } from './brackets/textBrackets.ts'
import { createWordAuthors, type WordAuthors } from './authors/wordAuthors.ts'
import type { TextComments } from './comments/textComments.ts'
import { createHealer, type Healer, type HealerOptions } from './comments/healing.ts'
import type { Caret } from './text/caret.ts'
import { createHistory, type Travelled } from './history.ts'
import { createLiveTexts, type LiveState } from './liveTexts.ts'
import { toggleMark } from './text/marks.ts'
import { createPanels, type Panels } from './panel/panels.ts'
import type { Place } from './text/place.ts'
import { createPlanNames, type PlanNames } from './text/planNames.ts'
import { createPointEditor, renameEditor } from './text/pointEditor.ts'
import type { Direction } from './text/textEdge.ts'
import {
  applyTool,
  NO_TOOLS,
  readTools,
  sameTools,
  type TextTool,
  type ToolsState,
} from './toolbar/tools.ts'
import { whyNot } from './sheet/whyNot.ts'

export interface EditingOptions {
  readonly doc: Y.Doc
  readonly awareness: Awareness
  readonly memberId: MemberId
  /** Brings a point into sight. */
  readonly goTo: (pointId: PointId) => void
  /** The document `review`, in which parties say what they support; absent where nobody can. */
  readonly review?: Y.Doc
  /** What is said of the texts; absent where nothing can be. */
  readonly comments?: TextComments & Pick<HealerOptions, 'heal' | 'mayHeal'>
}

/** All that the middle column does with texts: which are live, where the caret is, what can be undone. */
export interface Editing {
  readonly names: PlanNames
  readonly authors: WordAuthors
  readonly comments: TextComments | undefined
  readonly brackets: TextBrackets
  readonly bracketPanel: BracketPanel
  readonly live: StoreApi<LiveState>
  readonly tools: StoreApi<ToolsState>
  readonly panels: Panels
  /** One sentence about what just could not be done; null when there is nothing to say. */
  readonly notice: StoreApi<string | null>
  /** Takes over a new state of the plan; a text that may no longer be written is shown still at once. */
  setPlan(plan: Plan): void
  mayEdit(pointId: PointId): Verdict
  /** Makes a text live and puts the caret there; false when it may not be written. */
  open(pointId: PointId, place: Place): boolean
  /** Makes a text still again and puts the focus on it. */
  leave(pointId: PointId): void
  /** Opens the editor of a live text in its element; the answer closes it. */
  mount(pointId: PointId, element: HTMLElement, label: string): () => void
  rename(pointId: PointId, label: string): void
  /** Whether a text that is shown still is to take the focus, because the caret was in it until now. Asks once. */
  takesFocus(pointId: PointId): boolean
  /** The focus moved into a sheet, or out of all of them. */
  focusMoved(pointId: PointId | null): void
  editor(pointId: PointId): Editor | null
  apply(tool: TextTool): void
  undo(): void
  redo(): void
  /** The next edit, from here or from elsewhere on the page, begins a new step of the history. */
  cut(): void
  close(): void
}

export function createEditing(options: EditingOptions): Editing {
  const { doc, awareness } = options
  const names = createPlanNames()
  const authors = createWordAuthors(doc, options.memberId, names)
  const brackets = createTextBrackets({
    doc,
    review: options.review ?? null,
    memberId: options.memberId,
    names,
  })
  const tools = createStore<ToolsState>(() => NO_TOOLS)
  const notice = createStore<string | null>(() => null)
  const tell = (sentence: string | null) => notice.setState(sentence, true)
  let plan: Plan | null = null

  const live = createLiveTexts(() => {
    // Words typed in one point and then at once in another are two things to take back.
    history.cut()
    readAgain()
  })
  const healers = new Map<PointId, Healer>()
  /** Sees where the commented words of a point go; a point that is not live can be changed by undo as well. */
  function healerOf(pointId: PointId): Healer | null {
    const { comments } = options
    if (comments === undefined) return null
    const { heal, mayHeal } = comments
    const healer = healers.get(pointId) ?? createHealer({ doc, pointId, comments, heal, mayHeal })
    healers.set(pointId, healer)
    return healer
  }

  /** Whether a step was left out because it would have taken a bracket of others away. */
  let isBracketKept = false
  /** Where the caret stood in a text before the change that is being made there. */
  const caretsBefore = new Map<PointId, Caret | null>()
  const history = createHistory(
    doc,
    {
      before: (pointId) => caretsBefore.get(pointId) ?? null,
      keep: () => {
        for (const [pointId, caret] of live.carets()) caretsBefore.set(pointId, caret)
      },
    },
    (step, texts) => {
      const may = mayTakeBack(doc, texts, step, brackets.concernsOthers)
      if (!may) isBracketKept = true
      return may
    },
  )
  history.subscribe(() => readAgain())
  const panels = createPanels({
    names,
    active: live.active,
    undo: () => undo(),
    redo: () => redo(),
    cut: history.cut,
    onChange: () => readAgain(),
    tell,
  })

  const bracketPanel = createBracketPanel({
    doc,
    active: live.active,
    cut: history.cut,
    tell,
  })

  function readAgain(): void {
    const editor = live.active()?.editor
    const note = panels.note()
    const text =
      note !== null
        ? readTools(note.view.state, 'note')
        : editor === undefined
          ? NO_TOOLS
          : readTools(editor.state, 'text')
    const next = { ...text, undo: history.canUndo(), redo: history.canRedo() }
    if (!sameTools(tools.getState(), next)) tools.setState(next, true)
  }

  function mayEdit(pointId: PointId): Verdict {
    const member = plan === null ? undefined : findMember(plan, options.memberId)
    if (plan === null || member === undefined) return no('not-a-member')
    return mayEditPoint(member, findPoint(plan, pointId))
  }

  function open(pointId: PointId, place: Place): boolean {
    if (!mayEdit(pointId).ok) return false
    tell(null)
    live.open(pointId, place)
    if (place.at === 'note') panels.openNoteAtSelection()
    return true
  }

  function goBeyond(from: PointId, direction: Direction, x: number): boolean {
    if (plan === null) return false
    const order = pointsOf(plan).map((point) => point.id)
    const back = direction === 'up' || direction === 'left'
    const at = order.indexOf(from)
    const others = back ? order.slice(0, at).reverse() : order.slice(at + 1)
    const next = others.find((pointId) => mayEdit(pointId).ok)
    if (next === undefined) return false
    if (direction === 'left') return open(next, { at: 'end' })
    if (direction === 'right') return open(next, { at: 'start' })
    return open(next, { at: 'line', edge: back ? 'last' : 'first', x })
  }

  function travel(travelled: Travelled | null): void {
    if (travelled === null) return
    const { pointId, caret } = travelled
    healerOf(pointId)?.lookAfterUndo()
    const here = live.active()
    const isHere = here?.pointId === pointId
    // Whoever writes in a note goes on writing there.
    if (isHere && panels.note() !== null) return
    const hasFocus = isHere && here.editor.view.hasFocus()
    if (!hasFocus) options.goTo(pointId)
    if (hasFocus && caret === null) return
    open(pointId, caret === null ? { at: 'end' } : { at: 'caret', caret })
  }
  function goBack(move: () => Travelled | null): void {
    isBracketKept = false
    travel(move())
    if (isBracketKept) tell(BRACKET_STAYS)
  }
  const undo = () => goBack(history.undo)
  const redo = () => goBack(history.redo)

  function mount(pointId: PointId, element: HTMLElement, label: string): () => void {
    const root = pointRoot(pointId)
    const editor = createPointEditor({
      element,
      fragment: doc.getXmlFragment(root),
      root,
      awareness,
      pointId,
      names,
      authors,
      comments: options.comments,
      healer: healerOf(pointId),
      label,
      goTo: options.goTo,
      brackets,
      openBracket: (bracketId) => bracketPanel.show(pointId, bracketId),
      openFootnote: (position) => {
        live.activate(pointId)
        panels.openNote(position, false)
      },
      tell,
      onBeforeChange: (caret) => {
        caretsBefore.set(pointId, caret)
        if (notice.getState() !== null) tell(null)
      },
      onTransaction: () => {
        if (live.active()?.pointId !== pointId) return
        panels.sync()
        readAgain()
      },
      keys: {
        undo,
        redo,
        leave: () => live.goStill(pointId),
        goBeyond: (direction, x) => goBeyond(pointId, direction, x),
        askLink: () => panels.askLink(),
        askReference: (typed) => panels.askReference(typed),
        addFootnote: () => panels.addNote(),
        addTable: () => apply('table'),
        addBracket: bracketPanel.make,
        openSelectedFootnote: () => panels.openNoteAtSelection() || bracketPanel.showSelected(),
      },
    })
    const remove = live.add(pointId, editor)
    readAgain()
    return () => {
      if (panels.pointId() === pointId) panels.close(false)
      remove()
    }
  }

  function apply(tool: TextTool): void {
    const note = panels.note()
    const editor = live.active()?.editor
    if (note !== null) {
      if (tool === 'bold' || tool === 'italic' || tool === 'underline') {
        toggleMark(tool)(note.view.state, note.view.dispatch)
        note.view.focus()
      }
    } else if (editor !== undefined) {
      applyTool(tool, editor)
      editor.view.focus()
    }
  }

  function setPlan(next: Plan): void {
    if (next === plan) return
    plan = next
    names.setPlan(next)
    history.setPoints(pointsOf(next).flatMap(({ id }) => (mayEdit(id).ok ? [id] : [])))
    const { points, active } = live.store.getState()
    for (const pointId of points) {
      const reason = whyNot(mayEdit(pointId), pointId, next)
      if (reason === null) continue
      live.goStill(pointId)
      // The sheet says it too, but perhaps below the screen of whoever was just writing in it.
      if (pointId === active) tell(reason)
    }
  }

  function focusMoved(pointId: PointId | null): void {
    const state: { point?: unknown } | null = awareness.getLocalState()
    if (state !== null && (state.point ?? null) !== pointId) {
      awareness.setLocalStateField('point', pointId)
    }
    // A text that is read takes the tools from the one that was written; leaving the column does not.
    if (pointId !== null && live.editor(pointId) === null) live.activate(null)
  }

  return {
    names,
    authors,
    comments: options.comments,
    brackets,
    bracketPanel,
    live: live.store,
    tools,
    panels,
    notice,
    setPlan,
    mayEdit,
    open,
    leave: live.goStill,
    mount,
    rename: (pointId, label) => {
      const editor = live.editor(pointId)
      if (editor !== null) renameEditor(editor, label)
    },
    takesFocus: live.takesFocus,
    focusMoved,
    editor: live.editor,
    apply,
    undo,
    redo,
    cut: history.cut,
    close: () => {
      for (const healer of healers.values()) healer.flush()
      live.close()
      history.close()
      brackets.close()
      authors.close()
    },
  }
}
