import { useRef, useState } from 'react'
import type { DraftingMode } from '../../../shared/model/drafting.ts'
import type { Member } from '../../../shared/model/member.ts'
import type { Plan } from '../../../shared/model/plan.ts'
import { decide } from '../../../shared/rules/command.ts'
import { useCommand } from '../../sync/useCommand.ts'
import { Button } from '../../ui/Button.tsx'
import { ReasonDialog } from '../../ui/ReasonDialog.tsx'
import styles from './Members.module.css'

/** Who types in the points; conveners change it here. */
export function DraftingControl({
  plan,
  me,
  onSaid,
}: {
  readonly plan: Plan
  readonly me: Member
  readonly onSaid: (sentence: string) => void
}) {
  const asking = useCommand()
  const [isAsked, setIsAsked] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const isOpen = plan.drafting.mode === 'open'
  const mode: DraftingMode = isOpen ? 'pen-holder' : 'open'
  const may = decide(plan, me, { kind: 'setDraftingMode', mode }, 0).ok
  if (isOpen && !may) return null
  return (
    <section className={styles.drafting} aria-label="Who types in the points">
      <p>
        {isOpen
          ? 'Heads of delegation, drafters and pen-holders type in the points.'
          : 'Only pen-holders type in the points. Everybody else comments, and each party proposes its own wording in brackets.'}
      </p>
      {may && (
        <Button
          ref={button}
          small
          onClick={() => {
            asking.reset()
            setIsAsked(true)
          }}
        >
          {isOpen ? 'Leave the text to the pen-holders…' : 'Open the text again…'}
        </Button>
      )}
      {isAsked && (
        <ReasonDialog
          title={isOpen ? 'Leave the text to the pen-holders?' : 'Open the text again?'}
          words={
            isOpen
              ? 'Heads of delegation and drafters can no longer type in any point. What is being typed at this moment still counts.'
              : 'Heads of delegation and drafters can type in the points again.'
          }
          hint="Everybody in the plan can read it."
          confirm={isOpen ? 'Leave it to them' : 'Open the text'}
          pending={asking.pending}
          problem={asking.problem}
          returnTo={button}
          onClose={() => setIsAsked(false)}
          onConfirm={(reason) =>
            void asking.run({ kind: 'setDraftingMode', mode, reason }).then((answer) => {
              if (answer === null) return
              setIsAsked(false)
              onSaid(
                isOpen
                  ? 'Only pen-holders type in the points now.'
                  : 'Everybody who drafts types in the points again.',
              )
            })
          }
        />
      )}
    </section>
  )
}
