import { EllipsisVertical } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import { Button } from '../../ui/Button.tsx'
import menu from '../../ui/menu.module.css'
import type { HistoryStep } from './useDraft.ts'

/** What can be done with a point beside its heading. */
export function PointMenu({
  id,
  name,
  above,
  canSplit,
  pillars,
  onSplit,
  dispatch,
}: {
  readonly id: string
  /** How the point is called to those who listen. */
  readonly name: string
  /** The point that it can be joined with; null for the first one. */
  readonly above: string | null
  readonly canSplit: boolean
  /** The other pillars. */
  readonly pillars: readonly { readonly id: string; readonly heading: string }[]
  readonly onSplit: () => void
  readonly dispatch: (step: HistoryStep) => void
}) {
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>
        <Button kind="quiet" iconOnly aria-label={`Correct ${name}`}>
          <EllipsisVertical size={18} aria-hidden />
        </Button>
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className={menu.menu} align="end" sideOffset={6}>
          <Item onSelect={() => dispatch({ kind: 'move', id, by: -1 })}>Move up</Item>
          <Item onSelect={() => dispatch({ kind: 'move', id, by: 1 })}>Move down</Item>
          {above !== null && (
            <Item onSelect={() => dispatch({ kind: 'joinAbove', id })}>
              Join with the point above
            </Item>
          )}
          {canSplit && <Item onSelect={onSplit}>Split…</Item>}
          <Item onSelect={() => dispatch({ kind: 'makePillar', id })}>Begin a pillar here</Item>
          <Item onSelect={() => dispatch({ kind: 'leaveOut', id, isLeftOut: true })}>
            Leave out
          </Item>
          {pillars.length > 0 && (
            <>
              <DropdownMenu.Separator className={menu.separator} />
              <DropdownMenu.Label className={menu.label}>Move to the pillar</DropdownMenu.Label>
              {pillars.map((pillar) => (
                <Item
                  key={pillar.id}
                  onSelect={() => dispatch({ kind: 'moveToPillar', id, pillarId: pillar.id })}
                >
                  {pillar.heading}
                </Item>
              ))}
            </>
          )}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}

const Item = ({
  onSelect,
  children,
}: {
  readonly onSelect: () => void
  readonly children: string
}) => (
  <DropdownMenu.Item className={menu.item} onSelect={onSelect}>
    {children}
  </DropdownMenu.Item>
)
