import { pointLabel } from '../../../shared/model/plan.ts'
import type { StructureCommand } from '../../../shared/model/structureCommand.ts'
import { useCommand } from '../../sync/useCommand.ts'
import { AskDialog } from '../../ui/AskDialog.tsx'
import { ReasonDialog } from '../../ui/ReasonDialog.tsx'
import { HeadingDialog } from './HeadingDialog.tsx'
import { MergeDialog } from './MergeDialog.tsx'
import { MoveDialog } from './MoveDialog.tsx'
import { capital, type Question, type QuestionProps, refusalOf } from './question.ts'
import { SplitDialog } from './SplitDialog.tsx'

/** Asks before the order of the plan is changed. What the rules would refuse cannot be confirmed, and it says why. */
export function StructureDialog({ question, ...rest }: QuestionProps) {
  switch (question.kind) {
    case 'addPoint':
    case 'renamePoint':
    case 'addPillar':
    case 'renamePillar':
      return <HeadingDialog {...rest} question={question} />
    case 'movePoint':
      return <MoveDialog {...rest} question={question} />
    case 'strikePoint':
      return <StrikeDialog {...rest} question={question} />
    case 'restorePoint':
      return <RestoreDialog {...rest} question={question} />
    case 'mergePoints':
      return <MergeDialog {...rest} question={question} />
    case 'splitPoint':
      return <SplitDialog {...rest} question={question} />
  }
}

type OnPoint = QuestionProps<Extract<Question, { kind: 'strikePoint' | 'restorePoint' }>>

function StrikeDialog({ plan, me, question: { point }, returnTo, onClose, onDone }: OnPoint) {
  const asking = useCommand()
  const label = pointLabel(plan, point.id)
  const command = (reason: string): StructureCommand => ({
    kind: 'strikePoint',
    pointId: point.id,
    reason,
  })
  return (
    <ReasonDialog
      title={`Strike ${label}?`}
      words="Nobody can write in it any more. Its text, comments and positions stay readable, and it keeps its number until the points are renumbered. It can be restored."
      hint="Everybody in the plan can read it."
      confirm="Strike"
      isGrave
      pending={asking.pending}
      problem={asking.problem}
      refusal={refusalOf(plan, me, command('asked beforehand'))}
      returnTo={returnTo}
      onClose={onClose}
      onConfirm={(reason) =>
        void asking.run(command(reason)).then((answer) => {
          if (answer !== null) onDone(`${capital(label)} is struck.`)
        })
      }
    />
  )
}

function RestoreDialog({ plan, me, question: { point }, returnTo, onClose, onDone }: OnPoint) {
  const asking = useCommand()
  const command: StructureCommand = { kind: 'restorePoint', pointId: point.id }
  return (
    <AskDialog
      title={`Restore “${point.heading}”?`}
      words="It stands in the plan again, with its text as it was, in its old place and with the number of that place."
      confirm="Restore"
      pending={asking.pending}
      problem={asking.problem}
      refusal={refusalOf(plan, me, command)}
      returnTo={returnTo}
      onClose={onClose}
      onConfirm={() =>
        void asking.run(command).then((answer) => {
          if (answer !== null) onDone(`“${point.heading}” is in the plan again.`)
        })
      }
    />
  )
}
