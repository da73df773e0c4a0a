import type { ReactNode } from 'react'
import { Page } from './Page.tsx'
import styles from './Page.module.css'

/** A page that says one thing, and what to do next. */
export const Notice = ({
  title,
  actions,
  children,
}: {
  readonly title: string
  readonly actions?: ReactNode
  readonly children: ReactNode
}) => (
  <Page title={title} narrow>
    <div className={styles.sheet}>
      <h1 className={styles.title}>{title}</h1>
      <div className={styles.words}>{children}</div>
      {actions !== undefined && <div className={styles.actions}>{actions}</div>}
    </div>
  </Page>
)
