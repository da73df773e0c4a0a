import { Check, Copy, type LucideIcon } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Button } from './Button.tsx'
import { copyPlain } from './copyPlain.ts'
import { Unseen } from './Unseen.tsx'

/** For so long the button says that it copied. */
const SAID_MS = 1800

/** Copies a text and says so. `text` is read when it is pressed. */
export function CopyButton({
  label,
  text,
  kind = 'plain',
  small = true,
  icon: Icon = Copy,
  describes,
  onCopied,
}: {
  readonly label: string
  readonly text: () => string
  readonly kind?: 'main' | 'plain' | 'quiet'
  readonly small?: boolean
  readonly icon?: LucideIcon
  /** What is copied, where the label alone does not tell. */
  readonly describes?: string
  readonly onCopied?: () => void
}) {
  const [said, setSaid] = useState<'copied' | 'refused' | null>(null)
  useEffect(() => {
    if (said === null) return
    const timer = setTimeout(() => setSaid(null), SAID_MS)
    return () => clearTimeout(timer)
  }, [said])

  const copy = async (): Promise<void> => {
    const copied = await copyPlain(text())
    setSaid(copied ? 'copied' : 'refused')
    if (copied) onCopied?.()
  }
  return (
    <Button kind={kind} small={small} onClick={() => void copy()}>
      {said === 'copied' ? <Check size={15} aria-hidden /> : <Icon size={15} aria-hidden />}
      <span aria-live="polite">
        {said === null ? label : said === 'copied' ? 'Copied' : 'The browser refused'}
      </span>
      {describes !== undefined && <Unseen>{describes}</Unseen>}
    </Button>
  )
}
