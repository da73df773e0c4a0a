import { Popover } from 'radix-ui'
import { useEffect, useMemo } from 'react'
import { useStore } from 'zustand'
import { findPoint, type Plan } from '../../../../shared/model/plan.ts'
import { bracketsIn } from '../../../../shared/model/pointBrackets.ts'
import { useMe, usePointText } from '../../../sync/usePlan.ts'
import { useEditing } from '../EditingContext.tsx'
import panel from '../panel/Panel.module.css'
import type { OpenBracket } from './bracketPanel.ts'
import styles from './BracketPanel.module.css'
import { BracketPanelView } from './BracketPanelView.tsx'

/** Shows the bracket that is opened, beside its place in the text. */
export function BracketPanelHost({ plan }: { readonly plan: Plan }) {
  const editing = useEditing()
  const open = useStore(editing.bracketPanel.open)
  const anchor = useMemo(
    () => ({ current: { getBoundingClientRect: () => editing.bracketPanel.anchor() } }),
    [editing],
  )
  return (
    <Popover.Root
      open={open !== null}
      onOpenChange={(isOpen) => {
        if (!isOpen) editing.bracketPanel.close(false)
      }}
    >
      <Popover.Anchor virtualRef={anchor} />
      {open !== null && (
        <Popover.Portal>
          <Popover.Content
            className={`${panel.panel} ${styles.panel}`}
            side="bottom"
            align="start"
            sideOffset={8}
            collisionPadding={10}
            aria-label="Bracket"
            data-keeps-point=""
            onCloseAutoFocus={(event) => event.preventDefault()}
            onEscapeKeyDown={(event) => {
              event.preventDefault()
              editing.bracketPanel.close(true)
            }}
          >
            <OpenPanel key={open.bracketId} open={open} plan={plan} />
          </Popover.Content>
        </Popover.Portal>
      )}
    </Popover.Root>
  )
}

function OpenPanel({ open, plan }: { readonly open: OpenBracket; readonly plan: Plan }) {
  const editing = useEditing()
  const me = useMe()
  const text = usePointText(open.pointId)
  const bracket = bracketsIn(text).find((one) => one.bracketId === open.bracketId)
  const point = findPoint(plan, open.pointId)
  const isGone = bracket === undefined
  useEffect(() => {
    if (!isGone) return
    editing.notice.setState('This bracket is no longer in the text.', true)
    editing.bracketPanel.close(true)
  }, [editing, isGone])
  if (bracket === undefined || point === undefined || me === null) return null
  const isBlock = text.some((block) => holdsAsBlock(block, open.bracketId))
  return <BracketPanelView bracket={bracket} isBlock={isBlock} point={point} plan={plan} me={me} />
}

/** Whether a bracket stands in a block as a paragraph of its own. */
function holdsAsBlock(
  block: ReturnType<typeof usePointText>[number],
  bracketId: OpenBracket['bracketId'],
): boolean {
  switch (block.kind) {
    case 'paragraph':
      return false
    case 'orderedList':
    case 'bulletList':
      return block.items.some((item) => item.some((inner) => holdsAsBlock(inner, bracketId)))
    case 'table':
      return block.rows.some((row) =>
        row.some((cell) => cell.blocks.some((inner) => holdsAsBlock(inner, bracketId))),
      )
    case 'bracket':
      return block.bracketId === bracketId
  }
}
