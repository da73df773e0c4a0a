import { wordsInFile } from '../../../shared/intake/returnedPlan.ts'
import type { Plan } from '../../../shared/model/plan.ts'
import { CopyButton } from '../../ui/CopyButton.tsx'
import { MatchChooser } from './MatchChooser.tsx'
import styles from './Returned.module.css'
import type { ReturnedFile } from './useReturnedFile.ts'
import type { ReturnedPoint } from './useReturnedPoints.ts'

/** Points of the file that are not in the plan: their words to copy, because only some may add a point. */
export function NewPoints({
  plan,
  file,
  points,
  onMatch,
}: {
  readonly plan: Plan
  readonly file: ReturnedFile
  readonly points: readonly ReturnedPoint[]
  readonly onMatch: (at: number, text: string) => void
}) {
  if (points.length === 0) return null
  return (
    <section className={styles.aside} aria-labelledby="new-points">
      <h2 id="new-points">Proposed new points</h2>
      <p>
        These are not in the plan. A convener or a pen-holder adds a point; copy the words for them,
        or say below which point it is.
      </p>
      <ul className={styles.newPoints}>
        {points.map((point) => {
          const words = wordsInFile(file.plan, point.incoming)
          return (
            <li key={point.at} className={styles.newPoint}>
              <h3>{point.incoming.heading}</h3>
              <p className={styles.newWords} dir="auto">
                {words === '' ? 'Without words.' : words}
              </p>
              {words !== '' && <CopyButton text={() => words} label="Copy the words" />}
              <MatchChooser plan={plan} point={point} onMatch={(text) => onMatch(point.at, text)} />
            </li>
          )
        })}
      </ul>
    </section>
  )
}
