import { FileText, Info, List } from 'lucide-react'
import { type Side, useScreen } from '../state/screen.ts'
import styles from './PartSwitch.module.css'

const PARTS = [
  { side: 'navigator', label: 'Points', Icon: List },
  { side: 'document', label: 'Text', Icon: FileText },
  { side: 'panel', label: 'Details', Icon: Info },
] as const satisfies readonly { side: Side; label: string; Icon: unknown }[]

/** On a phone: which of the three parts of the workspace is on the screen. */
export function PartSwitch() {
  const side = useScreen((screen) => screen.side)
  const show = useScreen((screen) => screen.show)
  return (
    <nav className={styles.switch} aria-label="Parts of the workspace">
      {PARTS.map((part) => (
        <button
          key={part.side}
          type="button"
          className={styles.part}
          aria-current={side === part.side ? 'true' : undefined}
          onClick={() => show(part.side)}
        >
          <part.Icon size={20} aria-hidden />
          {part.label}
        </button>
      ))}
    </nav>
  )
}
