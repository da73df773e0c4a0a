import { useEffect, useRef, useState } from 'react'
import type { PdfPages } from './pages.ts'
import styles from './Preview.module.css'

/** A page, drawn as fine as the screen shows it. What was there before stays until it is drawn. */
export function PageCanvas({
  pages,
  number,
}: {
  readonly pages: PdfPages
  readonly number: number
}) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const [width, setWidth] = useState(0)
  useEffect(() => {
    const shown = canvas.current
    if (shown === null) return
    const watch = new ResizeObserver(() => setWidth(shown.clientWidth))
    watch.observe(shown)
    return () => watch.disconnect()
  }, [])
  useEffect(() => {
    const shown = canvas.current
    if (shown === null || width === 0) return
    const leaving = new AbortController()
    const dots = Math.round(width * devicePixelRatio)
    void pages
      .draw(number, dots, leaving.signal)
      // A document that was closed meanwhile has no pages; the one that took its place is drawn next.
      .catch(() => null)
      .then((drawn) => {
        if (drawn === null || leaving.signal.aborted) return
        shown.width = drawn.width
        shown.height = drawn.height
        shown.getContext('2d')?.drawImage(drawn, 0, 0)
        shown.dataset['drawn'] = String(number)
      })
    return () => leaving.abort()
  }, [pages, number, width])
  return (
    <canvas
      ref={canvas}
      className={styles.canvas}
      style={{ aspectRatio: pages.proportion }}
      aria-hidden
    />
  )
}
