import { memo } from 'react'
import { Button } from '../../ui/Button.tsx'
import { inputClass } from '../../ui/Field.tsx'
import { type DraftPillar, takesNumber } from './draft.ts'
import { HEADING_LETTERS } from './editDraft.ts'
import { PointCard } from './PointCard.tsx'
import styles from './Preview.module.css'
import type { Redline } from './RedlineText.tsx'
import type { HistoryStep } from './useDraft.ts'

/** A pillar with its points. */
export const PillarPart = memo(function PillarPart({
  pillar,
  place,
  firstNumber,
  pillars,
  redline,
  dispatch,
}: {
  readonly pillar: DraftPillar
  /** 1 for the first one. */
  readonly place: number
  readonly firstNumber: number
  /** The other pillars. */
  readonly pillars: readonly { readonly id: string; readonly heading: string }[]
  readonly redline: Redline
  readonly dispatch: (step: HistoryStep) => void
}) {
  const keptBefore = pillar.points.map((_, at) =>
    pillar.points.slice(0, at).filter((point) => !point.isLeftOut),
  )
  return (
    <section className={styles.pillar} aria-label={`Pillar ${place}`}>
      <div className={styles.top}>
        <input
          className={`${inputClass} ${styles.pillarHeading}`}
          aria-label={`Heading of pillar ${place}`}
          aria-invalid={pillar.heading.trim() === ''}
          dir="auto"
          maxLength={HEADING_LETTERS}
          value={pillar.heading}
          onChange={(event) =>
            dispatch({ kind: 'rename', id: pillar.id, heading: event.target.value })
          }
        />
        {place > 1 && (
          <Button
            small
            kind="quiet"
            onClick={() => dispatch({ kind: 'joinPillarAbove', id: pillar.id })}
          >
            Join with the pillar above
          </Button>
        )}
      </div>
      <ol className={styles.points}>
        {pillar.points.map((point, at) => {
          const before = keptBefore[at] ?? []
          return (
            <PointCard
              key={point.id}
              {...{ point, pillars, redline, dispatch }}
              above={before.at(-1)?.id ?? null}
              number={takesNumber(point) ? firstNumber + before.filter(takesNumber).length : 0}
            />
          )
        })}
      </ol>
      {pillar.points.length === 0 && <p className={styles.empty}>No points yet</p>}
    </section>
  )
})
