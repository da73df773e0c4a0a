import { Ellipsis } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import { useRef } from 'react'
import type { PillarId } from '../../../shared/model/ids.ts'
import type { StructureCommand } from '../../../shared/model/structureCommand.ts'
import { mayCommand } from '../../../shared/rules/command.ts'
import { useMe, usePlan } from '../../sync/usePlan.ts'
import { Button } from '../../ui/Button.tsx'
import menu from '../../ui/menu.module.css'
import { pillarMovedBy, type Way } from './neighbours.ts'
import { useArrange } from './useArrange.ts'
import { useQuestion } from './useQuestion.tsx'

/** What may be decided about a pillar, for those who may. */
export function PillarMenu({ pillarId }: { readonly pillarId: PillarId }) {
  const plan = usePlan()
  const me = useMe()
  const trigger = useRef<HTMLButtonElement>(null)
  const { ask, dialog } = useQuestion(trigger)
  const arrange = useArrange()
  const pillar = plan?.pillars.find(({ id }) => id === pillarId)
  if (plan === null || me === null || pillar === undefined) return null
  if (!mayCommand(me, 'movePillar').ok) return null

  const mover = (label: string, way: Way) => {
    const command: StructureCommand | null = pillarMovedBy(plan, pillarId, way)
    return (
      <DropdownMenu.Item
        className={menu.item}
        disabled={command === null}
        onSelect={() => {
          if (command !== null) arrange?.give(command)
        }}
      >
        {label}
      </DropdownMenu.Item>
    )
  }
  return (
    <>
      <DropdownMenu.Root modal={false}>
        <DropdownMenu.Trigger asChild>
          <Button
            ref={trigger}
            kind="quiet"
            small
            iconOnly
            aria-label={`Arrange the pillar ${pillar.heading}`}
          >
            <Ellipsis size={15} aria-hidden />
          </Button>
        </DropdownMenu.Trigger>
        <DropdownMenu.Portal>
          <DropdownMenu.Content className={menu.menu} align="end" sideOffset={4}>
            <DropdownMenu.Item
              className={menu.item}
              onSelect={() => ask({ kind: 'renamePillar', pillar })}
            >
              Rename…
            </DropdownMenu.Item>
            {mover('Move up', 'up')}
            {mover('Move down', 'down')}
            <DropdownMenu.Separator className={menu.separator} />
            <DropdownMenu.Item
              className={menu.item}
              onSelect={() =>
                ask({ kind: 'addPoint', pillar, behind: pillar.points.at(-1) ?? null })
              }
            >
              Add a point…
            </DropdownMenu.Item>
            <DropdownMenu.Item
              className={menu.item}
              onSelect={() => ask({ kind: 'addPillar', pillar })}
            >
              Add a pillar behind it…
            </DropdownMenu.Item>
          </DropdownMenu.Content>
        </DropdownMenu.Portal>
      </DropdownMenu.Root>
      {dialog}
    </>
  )
}
