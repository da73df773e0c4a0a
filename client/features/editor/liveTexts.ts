import type { Editor } from '@tiptap/core'
import { flushSync } from 'react-dom'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { PointId } from '../../../shared/model/ids.ts'
import { type Caret, caretOf } from './text/caret.ts'
import { goToPlace, type Place } from './text/place.ts'

/** Live editors at a time. More cost every remote edit; fewer would reopen the text one just came from. */
export const LIVE_TEXTS = 3

/** Which texts are live, and which of them the tools act on. */
export interface LiveState {
  /** The least lately used first. */
  readonly points: readonly PointId[]
  readonly active: PointId | null
}

/** The few texts that have an editor, and where the caret is in them. The screen gives a live one its element. */
export interface LiveTexts {
  readonly store: StoreApi<LiveState>
  /** Makes a text live, as far as it is not yet, and puts the caret there. */
  open(pointId: PointId, place: Place): void
  /** Shows a text still again. */
  goStill(pointId: PointId): void
  /** Says which text the tools act on; null for none. */
  activate(pointId: PointId | null): void
  /** Takes over the editor of a text that is on the screen now; the answer lets go of it and destroys it. */
  add(pointId: PointId, editor: Editor): () => void
  editor(pointId: PointId): Editor | null
  active(): { readonly pointId: PointId; readonly editor: Editor } | null
  /** Whether a text that is shown still is to take the focus, because the caret was in it until now. Asks once. */
  takesFocus(pointId: PointId): boolean
  carets(): ReadonlyMap<PointId, Caret | null>
  close(): void
}

/** `onActivate` hears when the tools act on another text than before. */
export function createLiveTexts(onActivate: () => void): LiveTexts {
  const store = createStore<LiveState>(() => ({ points: [], active: null }))
  const editors = new Map<PointId, Editor>()
  /** Where the caret was when a text went still, so that Enter goes on there. */
  const left = new Map<PointId, Caret | null>()
  let pending: { readonly pointId: PointId; readonly place: Place } | null = null
  let focusOnStill: PointId | null = null

  function activate(pointId: PointId | null): void {
    const before = store.getState()
    const points = pointId === null ? before.points : withUsed(before.points, pointId)
    if (before.active === pointId && before.points === points) return
    store.setState({ points, active: pointId })
    if (before.active !== pointId) onActivate()
  }

  const leftOff = (pointId: PointId): Place => {
    const caret = left.get(pointId) ?? null
    return caret === null ? { at: 'end' } : { at: 'caret', caret }
  }

  /** Only for the drawing that is going on: a text that comes to be drawn later has no claim to the focus. */
  function leaveFocus(pointId: PointId): void {
    focusOnStill = pointId
    queueMicrotask(() => {
      focusOnStill = null
    })
  }

  return {
    store,
    activate,
    open: (pointId, place) => {
      const editor = editors.get(pointId)
      if (editor !== undefined) {
        activate(pointId)
        goToPlace(editor.view, place)
        return
      }
      const where = place.at === 'caret' && place.caret === null ? leftOff(pointId) : place
      pending = { pointId, place: where }
      // At once and not at the next frame: a phone shows its keyboard only for a focus inside the tap itself.
      flushSync(() => activate(pointId))
      pending = null
    },
    goStill: (pointId) => {
      const { points, active } = store.getState()
      store.setState({
        points: points.filter((id) => id !== pointId),
        active: active === pointId ? null : active,
      })
      if (active === pointId) onActivate()
    },
    add: (pointId, editor) => {
      editors.set(pointId, editor)
      editor.on('focus', () => activate(pointId))
      if (pending?.pointId === pointId) goToPlace(editor.view, pending.place)
      return () => {
        left.set(pointId, caretOf(editor.state))
        if (editor.view.hasFocus()) leaveFocus(pointId)
        if (editors.get(pointId) === editor) editors.delete(pointId)
        editor.destroy()
      }
    },
    editor: (pointId) => editors.get(pointId) ?? null,
    active: () => {
      const { active } = store.getState()
      const editor = active === null ? undefined : editors.get(active)
      return active === null || editor === undefined ? null : { pointId: active, editor }
    },
    takesFocus: (pointId) => {
      const takes = focusOnStill === pointId
      if (takes) focusOnStill = null
      return takes
    },
    carets: () => new Map([...editors].map(([id, editor]) => [id, caretOf(editor.state)])),
    close: () => {
      for (const editor of editors.values()) editor.destroy()
      editors.clear()
    },
  }
}

/** The live texts after one is used; the one not used for longest falls out. */
function withUsed(live: readonly PointId[], used: PointId): readonly PointId[] {
  if (live.at(-1) === used) return live
  return [...live.filter((id) => id !== used), used].slice(-LIVE_TEXTS)
}
