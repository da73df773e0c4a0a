import { pointsOf } from '../../../shared/model/plan.ts'
import type { StructureCommand } from '../../../shared/model/structureCommand.ts'
import { decide } from '../../../shared/rules/command.ts'
import { useCommand } from '../../sync/useCommand.ts'
import { useMe, usePlan } from '../../sync/usePlan.ts'
import { AskDialog } from '../../ui/AskDialog.tsx'
import { refusalOf } from './question.ts'

const RENUMBER: StructureCommand = { kind: 'renumber' }

/** Whether there is anything to renumber, and this page's member may. */
export function useMayRenumber(): boolean {
  const plan = usePlan()
  const me = useMe()
  return plan !== null && me !== null && decide(plan, me, RENUMBER, 0).ok
}

/** Asks before the numbers of struck points are given to those behind them. */
export function RenumberDialog({ onClose }: { readonly onClose: () => void }) {
  const plan = usePlan()
  const me = useMe()
  const asking = useCommand()
  if (plan === null || me === null) return null
  const freed = pointsOf(plan).filter(
    ({ status, number }) => status === 'struck' && number !== null,
  )
  const numbers = freed.map(({ number }) => number).join(', ')
  return (
    <AskDialog
      title="Renumber the points?"
      words={
        freed.length === 1
          ? `The struck point ${numbers} gives up its number, and the points behind it move up. Cross-references follow; the record keeps the old number.`
          : `The struck points ${numbers} give up their numbers, and the points behind them move up. Cross-references follow; the record keeps the old numbers.`
      }
      confirm="Renumber"
      pending={asking.pending}
      problem={asking.problem}
      refusal={refusalOf(plan, me, RENUMBER)}
      onClose={onClose}
      onConfirm={() =>
        void asking.run(RENUMBER).then((answer) => {
          if (answer !== null) onClose()
        })
      }
    />
  )
}
