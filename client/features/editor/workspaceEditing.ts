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
    goTo: useScreen.getState().openPointAt,
  })
  editing.authors.show(useScreen.getState().authors)
  const forget = useScreen.subscribe((screen) => editing.authors.show(screen.authors))
  workspace.plan.on('destroy', () => {
    forget()
    editing.close()
  })
  editings.set(workspace, editing)
  return editing
}
