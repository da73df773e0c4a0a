import type { ReactNode } from 'react'
import { Tip } from '../../../ui/Tip.tsx'
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
    <Tip
      words={
        <>
          {label}
          {keys !== undefined && <kbd className={styles.keys}>{shortcutText(keys)}</kbd>}
          {blocked !== null && <span className={styles.blocked}>{blocked}</span>}
        </>
      }
    >
      {children}
    </Tip>
  )
}
