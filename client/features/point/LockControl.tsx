import { Lock, LockOpen } from 'lucide-react'
import { useRef, useState } from 'react'
import type { Command } from '../../../shared/model/command.ts'
import type { Member } from '../../../shared/model/member.ts'
import { type Plan, pointLabel } from '../../../shared/model/plan.ts'
import type { Point } from '../../../shared/model/point.ts'
import { decide } from '../../../shared/rules/command.ts'
import { useCommand } from '../../sync/useCommand.ts'
import { Button } from '../../ui/Button.tsx'
import { ReasonDialog } from '../../ui/ReasonDialog.tsx'
import { Unseen } from '../../ui/Unseen.tsx'

/** Locks or reopens a point; only for those who may, and only where the rules would say yes. */
export function LockControl({
  plan,
  point,
  me,
}: {
  readonly plan: Plan
  readonly point: Point
  readonly me: Member
}) {
  const asking = useCommand()
  const [open, setOpen] = useState(false)
  const [said, setSaid] = useState('')
  const button = useRef<HTMLButtonElement>(null)
  const isLocked = point.lock !== null
  const command = (reason: string): Command => ({
    kind: isLocked ? 'reopenPoint' : 'lockPoint',
    pointId: point.id,
    reason,
  })
  const may = decide(plan, me, command('asked beforehand'), 0).ok
  const label = pointLabel(plan, point.id)
  const capital = label.charAt(0).toUpperCase() + label.slice(1)

  const confirm = async (reason: string): Promise<void> => {
    const answer = await asking.run(command(reason))
    if (answer === null) return
    setOpen(false)
    setSaid(isLocked ? `${capital} is open again.` : `${capital} is locked.`)
  }
  return (
    <>
      {may && (
        <Button
          ref={button}
          small
          onClick={() => {
            asking.reset()
            setSaid('')
            setOpen(true)
          }}
        >
          {isLocked ? <LockOpen size={15} aria-hidden /> : <Lock size={15} aria-hidden />}
          {isLocked ? 'Reopen…' : 'Lock this point…'}
        </Button>
      )}
      <Unseen>
        <span role="status">{said}</span>
      </Unseen>
      {open && (
        <ReasonDialog
          title={isLocked ? `Reopen ${label}?` : `Lock ${label}?`}
          words={
            isLocked
              ? 'Whoever may write the text can write in it again.'
              : 'Nobody can write in it until it is reopened. What is being typed at this moment still counts.'
          }
          hint="Everybody in the plan can read it."
          confirm={isLocked ? 'Reopen' : 'Lock'}
          pending={asking.pending}
          problem={asking.problem}
          returnTo={button}
          onClose={() => setOpen(false)}
          onConfirm={(reason) => void confirm(reason)}
        />
      )}
    </>
  )
}
