import type { CSSProperties } from 'react'
import { Unseen } from '../ui/Unseen.tsx'
import styles from './WorkspaceSkeleton.module.css'

const Lines = ({ widths }: { readonly widths: readonly number[] }) =>
  widths.map((width, at) => (
    // The list never changes.
    <div key={at} className={styles.line} style={{ '--width': `${width}%` } as CSSProperties} />
  ))

/** The shape of the workspace while nothing of the plan is here yet. */
export const WorkspaceSkeleton = () => (
  <main className={styles.skeleton} aria-busy="true">
    <div className={styles.bar}>Parley</div>
    <Unseen>
      <h1>Opening the plan</h1>
    </Unseen>
    <div className={styles.side} aria-hidden>
      <Lines widths={[40, 80, 72, 88, 64, 76]} />
    </div>
    <SheetsSkeleton />
    <div className={styles.side} />
  </main>
)

/** The shape of a few sheets. */
export const SheetsSkeleton = () => (
  <div className={styles.middle} aria-hidden>
    {[0, 1, 2].map((at) => (
      <div key={at} className={styles.sheet}>
        <Lines widths={[38, 100, 94, 60]} />
      </div>
    ))}
  </div>
)
