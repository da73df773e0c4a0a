import { Dialog } from 'radix-ui'
import { type FormEvent, type RefObject, useState } from 'react'
import { findMember } from '../../../shared/model/plan.ts'
import type { MemberId } from '../../../shared/model/ids.ts'
import { type CopyResponse, copyResponse } from '../../../shared/wire/pdf.ts'
import { ask } from '../../sync/api.ts'
import { usePlan } from '../../sync/usePlan.ts'
import { useWorkspace } from '../../sync/WorkspaceContext.tsx'
import { Button } from '../../ui/Button.tsx'
import dialog from '../../ui/dialog.module.css'
import { Field } from '../../ui/Field.tsx'
import { moment } from '../../ui/moment.ts'
import { Unseen } from '../../ui/Unseen.tsx'
import { LAYOUT_SENTENCES } from './pdfChoice.ts'
import styles from './TraceDialog.module.css'

type Found =
  | { readonly kind: 'nothing-asked' }
  | { readonly kind: 'looking' }
  | { readonly kind: 'found'; readonly copy: CopyResponse }
  | { readonly kind: 'not-found'; readonly sentence: string }

/** Tells by the code at the foot of a copy for whom it was made, by whom and when. */
export function TraceDialog({
  returnTo,
  onClose,
}: {
  readonly returnTo: RefObject<HTMLElement | null>
  readonly onClose: () => void
}) {
  const { planId } = useWorkspace()
  const [code, setCode] = useState('')
  const [found, setFound] = useState<Found>({ kind: 'nothing-asked' })
  const look = async (): Promise<void> => {
    const wanted = code.trim()
    if (wanted === '') {
      return setFound({ kind: 'not-found', sentence: 'Type the code from the foot of the page.' })
    }
    setFound({ kind: 'looking' })
    const path = `/api/plans/${planId}/copies/${encodeURIComponent(wanted)}`
    const answer = await ask('GET', path, copyResponse)
    setFound(
      answer.ok
        ? { kind: 'found', copy: answer.value }
        : { kind: 'not-found', sentence: answer.problem.detail },
    )
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    void look()
  }
  return (
    <Dialog.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className={dialog.shade} />
        <Dialog.Content
          className={dialog.dialog}
          onCloseAutoFocus={(event) => {
            event.preventDefault()
            returnTo.current?.focus()
          }}
        >
          <form noValidate onSubmit={submit}>
            <Dialog.Title className={dialog.title}>Whose copy is this?</Dialog.Title>
            <Dialog.Description className={dialog.words}>
              A copy that was made for somebody has a code at the foot of every page, such as
              K7QM-2XRD.
            </Dialog.Description>
            <div className={styles.field}>
              <Field
                label="Code"
                value={code}
                maxLength={40}
                autoComplete="off"
                spellCheck={false}
                wrong={found.kind === 'not-found' ? found.sentence : null}
                onChange={(event) => setCode(event.target.value)}
              />
            </div>
            <div aria-live="polite">
              {found.kind === 'looking' && <p className={styles.looking}>Looking in the record…</p>}
              {found.kind === 'not-found' && <Unseen>{found.sentence}</Unseen>}
              {found.kind === 'found' && <CopyFacts copy={found.copy} />}
            </div>
            <div className={dialog.actions}>
              <Dialog.Close asChild>
                <Button>Close</Button>
              </Dialog.Close>
              <Button kind="main" type="submit">
                Look it up
              </Button>
            </div>
          </form>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function CopyFacts({ copy }: { readonly copy: CopyResponse }) {
  const plan = usePlan()
  const member = plan === null ? undefined : findMember(plan, copy.by as MemberId)
  return (
    <dl className={styles.facts}>
      <dt>Made for</dt>
      <dd>
        <b>{copy.recipient}</b>
      </dd>
      <dt>Made by</dt>
      <dd>{member?.name ?? 'Somebody who is not in this plan'}</dd>
      <dt>When</dt>
      <dd>
        <time dateTime={new Date(copy.at).toISOString()}>{moment(copy.at)}</time>
      </dd>
      <dt>Layout</dt>
      <dd>{LAYOUT_SENTENCES[copy.layout][0]}</dd>
      <dt>Code</dt>
      <dd>{copy.code}</dd>
      <dt>Hash</dt>
      <dd>
        <code>{copy.hash}</code>
      </dd>
    </dl>
  )
}
