import { lazy, Suspense } from 'react'
import type { Remark } from '../../../shared/model/remark.ts'
import styles from './comments.module.css'

export interface ComposerProps {
  /** What is being written, for those who listen. */
  readonly label: string
  /** What it begins with. */
  readonly first: Remark
  /** What was said before, in a correction: to leave it as it is gives nothing up. */
  readonly unchanged?: Remark
  /** What the button that sends it says. */
  readonly send: string
  readonly onSend: (body: Remark) => void
  /** With every change; an empty remark is nothing to be kept. */
  readonly onKeep: (body: Remark) => void
  readonly onGiveUp: () => void
}

const Composer = lazy(async () => ({ default: (await import('./composer/Composer.tsx')).Composer }))

/** The composer, which is fetched when somebody writes for the first time. */
export const LazyComposer = (props: ComposerProps) => (
  <Suspense
    fallback={
      <div className={styles.opening} role="status">
        Opening…
      </div>
    }
  >
    <Composer {...props} />
  </Suspense>
)
