import { useState } from 'react'
import { reason as reasonText } from '../../shared/model/command.ts'
import { AskDialog, type AskDialogProps } from './AskDialog.tsx'
import { Field } from './Field.tsx'

/** The rules of a reason allow so many letters. */
const LONGEST = 500

/** Asks for a decision that everybody is told the reason of. */
export function ReasonDialog({
  label = 'Reason',
  hint,
  onConfirm,
  children,
  ...rest
}: Omit<AskDialogProps, 'onConfirm'> & {
  readonly label?: string
  readonly hint?: string
  readonly onConfirm: (reason: string) => void
}) {
  const [reason, setReason] = useState('')
  const [wrong, setWrong] = useState<string | null>(null)
  return (
    <AskDialog
      {...rest}
      onConfirm={() => {
        const read = reasonText.safeParse(reason)
        setWrong(read.success ? null : wrongWith(reason))
        if (read.success) onConfirm(read.data)
      }}
    >
      {children}
      <Field
        label={label}
        {...(hint === undefined ? {} : { hint })}
        wrong={wrong}
        value={reason}
        maxLength={LONGEST}
        autoFocus={children === undefined}
        autoComplete="off"
        onChange={(event) => setReason(event.target.value)}
      />
    </AskDialog>
  )
}

const wrongWith = (reason: string): string =>
  reason.trim() === '' ? 'Write why, in a few words.' : 'Use plain words on one line.'
