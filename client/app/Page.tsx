import { type ReactNode, useEffect } from 'react'
import { Link } from 'wouter'
import styles from './Page.module.css'
import { ThemeMenu } from './ThemeMenu.tsx'

/** The frame of every page but the workspace: the word mark, the theme, and sheets in the middle. */
export function Page({
  title,
  narrow = false,
  children,
}: {
  /** What the browser's tab says. */
  readonly title: string
  readonly narrow?: boolean
  readonly children: ReactNode
}) {
  useTitle(title)
  return (
    <div className={styles.page}>
      <header className={styles.bar}>
        <Link href="/" className={styles.wordmark}>
          Parley
        </Link>
        <ThemeMenu />
      </header>
      <main className={styles.main} data-narrow={narrow ? '' : undefined}>
        {children}
      </main>
    </div>
  )
}

/** Names the browser's tab. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = title === 'Parley' ? title : `${title} · Parley`
  }, [title])
}
