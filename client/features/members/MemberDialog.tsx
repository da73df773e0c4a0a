import { type RefObject, useState } from 'react'
import type { Command } from '../../../shared/model/command.ts'
import type { PartyId } from '../../../shared/model/ids.ts'
import type { Member } from '../../../shared/model/member.ts'
import type { Plan } from '../../../shared/model/plan.ts'
import { type Role, roleLabel } from '../../../shared/model/role.ts'
import { decide } from '../../../shared/rules/command.ts'
import { reasonSentence } from '../../../shared/rules/reason.ts'
import { useCommand } from '../../sync/useCommand.ts'
import { AskDialog } from '../../ui/AskDialog.tsx'
import { ReasonDialog } from '../../ui/ReasonDialog.tsx'
import { called, placeName } from './memberWords.ts'
import { PlaceFields } from './PlaceFields.tsx'

export type MemberQuestionKind = 'changeRole' | 'suspend' | 'reinstate' | 'remove'

/** Something that is about to be decided about a member. */
export interface MemberQuestion {
  readonly kind: MemberQuestionKind
  readonly member: Member
  /** What has the focus afterwards. */
  readonly returnTo: RefObject<HTMLElement | null>
}

export interface MemberDialogProps {
  readonly plan: Plan
  readonly me: Member
  readonly question: MemberQuestion
  readonly onClose: () => void
  /** It is done; the sentence says what. */
  readonly onDone: (sentence: string) => void
}

/** Asks before something is decided about a member. What the rules would refuse cannot be confirmed, and it says why. */
export function MemberDialog(props: MemberDialogProps) {
  switch (props.question.kind) {
    case 'changeRole':
      return <RoleDialog {...props} />
    case 'suspend':
      return (
        <WithReason
          {...props}
          title={`Suspend ${called(props.question.member, props.me.id)}?`}
          words="They go on reading, and can write nothing until they are reinstated. Everybody can read your reason in the record."
          confirm="Suspend"
          done={`${props.question.member.name} is suspended and can only read.`}
          command={(reason) => ({ kind: 'suspend', memberId: props.question.member.id, reason })}
        />
      )
    case 'remove':
      return (
        <WithReason
          {...props}
          title={`Remove ${called(props.question.member, props.me.id)} from the plan?`}
          words="They are signed out everywhere at once and can open nothing of this plan any more. What they wrote stays, under their name. To come back they need a new invitation. Everybody can read your reason in the record."
          confirm="Remove"
          done={`${props.question.member.name} was removed and is signed out everywhere.`}
          command={(reason) => ({ kind: 'remove', memberId: props.question.member.id, reason })}
        />
      )
    case 'reinstate':
      return <ReinstateDialog {...props} />
  }
}

function WithReason({
  plan,
  me,
  question,
  title,
  words,
  confirm,
  done,
  command,
  onClose,
  onDone,
}: MemberDialogProps & {
  readonly title: string
  readonly words: string
  readonly confirm: string
  readonly done: string
  readonly command: (reason: string) => Command
}) {
  const asking = useCommand()
  return (
    <ReasonDialog
      title={title}
      words={words}
      confirm={confirm}
      isGrave
      pending={asking.pending}
      problem={asking.problem}
      refusal={refusalOf(plan, me, command('asked beforehand'))}
      returnTo={question.returnTo}
      onClose={onClose}
      onConfirm={(reason) =>
        void asking.run(command(reason)).then((answer) => {
          if (answer !== null) onDone(done)
        })
      }
    />
  )
}

function ReinstateDialog({ plan, me, question, onClose, onDone }: MemberDialogProps) {
  const asking = useCommand()
  const { member } = question
  const command: Command = { kind: 'reinstate', memberId: member.id }
  return (
    <AskDialog
      title={`Reinstate ${called(member, me.id)}?`}
      words={`From then on they may do again what their role may do: ${placeName(plan, member.role, member.partyId)}.`}
      confirm="Reinstate"
      pending={asking.pending}
      problem={asking.problem}
      refusal={refusalOf(plan, me, command)}
      returnTo={question.returnTo}
      onClose={onClose}
      onConfirm={() =>
        void asking.run(command).then((answer) => {
          if (answer !== null) onDone(`${member.name} is reinstated.`)
        })
      }
    />
  )
}

function RoleDialog({ plan, me, question, onClose, onDone }: MemberDialogProps) {
  const asking = useCommand()
  const { member } = question
  const [place, setPlace] = useState<{ role: Role; partyId: PartyId | null }>({
    role: member.role,
    partyId: member.partyId,
  })
  const command: Command = { kind: 'changeRole', memberId: member.id, ...place }
  const isSame = place.role === member.role && place.partyId === member.partyId
  return (
    <AskDialog
      title={`Change the role of ${called(member, me.id)}`}
      words={`Now ${placeName(plan, member.role, member.partyId)}. The new role holds at once, on every page that is open.`}
      confirm={isSame ? 'Change role' : `Make ${roleLabel(place.role)}`}
      pending={asking.pending}
      isIdle={isSame}
      problem={asking.problem}
      refusal={isSame ? null : refusalOf(plan, me, command)}
      returnTo={question.returnTo}
      onClose={onClose}
      onConfirm={() =>
        void asking.run(command).then((answer) => {
          if (answer === null) return
          onDone(`${member.name} is now ${placeName(plan, place.role, place.partyId)}.`)
        })
      }
    >
      <PlaceFields plan={plan} place={place} onChange={setPlace} />
    </AskDialog>
  )
}

/** Why the rules would refuse a command, asked before it is given. */
function refusalOf(plan: Plan, me: Member, command: Command): string | null {
  const decided = decide(plan, me, command, 0)
  return decided.ok ? null : reasonSentence(decided.reason)
}
