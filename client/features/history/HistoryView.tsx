import { useMemo, useState } from 'react'
import type { PointId } from '../../../shared/model/ids.ts'
import type { Plan } from '../../../shared/model/plan.ts'
import { planLabels } from '../../../shared/model/planLabels.ts'
import { wordingOf } from '../../../shared/model/wording.ts'
import { compareWordings } from '../../../shared/rules/compare.ts'
import type { HistoryState } from '../../sync/history.ts'
import { usePlan } from '../../sync/usePlan.ts'
import { Button } from '../../ui/Button.tsx'
import { DifferenceView } from '../../ui/DifferenceView.tsx'
import { moment } from '../../ui/moment.ts'
import { PaperText } from '../../ui/PaperText.tsx'
import styles from './History.module.css'
import { stateSentence, writersOf } from './historyWords.ts'
import { Scrubber } from './Scrubber.tsx'
import { useHistory } from './useHistory.ts'

/** The life of a point: every state that it was in, with who wrote it and what changed from the one before. */
export function HistoryView({ pointId }: { readonly pointId: PointId }) {
  const plan = usePlan()
  if (plan === null) return <p className={styles.quiet}>Opening the plan…</p>
  // Another point has another life: nothing of the one before it may stay on the screen.
  return <PointHistory key={pointId} plan={plan} pointId={pointId} />
}

function PointHistory({ plan, pointId }: { readonly plan: Plan; readonly pointId: PointId }) {
  const { states, isReading, problem, again } = useHistory(pointId)
  /** Null while the newest state is shown, so that it stays the newest when another comes. */
  const [chosen, setChosen] = useState<number | null>(null)
  const last = states.length - 1
  const at = chosen === null ? last : Math.min(chosen, last)
  const state = states[at]
  return (
    <section className={styles.history} aria-label="History of the text" aria-busy={isReading}>
      {problem !== null && (
        <p className={styles.problem} role="alert">
          {problem.title}. {problem.detail}{' '}
          <Button small onClick={again}>
            Try again
          </Button>
        </p>
      )}
      {state === undefined ? (
        <p className={styles.quiet}>
          {isReading ? 'Reading the history…' : 'Nobody has written in this point yet.'}
        </p>
      ) : (
        <>
          <Scrubber
            count={states.length}
            at={at}
            says={states.map((one) => stateSentence(plan, one))}
            onMove={(index) => setChosen(index === last ? null : index)}
          />
          <State plan={plan} state={state} before={states[at - 1]} />
        </>
      )}
    </section>
  )
}

function State({
  plan,
  state,
  before,
}: {
  readonly plan: Plan
  readonly state: HistoryState
  readonly before: HistoryState | undefined
}) {
  const [isWhole, setWhole] = useState(false)
  const comparison = useMemo(
    () => compareWordings(wordingOf(before?.text ?? []), wordingOf(state.text), planLabels(plan)),
    [state, before, plan],
  )
  return (
    <>
      <p className={styles.who}>
        <b>{writersOf(plan, state)}</b>
        <time dateTime={new Date(state.at).toISOString()}>{moment(state.at)}</time>
      </p>
      <label className={styles.whole}>
        <input
          type="checkbox"
          checked={isWhole}
          onChange={(event) => setWhole(event.target.checked)}
        />
        The text without marks
      </label>
      {isWhole ? (
        <PaperText text={state.text} labels={planLabels(plan)} />
      ) : (
        <DifferenceView
          comparison={comparison}
          label={before === undefined ? 'The first words' : 'Difference to the state before'}
        />
      )}
    </>
  )
}
