import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Tip } from '../../../ui/Tip.tsx'
import { type CopiedText, copyText } from '../copyText.ts'
import styles from './CopyTextButton.module.css'

/** How long the button says that it has copied. */
const SAID_MS = 1600

/** Copies a text with its markup, and says for a moment whether that worked. */
export function CopyTextButton({
  label,
  read,
}: {
  readonly label: string
  readonly read: () => CopiedText
}) {
  const [outcome, setOutcome] = useState<'copied' | 'refused' | null>(null)
  useEffect(() => {
    if (outcome === null) return
    const timer = setTimeout(() => setOutcome(null), SAID_MS)
    return () => clearTimeout(timer)
  }, [outcome])
  const onClick = () => {
    copyText(read()).then(
      (copied) => setOutcome(copied ? 'copied' : 'refused'),
      () => setOutcome('refused'),
    )
  }
  return (
    <span className={styles.copy}>
      <Tip words={label}>
        <button type="button" aria-label={label} onClick={onClick}>
          {outcome === 'copied' ? <Check size={15} aria-hidden /> : <Copy size={15} aria-hidden />}
        </button>
      </Tip>
      <span role="status" className={outcome === null ? styles.unsaid : styles.said}>
        {outcome === 'copied' && 'Copied'}
        {outcome === 'refused' && 'The browser does not allow copying here'}
      </span>
    </span>
  )
}
