import { Handshake } from 'lucide-react'
import { useRef, useState } from 'react'
import { type AgreedKind, agreedWords } from '../../../shared/model/agreed.ts'
import { NOTHING_IS_AGREED } from '../../../shared/model/closing.ts'
import type { Command } from '../../../shared/model/command.ts'
import type { Member } from '../../../shared/model/member.ts'
import { type Plan, pointLabel } from '../../../shared/model/plan.ts'
import type { Point } from '../../../shared/model/point.ts'
import { factsOf } from '../../../shared/rules/agreement.ts'
import { decide } from '../../../shared/rules/command.ts'
import { PLAN_ALONE } from '../../../shared/rules/view.ts'
import { useCommand } from '../../sync/useCommand.ts'
import { usePointText } from '../../sync/usePlan.ts'
import { useReview } from '../../sync/useReview.ts'
import { AskDialog } from '../../ui/AskDialog.tsx'
import { Button } from '../../ui/Button.tsx'
import { Select } from '../../ui/Select.tsx'
import { Unseen } from '../../ui/Unseen.tsx'

const KINDS: readonly AgreedKind[] = ['final', 'ad-referendum']

/** Marks a point as agreed; only for those who may, and only once all parties accept it as it stands. */
export function AgreeControl({
  plan,
  point,
  me,
}: {
  readonly plan: Plan
  readonly point: Point
  readonly me: Member
}) {
  const asking = useCommand()
  const text = usePointText(point.id)
  const review = useReview()
  const [asked, setAsked] = useState<AgreedKind | null>(null)
  const [said, setSaid] = useState('')
  const button = useRef<HTMLButtonElement>(null)
  const command = (agreed: AgreedKind): Command => ({
    kind: 'markAgreed',
    pointId: point.id,
    agreed,
  })
  const view = { ...PLAN_ALONE, textOf: () => factsOf(text), review: () => review }
  const possible = KINDS.filter((kind) => decide(plan, me, command(kind), 0, view).ok)
  const [first] = possible
  const label = pointLabel(plan, point.id)
  return (
    <>
      {first !== undefined && (
        <Button
          ref={button}
          small
          onClick={() => {
            asking.reset()
            setSaid('')
            setAsked(first)
          }}
        >
          <Handshake size={15} aria-hidden />
          Mark as agreed…
        </Button>
      )}
      <Unseen>
        <span role="status">{said}</span>
      </Unseen>
      {asked !== null && (
        <AskDialog
          title={`Mark ${label} as agreed?`}
          words={`All parties accept it as it stands. It is locked at once, down to the letter. ${NOTHING_IS_AGREED}`}
          confirm="Mark as agreed"
          pending={asking.pending}
          problem={asking.problem}
          refusal={
            possible.includes(asked)
              ? null
              : 'The text or a position changed: not all parties accept it as it stands now.'
          }
          returnTo={button}
          onClose={() => setAsked(null)}
          onConfirm={() =>
            void asking.run(command(asked)).then((answer) => {
              if (answer === null) return
              setAsked(null)
              setSaid(`${agreedWords(asked)}: ${label}.`)
            })
          }
        >
          <Select
            label="As"
            value={asked}
            onChange={(event) =>
              setAsked(KINDS.find((kind) => kind === event.target.value) ?? asked)
            }
          >
            {KINDS.filter((kind) => kind === asked || possible.includes(kind)).map((kind) => (
              <option key={kind} value={kind}>
                {kind === 'final' ? 'Agreed' : 'Agreed ad referendum, subject to confirmation'}
              </option>
            ))}
          </Select>
        </AskDialog>
      )}
    </>
  )
}
