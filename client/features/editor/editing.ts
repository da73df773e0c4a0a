import type { Editor } from '@tiptap/core'
import { flushSync } from 'react-dom'
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { pointRoot } from '../../../shared/model/documents.ts'
import type { MemberId, PointId } from '../../../shared/model/ids.ts'
import { findMember, findPoint, type Plan, pointsOf } from '../../../shared/model/plan.ts'
import { mayEditPoint, type Verdict } from '../../../shared/rules/may.ts'
import { no } from '../../../shared/lib/result.ts'
import { type Caret, caretOf } from './caret.ts'
import { createHistory, type Travelled } from './history.ts'
import { withUsed, without } from './liveTexts.ts'
import { createPanels, type Panels } from './panels.ts'
import { goToPlace, type Place } from './place.ts'
import { createPlanNames, type PlanNames } from './planNames.ts'
import { createPointEditor, renameEditor } from './pointEditor.ts'
import type { Direction } from './textEdge.ts'
import { NO_TOOLS, readTools, sameTools, type TextTool, type ToolsState, useTool } from './tools.ts'
import { toggleMark } from './marks.ts'

export interface EditingOptions {
  readonly doc: Y.Doc
  readonly awareness: Awareness
  readonly memberId: MemberId
  /** Brings a point into sight. */
  readonly goTo: (pointId: PointId) => void
}

/** Which texts are live, and which of them the tools act on. */
export interface LiveState {
  /** The least lately used first. */
  readonly points: readonly PointId[]
  readonly active: PointId | null
}

/** All that the middle column does with texts: which are live, where the caret is, what can be undone. */
export interface Editing {
  readonly names: PlanNames
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
  use(tool: TextTool): void
  undo(): void
  redo(): void
  close(): void
}

