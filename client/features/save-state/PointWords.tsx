import type { KeptPoint } from '../../sync/keptWords.ts'
import styles from './KeptWords.module.css'

/** Texts of points as they stood, to be read and copied. */
export const PointWords = ({ points }: { readonly points: readonly KeptPoint[] }) => (
  <div className={styles.points}>
    {points.map((point, at) => (
      // The list never changes while it is shown.
      <section key={at} className={styles.point}>
        <h3>{point.label}</h3>
        <p tabIndex={0} role="group" aria-label={`Text of ${point.label}`}>
          {point.text === '' ? '(no text)' : point.text}
        </p>
      </section>
    ))}
  </div>
)
