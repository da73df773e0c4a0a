import { useId } from 'react'
import type { TrackedChange } from '../../../shared/intake/incoming.ts'
import type { ComparedRun } from '../../../shared/rules/compare.ts'
import type { FileChange } from '../../../shared/rules/placeProposals.ts'
import { ComparedWords } from '../../ui/ComparedWords.tsx'
import styles from './Returned.module.css'
import { trackedSentence } from './returnedWords.ts'

/** One change with its box, or why it is shown only. */
export function ChangeChoice({
  change,
  tracked,
  isWritten,
  whyNot,
  isChosen,
  onToggle,
}: {
  readonly change: FileChange
  readonly tracked: readonly TrackedChange[]
  readonly isWritten: boolean
  readonly whyNot: string | null
  readonly isChosen: boolean
  readonly onToggle: (isOn: boolean) => void
}) {
  const id = useId()
  const fact = [isWritten ? 'Proposed.' : whyNot, trackedSentence(tracked)].filter(
    (one) => one !== null,
  )
  return (
    <div className={styles.choice} data-shown-only={isWritten || whyNot !== null ? '' : undefined}>
      <label className={styles.choiceWords}>
        <input
          type="checkbox"
          checked={isChosen || isWritten}
          disabled={isWritten || whyNot !== null}
          aria-describedby={fact.length > 0 ? id : undefined}
          onChange={(event) => onToggle(event.target.checked)}
        />
        <span dir="auto">
          <ComparedWords runs={runsOf(change)} />
        </span>
      </label>
      {fact.length > 0 && (
        <p id={id} className={styles.why}>
          {fact.join(' ')}
        </p>
      )}
    </div>
  )
}

const runsOf = ({ lead, before, after, tail }: FileChange): readonly ComparedRun[] =>
  (
    [
      { kind: 'same', text: lead },
      { kind: 'deleted', text: before },
      { kind: 'inserted', text: after },
      { kind: 'same', text: tail },
    ] as const
  ).filter((run) => run.text !== '')