export function createEditing(options: EditingOptions): Editing {
  const { doc, awareness } = options
  const names = createPlanNames()
  const live = createStore<LiveState>(() => ({ points: [], active: null }))
  const tools = createStore<ToolsState>(() => NO_TOOLS)
  const notice = createStore<string | null>(() => null)
  const editors = new Map<PointId, Editor>()
  const caretsBefore = new Map<PointId, Caret | null>()
  /** Where the caret was when a text went still, so that Enter goes on there. */
  const caretsLeft = new Map<PointId, Caret | null>()
  const history = createHistory(doc, {
    before: (pointId) => caretsBefore.get(pointId) ?? null,
    keep: () => {
      for (const [pointId, editor] of editors) caretsBefore.set(pointId, caretOf(editor.state))
    },
  })
  let plan: Plan | null = null
  let pending: { readonly pointId: PointId; readonly place: Place } | null = null
  let focusOnStill: PointId | null = null

  const active = (): Editor | null => {
    const { active: pointId } = live.getState()
    return pointId === null ? null : (editors.get(pointId) ?? null)
  }

  const panels = createPanels({
    names,
    active: () => {
      const pointId = live.getState().active
      const editor = active()
      return pointId === null || editor === null ? null : { pointId, editor }
    },
    undo: () => undo(),
    redo: () => redo(),
    cut: history.cut,
    onChange: () => readAgain(),
    tell: (sentence) => notice.setState(sentence, true),
  })

  function readAgain(): void {
    const editor = active()
    const note = panels.note()
    const text =
      note !== null
        ? readTools(note.view.state, 'note')
        : editor === null
          ? NO_TOOLS
          : readTools(editor.state, 'text')
    const next = { ...text, undo: history.canUndo(), redo: history.canRedo() }
    if (!sameTools(tools.getState(), next)) tools.setState(next, true)
  }
  history.subscribe(readAgain)

  function mayEdit(pointId: PointId): Verdict {
    const member = plan === null ? undefined : findMember(plan, options.memberId)
    if (plan === null || member === undefined) return no('not-a-member')
    return mayEditPoint(member, findPoint(plan, pointId))
  }

  function activate(pointId: PointId | null): void {
    const before = live.getState()
    const points = pointId === null ? before.points : withUsed(before.points, pointId)
    if (before.active === pointId && before.points === points) return
    // Words typed in one point and then at once in another are two things to take back.
    if (before.active !== pointId) history.cut()
    live.setState({ points, active: pointId })
    readAgain()
  }

  function open(pointId: PointId, place: Place): boolean {
    if (!mayEdit(pointId).ok) return false
    notice.setState(null, true)
    const editor = editors.get(pointId)
    if (editor !== undefined) {
      activate(pointId)
      goToPlace(editor.view, place)
    } else {
      const where = place.at === 'caret' && place.caret === null ? leftOff(pointId) : place
      pending = { pointId, place: where }
      // At once and not at the next frame: a phone shows its keyboard only for a focus inside the tap itself.
      flushSync(() => activate(pointId))
      pending = null
    }
    if (place.at === 'note') panels.openNoteAtSelection()
    return true
  }

  const leftOff = (pointId: PointId): Place => {
    const caret = caretsLeft.get(pointId) ?? null
    return caret === null ? { at: 'end' } : { at: 'caret', caret }
  }

  function goStill(pointId: PointId): void {
    const editor = editors.get(pointId)
    if (editor !== undefined && editor.view.hasFocus()) focusOnStill = pointId
    const before = live.getState()
    live.setState({
      points: without(before.points, pointId),
      active: before.active === pointId ? null : before.active,
    })
    readAgain()
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
    // Whoever writes in a note goes on writing there.
    if (panels.note() !== null && live.getState().active === pointId) return
    if (live.getState().active !== pointId || active()?.view.hasFocus() !== true) {
      options.goTo(pointId)
    }
    const editor = editors.get(pointId)
    if (caret === null && editor?.view.hasFocus() === true) return
    open(pointId, caret === null ? { at: 'end' } : { at: 'caret', caret })
  }
  const undo = () => travel(history.undo())
  const redo = () => travel(history.redo())

  function mount(pointId: PointId, element: HTMLElement, label: string): () => void {
    const root = pointRoot(pointId)
    const editor = createPointEditor({
      element,
      fragment: doc.getXmlFragment(root),
      root,
      awareness,
      names,
      label,
      goTo: options.goTo,
      openFootnote: (position) => {
        activate(pointId)
        panels.openNote(position, false)
      },
      tell: (sentence) => notice.setState(sentence, true),
      onBeforeChange: (caret) => {
        caretsBefore.set(pointId, caret)
        if (notice.getState() !== null) notice.setState(null, true)
      },
      onTransaction: () => {
        if (live.getState().active !== pointId) return
        panels.sync()
        readAgain()
      },
      keys: {
        undo,
        redo,
        leave: () => leave(pointId),
        goBeyond: (direction, x) => goBeyond(pointId, direction, x),
        askLink: () => panels.askLink(),
        askReference: (typed) => panels.askReference(typed),
        addFootnote: () => panels.addNote(),
        addTable: () => use('table'),
        openSelectedFootnote: () => panels.openNoteAtSelection(),
      },
    })
    editors.set(pointId, editor)
    editor.on('focus', () => activate(pointId))
    if (pending?.pointId === pointId) goToPlace(editor.view, pending.place)
    readAgain()
    return () => {
      caretsLeft.set(pointId, caretOf(editor.state))
      if (panels.pointId() === pointId) panels.close(false)
      if (editors.get(pointId) === editor) editors.delete(pointId)
      editor.destroy()
    }
  }

  const leave = (pointId: PointId) => goStill(pointId)

  function use(tool: TextTool): void {
    const note = panels.note()
    if (note !== null) {
      if (tool === 'bold' || tool === 'italic' || tool === 'underline') {
        toggleMark(tool)(note.view.state, note.view.dispatch)
        note.view.focus()
      }
      return
    }
    const editor = active()
    if (editor === null) return
    useTool(tool, editor)
    editor.view.focus()
  }

  return {
    names,
    live,
    tools,
    panels,
    notice,
    mayEdit,
    open,
    leave,
    mount,
    use,
    undo,
    redo,
    setPlan: (next) => {
      if (next === plan) return
      plan = next
      names.setPlan(next)
      history.setPoints(pointsOf(next).flatMap(({ id }) => (mayEdit(id).ok ? [id] : [])))
      for (const pointId of live.getState().points) {
        if (!mayEdit(pointId).ok) goStill(pointId)
      }
    },
    rename: (pointId, label) => {
      const editor = editors.get(pointId)
      if (editor !== undefined) renameEditor(editor, label)
    },
    takesFocus: (pointId) => {
      const takes = focusOnStill === pointId
      if (takes) focusOnStill = null
      return takes
    },
    focusMoved: (pointId) => {
      const here = pointId ?? null
      const state: { point?: unknown } | null = awareness.getLocalState()
      if (state !== null && (state.point ?? null) !== here) {
        awareness.setLocalStateField('point', here)
      }
      if (here !== null && live.getState().active !== here && !editors.has(here)) activate(null)
    },
    editor: (pointId) => editors.get(pointId) ?? null,
    close: () => {
      for (const editor of editors.values()) editor.destroy()
      editors.clear()
      history.close()
    },
  }
}
