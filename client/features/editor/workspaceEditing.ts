import type { PointId } from '../../../shared/model/ids.ts'
import { useScreen } from '../../state/screen.ts'
import type { Workspace } from '../../sync/workspace.ts'
import { createEditing, type Editing } from './editing.ts'

const editings = new WeakMap<Workspace, Editing>()

/**
 * The editing of a workspace. It is as old as the workspace and not as the column on the screen: on a phone the column
 * comes and goes, and what was typed must stay undoable.
 */
export function editingOf(workspace: Workspace): Editing {
  const known = editings.get(workspace)
  if (known !== undefined) return known
  const editing = createEditing({
    doc: workspace.plan,
    awareness: workspace.awareness,
    memberId: workspace.me.memberId,
    goTo: goToPoint,
  })
  workspace.plan.on('destroy', () => editing.close())
  editings.set(workspace, editing)
  return editing
}

/** Opens a point and brings its sheet into sight. */
export function goToPoint(pointId: PointId): void {
  useScreen.getState().openPointAt(pointId)
  showSheet(pointId)
}

/** Brings a sheet into sight, if it is not yet there as a whole or at its beginning. */
export function showSheet(pointId: PointId): void {
  const sheet = document.getElementById(`point-${pointId}`)
  if (sheet === null) return
  sheet.scrollIntoView({ block: 'start' })
  // Sheets above that had never been on the screen get their height only now, and push this one down.
  requestAnimationFrame(() => sheet.scrollIntoView({ block: 'start' }))
}
