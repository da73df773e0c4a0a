import { Tooltip } from 'radix-ui'
import type { ReactNode } from 'react'
import { shortcutText } from './shortcutText.ts'
import styles from './Toolbar.module.css'

/** What a tool is called, its keys, and why it does nothing now. */
export function ToolTip({
  label,
  keys,
  blocked,
  children,
}: {
  readonly label: string
  readonly keys?: string
  readonly blocked: string | null
  readonly children: ReactNode
}) {
  return (
    <Tooltip.Root>
      <Tooltip.Trigger asChild>{children}</Tooltip.Trigger>
      <Tooltip.Portal>
        <Tooltip.Content className={styles.tip} sideOffset={6} collisionPadding={8}>
          <span>{label}</span>
          {keys !== undefined && <kbd>{shortcutText(keys)}</kbd>}
          {blocked !== null && <em>{blocked}</em>}
        </Tooltip.Content>
      </Tooltip.Portal>
    </Tooltip.Root>
  )
}
