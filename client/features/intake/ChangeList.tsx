import type { TrackedChange } from '../../../shared/intake/incoming.ts'
import { Button } from '../../ui/Button.tsx'
import { changeLabel } from './changeWords.ts'
import styles from './ChangeList.module.css'
import type { ChangeHere } from './trackedIn.ts'

const WORDS_SHOWN = 90

/** The tracked changes of one point, each to be accepted or rejected; a decision can be turned round. */
export function ChangeList({
  here,
  changes,
  decided,
  onDecide,
}: {
  readonly here: readonly ChangeHere[]
  readonly changes: readonly TrackedChange[]
  readonly decided: ReadonlyMap<number, boolean>
  readonly onDecide: (changes: readonly number[], accept: boolean) => void
}) {
  const waiting = here.filter(({ at }) => !decided.has(at)).map(({ at }) => at)
  return (
    <div className={styles.changes}>
      <div className={styles.head}>
        <b>{here.length === 1 ? '1 tracked change' : `${here.length} tracked changes`}</b>
        {waiting.length > 1 && (
          <span className={styles.both}>
            <Button small kind="quiet" onClick={() => onDecide(waiting, true)}>
              Accept {waiting.length}
            </Button>
            <Button small kind="quiet" onClick={() => onDecide(waiting, false)}>
              Reject {waiting.length}
            </Button>
          </span>
        )}
      </div>
      <ul>
        {here.map(({ at, words }) => {
          const change = changes[at]
          if (change === undefined) return null
          const label = `${changeLabel(change)} “${short(words)}”`
          const accepted = decided.get(at)
          return (
            <li key={at}>
              <span className={styles.what} dir="auto">
                {label}
              </span>
              <span className={styles.both}>
                <Button
                  small
                  aria-pressed={accepted === true}
                  aria-label={`Accept. ${label}`}
                  onClick={() => onDecide([at], true)}
                >
                  Accept
                </Button>
                <Button
                  small
                  aria-pressed={accepted === false}
                  aria-label={`Reject. ${label}`}
                  onClick={() => onDecide([at], false)}
                >
                  Reject
                </Button>
              </span>
            </li>
          )
        })}
      </ul>
    </div>
  )
}

const short = (words: string): string => {
  const line = words.replace(/\s+/gu, ' ').trim()
  return line.length <= WORDS_SHOWN ? line : `${line.slice(0, WORDS_SHOWN)}…`
}
