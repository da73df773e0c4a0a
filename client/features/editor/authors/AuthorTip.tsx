import { useEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import type { TextAuthor } from '../../../../shared/model/textAuthors.ts'
import { useEditing } from '../EditingContext.tsx'
import { AUTHOR_ATTRIBUTE } from './authorMarks.ts'
import styles from './authors.module.css'
import { WriterName } from './WriterName.tsx'

/** A pointer that only passes over words asks nothing. */
const REST_MS = 180
/** The tip stays so far from the edges of the window. */
const EDGE_PX = 90
const ABOVE_PX = 4

interface Place {
  readonly author: TextAuthor
  readonly x: number
  readonly y: number
}

/** Names who wrote the words under the pointer, above their line. It listens to the column that it stands in. */
export function AuthorTip() {
  const { authors } = useEditing()
  const marker = useRef<HTMLSpanElement>(null)
  const [place, setPlace] = useState<Place | null>(null)

  useEffect(() => {
    const column = marker.current?.parentElement
    if (column === null || column === undefined) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const leave = (): void => {
      clearTimeout(timer)
      setPlace(null)
    }
    const enter = (event: PointerEvent): void => {
      const words = event.target instanceof Element ? event.target.closest(WITH_AUTHOR) : null
      leave()
      if (words === null) return
      timer = setTimeout(() => setPlace(placeOf(words, event)), REST_MS)
    }
    column.addEventListener('pointerover', enter)
    column.addEventListener('pointerleave', leave)
    window.addEventListener('scroll', leave, { capture: true, passive: true })
    window.addEventListener('keydown', leave)
    return () => {
      clearTimeout(timer)
      column.removeEventListener('pointerover', enter)
      column.removeEventListener('pointerleave', leave)
      window.removeEventListener('scroll', leave, { capture: true })
      window.removeEventListener('keydown', leave)
    }
  }, [])

  return (
    <>
      <span ref={marker} hidden />
      {place !== null &&
        createPortal(
          <div
            className={styles.tip}
            role="tooltip"
            style={{ left: `${place.x}px`, top: `${place.y}px` }}
          >
            <WriterName writer={authors.writer(place.author)} />
          </div>,
          document.body,
        )}
    </>
  )
}

const WITH_AUTHOR = `[${AUTHOR_ATTRIBUTE}]`

/** Above the line of the words that the pointer is on; words that run over several lines have one box for each. */
function placeOf(words: Element, { clientX, clientY }: PointerEvent): Place | null {
  const author = words.getAttribute(AUTHOR_ATTRIBUTE)
  const boxes = [...words.getClientRects()]
  const line = boxes.find((box) => clientY >= box.top && clientY <= box.bottom) ?? boxes[0]
  if (author === null || line === undefined) return null
  const x = Math.min(Math.max(clientX, EDGE_PX), window.innerWidth - EDGE_PX)
  // The attribute was written from the server's table.
  return { author: author as TextAuthor, x, y: line.top - ABOVE_PX }
}
