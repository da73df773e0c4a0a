import { type RefObject, useRef, useState } from 'react'
import type { InvitationId } from '../../../shared/model/ids.ts'
import type { Plan } from '../../../shared/model/plan.ts'
import type { ListedInvitation } from '../../sync/commands.ts'
import { useCommand } from '../../sync/useCommand.ts'
import { AskDialog } from '../../ui/AskDialog.tsx'
import { Button } from '../../ui/Button.tsx'
import { day } from '../../ui/moment.ts'
import { Unseen } from '../../ui/Unseen.tsx'
import { guestOf, sortInvitations, stateWords } from './invitationWords.ts'
import styles from './Members.module.css'
import { placeName } from './memberWords.ts'
import { useInvitations } from './useInvitations.ts'

/** The invitations of the plan: which are open, who came in by which, and the way to take one back. */
export function Invitations({
  plan,
  onSaid,
}: {
  readonly plan: Plan
  readonly onSaid: (sentence: string) => void
}) {
  const { invitations, problem, again } = useInvitations(plan)
  const [revoking, setRevoking] = useState<ListedInvitation | null>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  /** What has the focus after the question: the button that asked it, or the heading when that button is gone. */
  const returnTo = useRef<HTMLElement>(null)
  const { open, earlier } = sortInvitations(invitations ?? [])
  const row = (one: ListedInvitation) => (
    <InvitationRow
      key={one.id}
      plan={plan}
      invitation={one}
      onRevoke={(button) => {
        returnTo.current = button
        setRevoking(one)
      }}
    />
  )
  return (
    <section className={styles.sheet} aria-labelledby="invitations">
      <h2 ref={heading} tabIndex={-1} className={styles.subtitle} id="invitations">
        Invitations
      </h2>
      {problem !== null && (
        <p className={styles.problem} role="alert">
          {problem.title}. {problem.detail}{' '}
          <Button small onClick={again}>
            Try again
          </Button>
        </p>
      )}
      {invitations !== null && open.length === 0 && (
        <p className={styles.nobody}>No invitation is open.</p>
      )}
      <ul className={styles.invitations}>{open.map(row)}</ul>
      {earlier.length > 0 && (
        <details className={styles.earlier}>
          <summary>Used, ended and revoked ({earlier.length})</summary>
          <ul className={styles.invitations}>{earlier.map(row)}</ul>
        </details>
      )}
      {revoking !== null && (
        <RevokeDialog
          plan={plan}
          invitation={revoking}
          returnTo={returnTo}
          onClose={() => setRevoking(null)}
          onDone={(sentence) => {
            returnTo.current = heading.current
            setRevoking(null)
            onSaid(sentence)
            again()
          }}
        />
      )}
    </section>
  )
}

function InvitationRow({
  plan,
  invitation,
  onRevoke,
}: {
  readonly plan: Plan
  readonly invitation: ListedInvitation
  readonly onRevoke: (button: HTMLElement) => void
}) {
  const place = placeName(plan, invitation.role, invitation.partyId)
  const isRevocable = invitation.state === 'open' || invitation.state === 'used'
  return (
    <li className={styles.invitation} data-state={invitation.state}>
      <span className={styles.place}>{place}</span>
      <span className={styles.state}>{stateWords(plan, invitation)}</span>
      <span className={styles.made}>made {day(invitation.createdAt)}</span>
      {isRevocable && (
        <Button small className={styles.revoke} onClick={(event) => onRevoke(event.currentTarget)}>
          Revoke
          <Unseen>
            {' '}
            the invitation {place}, {stateWords(plan, invitation)}
          </Unseen>
        </Button>
      )}
    </li>
  )
}

function RevokeDialog({
  plan,
  invitation,
  returnTo,
  onClose,
  onDone,
}: {
  readonly plan: Plan
  readonly invitation: ListedInvitation
  readonly returnTo: RefObject<HTMLElement | null>
  readonly onClose: () => void
  readonly onDone: (sentence: string) => void
}) {
  const asking = useCommand()
  const guest = guestOf(plan, invitation)
  const place = placeName(plan, invitation.role, invitation.partyId)
  return (
    <AskDialog
      title="Revoke this invitation?"
      words={
        guest === null
          ? `${place}. Its link stops working at once, wherever it was sent.`
          : `${place}. ${guest} came in by it and is signed out everywhere at once. To come back they need a new invitation.`
      }
      confirm="Revoke"
      isGrave
      pending={asking.pending}
      problem={asking.problem}
      returnTo={returnTo}
      onClose={onClose}
      onConfirm={() => {
        // The id came from the server, which checked it.
        const invitationId = invitation.id as InvitationId
        void asking.run({ kind: 'revokeInvitation', invitationId }).then((answer) => {
          if (answer !== null) onDone(`The invitation ${place} is revoked.`)
        })
      }}
    />
  )
}
