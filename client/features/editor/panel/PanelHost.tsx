import { Popover } from 'radix-ui'
import { type ReactNode, useMemo } from 'react'
import { useStore } from 'zustand'
import type { Plan } from '../../../../shared/model/plan.ts'
import { useEditing } from '../EditingContext.tsx'
import { LinkPanel } from './LinkPanel.tsx'
import { NotePanel } from './NotePanel.tsx'
import styles from './Panel.module.css'
import type { Panel } from './panels.ts'
import { ReferencePanel } from './ReferencePanel.tsx'

/** Shows the panel that is open, beside the words it is about. */
export function PanelHost({ plan }: { readonly plan: Plan }) {
  const editing = useEditing()
  const panel = useStore(editing.panels.open)
  const anchor = useMemo(
    () => ({ current: { getBoundingClientRect: () => editing.panels.anchor() } }),
    [editing],
  )
  return (
    <Popover.Root
      open={panel !== null}
      onOpenChange={(open) => {
        if (!open) editing.panels.close(false)
      }}
    >
      <Popover.Anchor virtualRef={anchor} />
      {panel !== null && (
        <Popover.Portal>
          <Popover.Content
            className={styles.panel}
            side="bottom"
            align="start"
            sideOffset={8}
            collisionPadding={10}
            aria-label={titleOf(panel)}
            data-keeps-point=""
            data-kind={panel.kind}
            onOpenAutoFocus={(event) => event.preventDefault()}
            // Where the focus goes is the panel's to say: back to the caret, or where somebody clicked.
            onCloseAutoFocus={(event) => event.preventDefault()}
            onInteractOutside={(event) => {
              // The tools act on the words of an open note too.
              if (panel.kind === 'note' && isTool(event.target)) event.preventDefault()
            }}
            onEscapeKeyDown={(event) => {
              event.preventDefault()
              if (panel.kind !== 'reference') editing.panels.close(true)
            }}
          >
            {contentOf(panel, plan)}
          </Popover.Content>
        </Popover.Portal>
      )}
    </Popover.Root>
  )
}

const isTool = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('[role="toolbar"]') !== null

function titleOf(panel: Panel): string {
  switch (panel.kind) {
    case 'link':
      return 'Link'
    case 'reference':
      return 'Refer to a point'
    case 'note':
      return `Note ${panel.number}`
  }
}

function contentOf(panel: Panel, plan: Plan): ReactNode {
  switch (panel.kind) {
    case 'link':
      return <LinkPanel href={panel.href} hasWords={panel.hasWords} />
    case 'reference':
      return <ReferencePanel plan={plan} here={panel.pointId} typed={panel.typed} />
    case 'note':
      return <NotePanel key={`${panel.pointId}:${panel.position}`} number={panel.number} />
  }
}
