import { type RefObject, useRef, useState } from 'react'
import { type Closing, NOTHING_IS_AGREED } from '../../../shared/model/closing.ts'
import type { ClosingCommand } from '../../../shared/model/closingCommand.ts'
import type { Member } from '../../../shared/model/member.ts'
import { findMember, type Plan, pointsOf } from '../../../shared/model/plan.ts'
import { decide } from '../../../shared/rules/command.ts'
import { useCommand } from '../../sync/useCommand.ts'
import { useMe } from '../../sync/usePlan.ts'
import { AskDialog } from '../../ui/AskDialog.tsx'
import { Button } from '../../ui/Button.tsx'
import { day } from '../../ui/moment.ts'
import { ReasonDialog } from '../../ui/ReasonDialog.tsx'
import styles from './Agreement.module.css'

type Asked = 'closePlan' | 'initial' | 'reopenPlan'

/** How far the plan is from being closed, or who closed and initialled it; and the buttons of those who may. */
export function ClosingSection({ plan }: { readonly plan: Plan }) {
  const me = useMe()
  const [asked, setAsked] = useState<Asked | null>(null)
  const buttons = useRef<HTMLDivElement>(null)
  const { closing } = plan
  const commands: readonly ClosingCommand[] = [
    { kind: 'closePlan' },
    ...(closing === null ? [] : [{ kind: 'initial', versionHash: closing.versionHash } as const]),
    { kind: 'reopenPlan', reason: 'asked beforehand' },
  ]
  const possible =
    me === null
      ? []
      : commands.flatMap((command) => {
          const { kind } = command
          const isAsked = kind === 'closePlan' || kind === 'initial' || kind === 'reopenPlan'
          return isAsked && decide(plan, me, command, 0).ok ? [kind] : []
        })
  return (
    <section className={styles.closing} aria-label="The end of the talks">
      <p>{closing === null ? openSentence(plan) : closedSentence(plan, closing)}</p>
      <div ref={buttons} tabIndex={-1}>
        {possible.map((kind) => (
          <Button key={kind} small onClick={() => setAsked(kind)}>
            {LABELS[kind]}
          </Button>
        ))}
      </div>
      {asked !== null && me !== null && (
        <ClosingDialog
          plan={plan}
          me={me}
          asked={asked}
          returnTo={buttons}
          onClose={() => setAsked(null)}
        />
      )}
    </section>
  )
}

const LABELS: Record<Asked, string> = {
  closePlan: 'Close the plan…',
  initial: 'Initial the text…',
  reopenPlan: 'Reopen the plan…',
}

function ClosingDialog({
  plan,
  me,
  asked,
  returnTo,
  onClose,
}: {
  readonly plan: Plan
  readonly me: Member
  readonly asked: Asked
  readonly returnTo: RefObject<HTMLElement | null>
  readonly onClose: () => void
}) {
  const asking = useCommand()
  const run = (command: ClosingCommand): void =>
    void asking.run(command).then((answer) => {
      if (answer !== null) onClose()
    })
  const rest = { pending: asking.pending, problem: asking.problem, returnTo, onClose }
  switch (asked) {
    case 'closePlan':
      return (
        <AskDialog
          {...rest}
          title="Close the plan?"
          words="Every point is agreed. From then on nothing of the plan changes, and the heads of delegation can put their initials to it."
          confirm="Close the plan"
          onConfirm={() => run({ kind: 'closePlan' })}
        />
      )
    case 'initial':
      return (
        <AskDialog
          {...rest}
          title="Initial the closed text?"
          words={`You confirm, as ${me.name}, that this is the text that was agreed. It cannot be taken back.`}
          confirm="Initial"
          onConfirm={() => {
            if (plan.closing !== null)
              run({ kind: 'initial', versionHash: plan.closing.versionHash })
          }}
        />
      )
    case 'reopenPlan':
      return (
        <ReasonDialog
          {...rest}
          title="Reopen the plan?"
          words="The initials fall. Each point stays agreed and locked until it is reopened by itself."
          hint="Everybody in the plan can read it."
          confirm="Reopen the plan"
          isGrave
          onConfirm={(reason) => run({ kind: 'reopenPlan', reason })}
        />
      )
  }
}

function openSentence(plan: Plan): string {
  const standing = pointsOf(plan).filter(({ status }) => status === 'open')
  const agreed = standing.filter((point) => point.agreed !== null).length
  return agreed === 0
    ? NOTHING_IS_AGREED
    : `${agreed} of ${standing.length} points are marked as agreed. ${NOTHING_IS_AGREED}`
}

function closedSentence(plan: Plan, { by, at, initials }: Closing): string {
  const name = findMember(plan, by)?.name ?? 'somebody who is not in this plan'
  const closed = `Closed by ${name} on ${day(at)}.`
  if (initials.length === 0) return `${closed} Nobody has initialled it yet.`
  const heads = initials.map(({ memberId, partyId }) => {
    const party = plan.parties.find(({ id }) => id === partyId)?.name ?? 'a party'
    return `${findMember(plan, memberId)?.name ?? 'somebody'} for ${party}`
  })
  return `${closed} Initialled by ${heads.join(', ')}.`
}
