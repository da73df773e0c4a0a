import { useState } from 'react'
import type { PointId } from '../../../shared/model/ids.ts'
import type { Plan } from '../../../shared/model/plan.ts'
import { planLabels } from '../../../shared/model/planLabels.ts'
import { plainText } from '../../../shared/model/pointText.ts'
import type { Wording } from '../../../shared/model/wording.ts'
import { count } from '../../../shared/rules/agreementWords.ts'
import { Button } from '../../ui/Button.tsx'
import { countWords } from '../../ui/countWords.ts'
import { DifferenceToNow } from './DifferenceToNow.tsx'
import styles from './PositionForm.module.css'

const plain = (plan: Plan, wording: Wording): string => plainText(wording, planLabels(plan))

/** Says on which words a position will be taken, and shows them to whoever asks. */
export function WordingOfNow({
  plan,
  wording,
}: {
  readonly plan: Plan
  readonly wording: Wording
}) {
  const words = plain(plan, wording)
  return (
    <details className={styles.words}>
      <summary>
        On the wording of now, <b>{count(countWords(words), 'word')}</b>
      </summary>
      <p dir="auto">{words}</p>
    </details>
  )
}

/** Stops whoever is about to confirm: the words are not those they began with. */
export function ChangedWording({
  plan,
  pointId,
  before,
  now,
  onTakeNew,
}: {
  readonly plan: Plan
  readonly pointId: PointId
  readonly before: Wording
  readonly now: Wording
  readonly onTakeNew: () => void
}) {
  const [isShown, setShown] = useState(false)
  const isEmpty = now.length === 0
  return (
    <div className={styles.changed} data-look="">
      <p role="alert">
        <b>The wording changed while this form was open.</b>{' '}
        {isEmpty
          ? 'There are no words left to take a position on.'
          : 'Look at the difference, or take the position on the new wording.'}
      </p>
      {isShown && (
        <DifferenceToNow
          plan={plan}
          pointId={pointId}
          before={before}
          label="What changed while the form was open"
        />
      )}
      <div className={styles.actions}>
        <Button small aria-expanded={isShown} onClick={() => setShown(!isShown)}>
          {isShown ? 'Hide difference' : 'Show difference'}
        </Button>
        {!isEmpty && (
          <Button small onClick={onTakeNew}>
            Use the new wording, {count(countWords(plain(plan, now)), 'word')}
          </Button>
        )}
      </div>
    </div>
  )
}
