import { lazy, Suspense } from 'react'
import styles from './comments.module.css'
import type { ComposerProps } from './composer/composerProps.ts'

const fetchComposer = () => import('./composer/Composer.tsx')
const Composer = lazy(async () => ({ default: (await fetchComposer()).Composer }))

/** Fetches the composer before it is needed: whoever is offline by then writes all the same. */
export const prefetchComposer = (): void => void fetchComposer().catch(() => undefined)

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
