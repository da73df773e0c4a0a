import { Dialog } from 'radix-ui'
import { useState } from 'react'
import { isProblem, leave } from '../sync/api.ts'
import { forgetCopies } from '../sync/forgetCopies.ts'
import { useSaving } from '../sync/useSaving.ts'
import { useWorkspace } from '../sync/WorkspaceContext.tsx'
import { Button } from '../ui/Button.tsx'
import dialog from '../ui/dialog.module.css'

/** Asks before the only way back in is given up, and before words that exist nowhere else are deleted. */
export function SignOutDialog({
  open,
  onOpenChange,
}: {
  readonly open: boolean
  readonly onOpenChange: (open: boolean) => void
}) {
  const workspace = useWorkspace()
  const saving = useSaving()
  const [leaving, setLeaving] = useState(false)
  const [wrong, setWrong] = useState<string | null>(null)
  const unsaved = saving.kind === 'saving' || (saving.kind === 'offline' && saving.changes > 0)

  const signOut = async (): Promise<void> => {
    setLeaving(true)
    const answer = await leave(workspace.planId)
    if (!answer.ok && !isProblem(answer.problem, 'no-session')) {
      setLeaving(false)
      setWrong(`${answer.problem.title}. ${answer.problem.detail}`)
      return
    }
    await workspace.close()
    await forgetCopies(workspace.me)
    location.assign('/')
  }
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Overlay className={dialog.shade} />
        <Dialog.Content className={dialog.dialog}>
          <Dialog.Title className={dialog.title}>Sign out of this plan?</Dialog.Title>
          <Dialog.Description className={dialog.words}>
            This browser forgets the plan and your seat. To come back you need a new invitation from
            the convener.
          </Dialog.Description>
          {unsaved && (
            <p className={dialog.words}>
              <strong>
                Some of your changes are not on the server yet. They would be deleted.
              </strong>
            </p>
          )}
          {wrong !== null && (
            <p className={dialog.words} role="alert">
              {wrong}
            </p>
          )}
          <div className={dialog.actions}>
            <Dialog.Close asChild>
              <Button>Stay</Button>
            </Dialog.Close>
            <Button kind="main" disabled={leaving} onClick={() => void signOut()}>
              {unsaved ? 'Delete them and sign out' : 'Sign out'}
            </Button>
          </div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
