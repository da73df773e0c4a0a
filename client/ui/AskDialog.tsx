import { Dialog } from 'radix-ui'
import type { FormEvent, ReactNode, RefObject } from 'react'
import type { Problem } from '../../shared/wire/problem.ts'
import styles from './AskDialog.module.css'
import { Button } from './Button.tsx'
import dialog from './dialog.module.css'

export interface AskDialogProps {
  readonly title: string
  /** What it does, before it is done. */
  readonly words: ReactNode
  /** What the button that does it says. */
  readonly confirm: string
  /** For what takes something away from somebody. */
  readonly isGrave?: boolean
  readonly pending: boolean
  /** Nothing was changed yet, so there is nothing to confirm. */
  readonly isIdle?: boolean
  /** Why it cannot be done at all; then the button does nothing. */
  readonly refusal?: string | null
  /** Why it was not done when it was tried. */
  readonly problem: Problem | null
  readonly onConfirm: () => void
  readonly onClose: () => void
  /** What has the focus afterwards, when what opened the dialog is gone by then. */
  readonly returnTo?: RefObject<HTMLElement | null>
  readonly children?: ReactNode
}

/** Asks before something is decided. It is open for as long as it is there. */
export function AskDialog(props: AskDialogProps) {
  const { pending, refusal = null, problem, returnTo } = props
  const isBlocked = pending || refusal !== null || props.isIdle === true
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (!isBlocked) props.onConfirm()
  }
  return (
    <Dialog.Root
      open
      onOpenChange={(open) => {
        // What is under way goes on without the dialog, and its answer, a link perhaps, would be seen by nobody.
        if (!open && !pending) props.onClose()
      }}
    >
      <Dialog.Portal>
        <Dialog.Overlay className={dialog.shade} />
        <Dialog.Content
          className={dialog.dialog}
          onCloseAutoFocus={(event) => {
            if (returnTo === undefined) return
            event.preventDefault()
            returnTo.current?.focus()
          }}
        >
          <form noValidate onSubmit={submit}>
            <Dialog.Title className={dialog.title}>{props.title}</Dialog.Title>
            <Dialog.Description asChild>
              <div className={dialog.words}>{props.words}</div>
            </Dialog.Description>
            {props.children !== undefined && <div className={styles.fields}>{props.children}</div>}
            <p className={styles.wrong} role="alert">
              {refusal ?? (problem === null ? null : `${problem.title}. ${problem.detail}`)}
            </p>
            <div className={dialog.actions}>
              <Dialog.Close asChild>
                <Button disabled={pending}>Cancel</Button>
              </Dialog.Close>
              <Button
                kind="main"
                type="submit"
                className={props.isGrave === true ? (styles['grave'] ?? '') : ''}
                disabled={isBlocked}
                aria-busy={pending}
              >
                {props.confirm}
              </Button>
            </div>
          </form>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
