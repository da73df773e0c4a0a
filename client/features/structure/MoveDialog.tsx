import { useState } from 'react'
import type { PillarId, PointId } from '../../../shared/model/ids.ts'
import { pointLabel } from '../../../shared/model/plan.ts'
import type { StructureCommand } from '../../../shared/model/structureCommand.ts'
import { useCommand } from '../../sync/useCommand.ts'
import { AskDialog } from '../../ui/AskDialog.tsx'
import { Select } from '../../ui/Select.tsx'
import { capital, type Question, type QuestionProps, refusalOf } from './question.ts'

/** Asks where a point is to stand: in which pillar, and behind which point. */
export function MoveDialog(props: QuestionProps<Extract<Question, { kind: 'movePoint' }>>) {
  const { plan, me, question, returnTo, onClose, onDone } = props
  const { point } = question
  const asking = useCommand()
  const others = (id: PillarId) =>
    (plan.pillars.find((one) => one.id === id)?.points ?? []).filter(
      ({ id: one }) => one !== point.id,
    )
  const [pillarId, setPillarId] = useState<PillarId>(point.pillarId)
  const [after, setAfter] = useState<PointId | null>(() => neighbourOf(props))
  const command: StructureCommand = { kind: 'movePoint', pointId: point.id, pillarId, after }
  const isSame = pillarId === point.pillarId && after === neighbourOf(props)
  const label = pointLabel(plan, point.id)
  return (
    <AskDialog
      title={`Move ${label}`}
      words="Numbers follow the new order, and cross-references follow the numbers. Whoever is writing in the point goes on writing."
      confirm="Move"
      pending={asking.pending}
      problem={asking.problem}
      isIdle={isSame}
      refusal={isSame ? null : refusalOf(plan, me, command)}
      returnTo={returnTo}
      onClose={onClose}
      onConfirm={() =>
        void asking.run(command).then((answer) => {
          if (answer !== null) onDone(`${capital(label)} was moved.`)
        })
      }
    >
      <Select
        label="Pillar"
        value={pillarId}
        autoFocus
        onChange={(event) => {
          const next = plan.pillars.find((one) => one.id === event.target.value)
          if (next === undefined) return
          setPillarId(next.id)
          setAfter(others(next.id).at(-1)?.id ?? null)
        }}
      >
        {plan.pillars.map((pillar) => (
          <option key={pillar.id} value={pillar.id}>
            {pillar.heading}
          </option>
        ))}
      </Select>
      <Select
        label="Place"
        value={after ?? ''}
        onChange={(event) =>
          setAfter(others(pillarId).find(({ id }) => id === event.target.value)?.id ?? null)
        }
      >
        <option value="">At the beginning</option>
        {others(pillarId).map(({ id, heading }) => (
          <option key={id} value={id}>
            {`Behind ${pointLabel(plan, id)}: ${heading}`}
          </option>
        ))}
      </Select>
    </AskDialog>
  )
}

/** The point that it stands behind now. */
function neighbourOf({
  plan,
  question: { point },
}: Parameters<typeof MoveDialog>[0]): PointId | null {
  const points = plan.pillars.find(({ id }) => id === point.pillarId)?.points ?? []
  return points[points.findIndex(({ id }) => id === point.id) - 1]?.id ?? null
}
