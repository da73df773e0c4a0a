import type { PointId } from '../../../../shared/model/ids.ts'
import type { Editing } from '../editing.ts'
import { THREAD_ATTRIBUTE } from './commentLook.ts'
import { trackedAt } from './commentMarks.ts'
import { TextSelection } from '@tiptap/pm/state'

/** How long words that were asked for stand out. A frame that comes and goes, without motion. */
const FLASH_MS = 1_400

/** Brings the words of a thread into sight, shows which they are, and puts the focus there. */
export function goToWords(editing: Editing, pointId: PointId, thread: string): void {
  const marks = (): HTMLElement[] => {
    const sheet = document.getElementById(`point-${pointId}`)
    const found = sheet?.querySelectorAll<HTMLElement>(`[${THREAD_ATTRIBUTE}]`) ?? []
    return [...found].filter((one) =>
      one.getAttribute(THREAD_ATTRIBUTE)?.split(' ').includes(thread),
    )
  }
  const first = marks()[0]
  if (first === undefined) {
    document.getElementById(`point-${pointId}`)?.scrollIntoView({ block: 'start' })
    return
  }
  const show = (): void => first.scrollIntoView({ block: 'center' })
  show()
  focusWords(editing, pointId, thread, first)
  // Sheets that had never been on the screen get their height only now, and push this one away.
  requestAnimationFrame(show)
  for (const one of marks()) {
    const frame = { outline: '2px solid var(--accent)', outlineOffset: '1px' }
    one.animate?.([frame, frame], FLASH_MS)
  }
}

function focusWords(editing: Editing, pointId: PointId, thread: string, first: HTMLElement): void {
  const view = editing.editor(pointId)?.view
  const at = view === undefined ? null : trackedAt(view.state, thread)
  if (view === undefined || at === null) {
    first.focus({ preventScroll: true })
    return
  }
  const caret = TextSelection.create(view.state.doc, at.from)
  view.dispatch(view.state.tr.setSelection(caret).setMeta('addToHistory', false))
  view.focus()
}
