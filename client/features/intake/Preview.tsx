import { Redo2, Undo2 } from 'lucide-react'
import { useMemo } from 'react'
import { Button } from '../../ui/Button.tsx'
import { counted } from '../../ui/counted.ts'
import { waitingSentence } from './waitingSentence.ts'
import { type Draft, keptPoints, takesNumber } from './draft.ts'
import { PillarPart } from './PillarPart.tsx'
import styles from './Preview.module.css'
import type { Brought } from './readSource.ts'
import type { Redline } from './RedlineText.tsx'
import { waitingIn } from './trackedIn.ts'
import type { HistoryStep } from './useDraft.ts'

const NONE: readonly never[] = []

/** The plan that a file would become, to be corrected before it is one. */
export function Preview({
  brought: { incoming, source },
  draft,
  canUndo,
  canRedo,
  dispatch,
  onOther,
}: {
  readonly brought: Brought
  readonly draft: Draft
  readonly canUndo: boolean
  readonly canRedo: boolean
  readonly dispatch: (step: HistoryStep) => void
  /** Takes another file instead. */
  readonly onOther: () => void
}) {
  const kept = keptPoints(draft)
  const waiting = waitingIn(draft)
  const { decided } = draft
  const redline = useMemo<Redline>(() => {
    const headings = new Map(
      incoming.pillars.flatMap((pillar) => pillar.points.map((one) => [one.id, one.heading])),
    )
    return {
      changes: incoming.changes,
      decided,
      reference: (id) => `“${headings.get(id) ?? '…'}”`,
      alternative: (of) => incoming.parties.find((party) => party.id === of)?.name ?? 'As drafted',
    }
  }, [incoming, decided])
  const names = JSON.stringify(draft.pillars.map(({ id, heading }) => ({ id, heading })))
  const others = useMemo(() => {
    const all = JSON.parse(names) as { id: string; heading: string }[]
    return new Map(all.map((one) => [one.id, all.filter((other) => other !== one)]))
  }, [names])

  const firstNumbers = draft.pillars.map(
    (_, at) =>
      1 +
      draft.pillars
        .slice(0, at)
        .flatMap((pillar) => pillar.points)
        .filter(takesNumber).length,
  )
  return (
    <div className={styles.preview} role="group" aria-label="Preview">
      <div className={styles.sum}>
        <p>
          <b dir="auto">{source.name}</b>: {counted(draft.pillars.length, 'pillar')},{' '}
          {counted(kept.length, 'point')}
          {': '}read it through, and correct what was not recognised.
        </p>
        <Button small onClick={onOther}>
          Choose another file
        </Button>
      </div>
      {incoming.losses.length > 0 && (
        <div className={styles.losses}>
          <b>Not taken over</b>
          <ul>
            {incoming.losses.map((loss) => (
              <li key={loss}>{loss}</li>
            ))}
          </ul>
        </div>
      )}
      <div className={styles.tools} role="toolbar" aria-label="Corrections">
        <Button small kind="quiet" disabled={!canUndo} onClick={() => dispatch({ kind: 'undo' })}>
          <Undo2 size={16} aria-hidden />
          Undo
        </Button>
        <Button small kind="quiet" disabled={!canRedo} onClick={() => dispatch({ kind: 'redo' })}>
          <Redo2 size={16} aria-hidden />
          Redo
        </Button>
        {waiting.length > 0 && (
          <>
            <span className={styles.waiting} role="status">
              {waitingSentence(waiting.length)}
            </span>
            <Button
              small
              onClick={() => dispatch({ kind: 'decide', changes: waiting, accept: true })}
            >
              Accept all
            </Button>
            <Button
              small
              onClick={() => dispatch({ kind: 'decide', changes: waiting, accept: false })}
            >
              Reject all
            </Button>
          </>
        )}
      </div>
      {draft.pillars.map((pillar, at) => (
        <PillarPart
          key={pillar.id}
          {...{ pillar, redline, dispatch }}
          place={at + 1}
          firstNumber={firstNumbers[at] ?? 1}
          pillars={others.get(pillar.id) ?? NONE}
        />
      ))}
    </div>
  )
}
