import { Ellipsis } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import { useRef } from 'react'
import type { PointId } from '../../../shared/model/ids.ts'
import { findPoint, pointLabel } from '../../../shared/model/plan.ts'
import { mayCommand } from '../../../shared/rules/command.ts'
import { useMe, usePlan } from '../../sync/usePlan.ts'
import { Button } from '../../ui/Button.tsx'
import menu from '../../ui/menu.module.css'
import type { Question } from './question.ts'
import { useArrange } from './useArrange.ts'
import { useQuestion } from './useQuestion.tsx'

/** What may be decided about the place of a point in the plan, for those who may. */
export function PointMenu({ pointId }: { readonly pointId: PointId }) {
  const plan = usePlan()
  const me = useMe()
  const trigger = useRef<HTMLButtonElement>(null)
  const { ask, dialog } = useQuestion(trigger)
  const arrange = useArrange()
  const point = plan === null ? undefined : findPoint(plan, pointId)
  const pillar = plan?.pillars.find(({ id }) => id === point?.pillarId)
  if (plan === null || me === null || point === undefined || pillar === undefined) return null
  if (!mayCommand(me, 'movePoint').ok) return null

  const isStruck = point.status === 'struck'
  const isOpen = !isStruck && point.lock === null
  const item = (label: string, question: Question, enabled = true) => (
    <DropdownMenu.Item className={menu.item} disabled={!enabled} onSelect={() => ask(question)}>
      {label}
    </DropdownMenu.Item>
  )
  return (
    <>
      <DropdownMenu.Root modal={false}>
        <DropdownMenu.Trigger asChild>
          <Button
            ref={trigger}
            kind="quiet"
            iconOnly
            aria-label={`Arrange ${pointLabel(plan, point.id)}`}
          >
            <Ellipsis size={18} aria-hidden />
          </Button>
        </DropdownMenu.Trigger>
        <DropdownMenu.Portal>
          <DropdownMenu.Content className={menu.menu} align="end" sideOffset={4}>
            {isStruck ? (
              item('Restore…', { kind: 'restorePoint', point })
            ) : (
              <>
                {item('Rename…', { kind: 'renamePoint', point }, isOpen)}
                <DropdownMenu.Item
                  className={menu.item}
                  disabled={arrange?.mayMove(point.id, 'up') !== true}
                  onSelect={() => arrange?.move(point.id, 'up')}
                >
                  Move up
                </DropdownMenu.Item>
                <DropdownMenu.Item
                  className={menu.item}
                  disabled={arrange?.mayMove(point.id, 'down') !== true}
                  onSelect={() => arrange?.move(point.id, 'down')}
                >
                  Move down
                </DropdownMenu.Item>
                {item('Move to…', { kind: 'movePoint', point })}
                <DropdownMenu.Separator className={menu.separator} />
                {item('Add a point behind it…', { kind: 'addPoint', pillar, behind: point })}
                {item('Split…', { kind: 'splitPoint', point }, isOpen)}
                {item('Merge into another…', { kind: 'mergePoints', point }, isOpen)}
                <DropdownMenu.Separator className={menu.separator} />
                {item('Strike…', { kind: 'strikePoint', point }, isOpen)}
              </>
            )}
          </DropdownMenu.Content>
        </DropdownMenu.Portal>
      </DropdownMenu.Root>
      {dialog}
    </>
  )
}
