import { useState } from 'react'
import type { PointId } from '../../../shared/model/ids.ts'
import { pointLabel, pointsOf } from '../../../shared/model/plan.ts'
import { useCommand } from '../../sync/useCommand.ts'
import { ReasonDialog } from '../../ui/ReasonDialog.tsx'
import { Select } from '../../ui/Select.tsx'
import { capital, type Question, type QuestionProps, refusalOf } from './question.ts'

/** Asks into which point another one is merged, and why. */
export function MergeDialog({
  plan,
  me,
  question: { point },
  returnTo,
  onClose,
  onDone,
}: QuestionProps<Extract<Question, { kind: 'mergePoints' }>>) {
  const asking = useCommand()
  const choices = pointsOf(plan).filter(({ id, status }) => id !== point.id && status === 'open')
  const [into, setInto] = useState<PointId>(choices[0]?.id ?? point.id)
  const label = pointLabel(plan, point.id)
  const command = (reason: string) => ({
    kind: 'mergePoints' as const,
    from: point.id,
    into,
    reason,
  })
  return (
    <ReasonDialog
      title={`Merge ${label} into another point`}
      words={`Its text is copied under the text of the other point, and ${label} is struck. Its comments and positions stay readable there.`}
      hint="Everybody in the plan can read it."
      confirm="Merge"
      isGrave
      pending={asking.pending}
      problem={asking.problem}
      refusal={refusalOf(plan, me, command('asked beforehand'))}
      returnTo={returnTo}
      onClose={onClose}
      onConfirm={(reason) =>
        void asking.run(command(reason)).then((answer) => {
          if (answer !== null)
            onDone(`${capital(label)} was merged into ${pointLabel(plan, into)}.`)
        })
      }
    >
      <Select
        label="Into"
        value={into}
        onChange={(event) => {
          const next = choices.find(({ id }) => id === event.target.value)
          if (next !== undefined) setInto(next.id)
        }}
      >
        {choices.map(({ id, heading }) => (
          <option key={id} value={id}>
            {`${capital(pointLabel(plan, id))}: ${heading}`}
          </option>
        ))}
      </Select>
    </ReasonDialog>
  )
}
