import { Toolbar as Bar } from 'radix-ui'
import { memo, type ReactNode } from 'react'
import { useStore } from 'zustand'
import type { Editing } from '../editing.ts'
import { useEditing } from '../EditingContext.tsx'
import { shortcutAria } from './shortcutText.ts'
import { TableMenu } from './TableMenu.tsx'
import { type Tool, TOOL_GROUPS, type ToolName } from './toolList.tsx'
import styles from './Toolbar.module.css'
import { ToolTip } from './ToolTip.tsx'
import { useAboveKeyboard } from './useAboveKeyboard.ts'

/**
 * The tools for the text at the caret: one bar for all points. `children` stand at its end. It draws anew when what it
 * shows changes, which a typed letter as a rule does not do.
 */
export const Toolbar = memo(function Toolbar({ children }: { readonly children?: ReactNode }) {
  const editing = useEditing()
  const tools = useStore(editing.tools)
  const notice = useStore(editing.notice)
  const element = useAboveKeyboard()
  return (
    <div
      ref={element}
      className={styles.place}
      data-live={tools.where === 'nowhere' ? undefined : ''}
      data-keeps-point=""
    >
      <Bar.Root className={styles.bar} aria-label="Text tools" onMouseDown={keepFocus}>
        {TOOL_GROUPS.map((group, at) => (
          <div key={at} className={styles.group} role="presentation">
            {group.map((tool) => (
              <ToolButton
                key={tool.name}
                tool={tool}
                pressed={tool.pressed?.(tools)}
                blocked={tool.blocked(tools)}
              />
            ))}
          </div>
        ))}
        <div className={styles.group} role="presentation">
          <TableMenu tools={tools} />
        </div>
        {children !== undefined && <div className={styles.end}>{children}</div>}
      </Bar.Root>
      <p className={styles.notice} role="status">
        {notice}
      </p>
    </div>
  )
})

/** A press on a tool must not take the caret out of the text it is meant for. */
function keepFocus(event: { preventDefault(): void }): void {
  event.preventDefault()
}

function actOn(editing: Editing, name: ToolName): void {
  switch (name) {
    case 'undo':
      return editing.undo()
    case 'redo':
      return editing.redo()
    case 'link':
      return editing.panels.askLink()
    case 'reference':
      return editing.panels.askReference(false)
    case 'note':
      return editing.panels.addNote()
    case 'bracket':
      return editing.bracketPanel.make()
    default:
      return editing.apply(name)
  }
}

const ToolButton = memo(function ToolButton({
  tool,
  pressed,
  blocked,
}: {
  readonly tool: Tool
  readonly pressed: boolean | undefined
  readonly blocked: string | null
}) {
  const editing = useEditing()
  return (
    <ToolTip label={tool.label} keys={tool.keys} blocked={blocked}>
      <Bar.Button
        className={styles.tool}
        aria-label={tool.label}
        aria-keyshortcuts={shortcutAria(tool.keys)}
        aria-pressed={pressed}
        // Not `disabled`: the reason must be there for the keyboard and for a pointer that rests on it.
        aria-disabled={blocked === null ? undefined : true}
        onClick={() => {
          if (blocked === null) actOn(editing, tool.name)
        }}
      >
        {tool.icon}
      </Bar.Button>
    </ToolTip>
  )
})
