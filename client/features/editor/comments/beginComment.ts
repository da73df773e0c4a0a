import type { PointId } from '../../../../shared/model/ids.ts'
import { useScreen } from '../../../state/screen.ts'
import type { Editing } from '../editing.ts'
import { threadAt } from './commentMarks.ts'
import { selectedWords } from './selectedWords.ts'

/** Begins a comment on the selected words; answers whether there were any. */
export function commentOnSelection(editing: Editing): boolean {
  const words = selectedWords(editing)
  if (words === null) return false
  useScreen.getState().focusPoint(words.pointId)
  useScreen.getState().draftComment({ pointId: words.pointId, anchor: words.anchor })
  return true
}

/** Begins a comment on a whole point. */
export function commentOnPoint(pointId: PointId): void {
  useScreen.getState().focusPoint(pointId)
  useScreen.getState().draftComment({ pointId, anchor: null })
}

/** What the key does: on selected words a comment; at commented words their thread; else a comment on the point. */
export function commentHere(editing: Editing): void {
  if (commentOnSelection(editing)) return
  const { openThread, openPoint, openThreadAt } = useScreen.getState()
  const { active } = editing.live.getState()
  const view = active === null ? undefined : editing.editor(active)?.view
  if (view?.hasFocus() === true) {
    const thread = threadAt(view.state, view.state.selection.head, openThread)
    if (thread !== null) return openThreadAt(thread)
  }
  if (openPoint !== null) commentOnPoint(openPoint)
}
