import { Dialog } from 'radix-ui'
import { useState } from 'react'
import { type Command, DAYS_AT_MOST } from '../../../shared/model/command.ts'
import type { Member } from '../../../shared/model/member.ts'
import type { Plan } from '../../../shared/model/plan.ts'
import { decide } from '../../../shared/rules/command.ts'
import { reasonSentence } from '../../../shared/rules/reason.ts'
import type { Seat } from '../../../shared/wire/http.ts'
import { useCommand } from '../../sync/useCommand.ts'
import { AskDialog } from '../../ui/AskDialog.tsx'
import { Button } from '../../ui/Button.tsx'
import { CopyButton } from '../../ui/CopyButton.tsx'
import dialog from '../../ui/dialog.module.css'
import { Field } from '../../ui/Field.tsx'
import { seatLink, seatName } from '../../ui/seatLink.ts'
import styles from './InviteDialog.module.css'
import { type Place, PlaceFields } from './PlaceFields.tsx'
import { readDays } from './readDays.ts'

/** Long enough for the person to be found, short enough for a link that went astray. */
const DAYS_AT_FIRST = '14'

export interface InviteDialogProps {
  readonly plan: Plan
  readonly me: Member
  readonly onClose: () => void
}

/** Makes an invitation and shows its link, the only time that it is seen. */
export function InviteDialog({ plan, me, onClose }: InviteDialogProps) {
  const asking = useCommand()
  const [place, setPlace] = useState<Place>({ role: 'drafter', partyId: null })
  const [days, setDays] = useState(DAYS_AT_FIRST)
  const [wrongDays, setWrongDays] = useState<string | null>(null)
  const [made, setMade] = useState<Made | null>(null)

  if (made !== null) {
    return (
      <MadeDialog
        made={made}
        onClose={onClose}
        onAnother={() => {
          asking.reset()
          setMade(null)
        }}
      />
    )
  }
  const invite = async (): Promise<void> => {
    const count = readDays(days)
    setWrongDays(count === null ? `Write a number from 1 to ${DAYS_AT_MOST}.` : null)
    if (count === null) return
    const answer = await asking.run(invitation(place, count))
    if (answer !== null) setMade({ seat: answer.seat, days: count })
  }
  const decided = decide(plan, me, invitation(place, 1), 0)
  return (
    <AskDialog
      title="Invite somebody"
      words="You get a link to send to them. It works for one person, once."
      confirm="Make the link"
      pending={asking.pending}
      problem={asking.problem}
      isIdle={!decided.ok && decided.reason === 'role-needs-party'}
      refusal={
        decided.ok || decided.reason === 'role-needs-party' ? null : reasonSentence(decided.reason)
      }
      onClose={onClose}
      onConfirm={() => void invite()}
    >
      <PlaceFields plan={plan} place={place} onChange={setPlace} />
      <Field
        label="Days until the link ends"
        type="text"
        inputMode="numeric"
        value={days}
        wrong={wrongDays}
        maxLength={3}
        autoComplete="off"
        onChange={(event) => setDays(event.target.value)}
      />
    </AskDialog>
  )
}

const invitation = (place: Place, days: number): Command => ({ kind: 'invite', ...place, days })

interface Made {
  /** Null when the server had made the invitation before, and the answer with its link was lost. */
  readonly seat: Seat | null
  readonly days: number
}

function MadeDialog({
  made: { seat, days },
  onClose,
  onAnother,
}: {
  readonly made: Made
  readonly onClose: () => void
  readonly onAnother: () => void
}) {
  return (
    <Dialog.Root
      open
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
    >
      <Dialog.Portal>
        <Dialog.Overlay className={dialog.shade} />
        <Dialog.Content
          className={dialog.dialog}
          // The link is seen only here: it goes by a button, not by a click that missed.
          onInteractOutside={(event) => event.preventDefault()}
          onEscapeKeyDown={(event) => event.preventDefault()}
        >
          {seat === null ? (
            <>
              <Dialog.Title className={dialog.title}>The link got lost on its way</Dialog.Title>
              <Dialog.Description className={dialog.words}>
                The invitation was made, but the connection broke before its link arrived, and a
                link is shown only once. Revoke it in the list of invitations and make a new one.
              </Dialog.Description>
            </>
          ) : (
            <>
              <Dialog.Title className={dialog.title}>{seatName(seat)}</Dialog.Title>
              <Dialog.Description className={dialog.words}>
                <strong>This link is shown only now.</strong> Copy it and send it to the one person
                it is meant for, by a channel you trust. It works once, within{' '}
                {days === 1 ? 'one day' : `${days} days`}.
              </Dialog.Description>
              <p
                className={styles.link}
                tabIndex={0}
                role="group"
                aria-label={`Link for ${seatName(seat)}`}
              >
                {seatLink(location.origin, seat)}
              </p>
            </>
          )}
          <div className={dialog.actions}>
            <Button onClick={onAnother}>Invite another</Button>
            {seat !== null && (
              <CopyButton
                label="Copy link"
                kind="main"
                small={false}
                text={() => seatLink(location.origin, seat)}
              />
            )}
            <Button kind={seat === null ? 'main' : 'plain'} onClick={onClose}>
              Done
            </Button>
          </div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
