import type { Member } from '../../../shared/model/member.ts'
import { findMember } from '../../../shared/model/plan.ts'
import { readPlan } from '../../../shared/model/record.ts'
import { mayRemark, mayWriteSomewhere } from '../../../shared/rules/may.ts'
import { type Screen, useScreen } from '../../state/screen.ts'
import { deskOf } from '../../sync/reviewDesk.ts'
import type { Workspace } from '../../sync/workspace.ts'
import { isNarrow } from '../../ui/useNarrow.ts'
import { createTextComments } from './comments/textComments.ts'
import { createEditing, type Editing } from './editing.ts'

const editings = new WeakMap<Workspace, Editing>()

/**
 * The editing of a workspace. It is as old as the workspace and not as the column on the screen: on a phone the column
 * comes and goes, and what was typed must stay undoable.
 */
export function editingOf(workspace: Workspace): Editing {
  const known = editings.get(workspace)
  if (known !== undefined) return known
  const comments = createTextComments({
    workspace,
    open: (thread) => {
      // On a phone the panel would take the place of the text that somebody has just tapped to write in.
      if (isNarrow() && mayWrite(workspace)) {
        useScreen.setState({ openThread: thread, tab: 'comments' })
      } else useScreen.getState().openThreadAt(thread)
    },
  })
  const editing = createEditing({
    doc: workspace.plan,
    review: workspace.review,
    awareness: workspace.awareness,
    memberId: workspace.me.memberId,
    goTo: useScreen.getState().openPointAt,
    comments: {
      ...comments,
      mayHeal: () => {
        const me = meOf(workspace)
        return me !== undefined && mayRemark(me).ok
      },
      heal: (thread, healing) => deskOf(workspace).heal(thread, healing),
    },
  })
  const follow = ({ authors, brackets, openThread, draft }: Screen): void => {
    editing.authors.show(authors)
    if (editing.brackets.view.getState() !== brackets)
      editing.brackets.view.setState(brackets, true)
    if (comments.focused.getState() !== openThread) comments.focused.setState(openThread, true)
    if (comments.draft.getState() !== draft) comments.draft.setState(draft, true)
  }
  follow(useScreen.getState())
  const forget = useScreen.subscribe(follow)
  workspace.plan.on('destroy', () => {
    forget()
    editing.close()
  })
  editings.set(workspace, editing)
  return editing
}

function meOf({ record, me }: Workspace): Member | undefined {
  const plan = readPlan(record)
  return plan === null ? undefined : findMember(plan, me.memberId)
}

function mayWrite(workspace: Workspace): boolean {
  const me = meOf(workspace)
  return me !== undefined && mayWriteSomewhere(me, 'plan').ok
}
