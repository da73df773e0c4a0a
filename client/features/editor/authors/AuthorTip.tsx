import { useEffect, useRef, useState } from 'react'
import type { TextAuthor } from '../../../../shared/model/textAuthors.ts'
import { toneStyle } from '../../../ui/PartyMark.tsx'
import { useEditing } from '../EditingContext.tsx'
import { AUTHOR_ATTRIBUTE } from './authorMarks.ts'
import styles from './authors.module.css'

/** A pointer that only passes over words asks nothing. */
const REST_MS = 180
/** Nearer than this to the right edge of its sheet a label goes to the left of the pointer. */
const ROOM_PX = 160
/** How far the label's foot reaches into the line that it is about, in parts of the line's height. */
const INTO_LINE = 0.2

interface Place {
  readonly author: TextAuthor
  readonly x: number
  readonly y: number
  readonly isTurned: boolean
}

/** Names who wrote the words under the pointer, between their line and the one above. It listens to its column. */
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
      authors.atPointer.setState(null, true)
    }
    const enter = (event: PointerEvent): void => {
      const words = event.target instanceof Element ? event.target.closest(WITH_AUTHOR) : null
      leave()
      if (words === null) return
      timer = setTimeout(() => {
        const found = placeOf(words, event)
        setPlace(found)
        authors.atPointer.setState(found?.author ?? null, true)
      }, REST_MS)
    }
    column.addEventListener('pointerover', enter)
    column.addEventListener('pointerleave', leave)
    window.addEventListener('scroll', leave, { capture: true, passive: true })
    window.addEventListener('keydown', leave)
    return () => {
      leave()
      column.removeEventListener('pointerover', enter)
      column.removeEventListener('pointerleave', leave)
      window.removeEventListener('scroll', leave, { capture: true })
      window.removeEventListener('keydown', leave)
    }
  }, [authors])

  const writer = place === null ? null : authors.writer(place.author)
  return (
    <>
      <span ref={marker} hidden />
      {place !== null && writer !== null && (
        // The bar below says the same to those who listen.
        <div
          className={styles.tip}
          aria-hidden
          data-turned={place.isTurned ? '' : undefined}
          style={{ ...toneStyle(writer.colour), left: `${place.x}px`, top: `${place.y}px` }}
        >
          {writer.party !== null && <b>{writer.party.letter}</b>}
          {writer.name}
        </div>
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
  const edge = words.closest('article')?.getBoundingClientRect().right ?? window.innerWidth
  return {
    // The attribute was written from the server's table.
    author: author as TextAuthor,
    x: clientX,
    y: line.top + line.height * INTO_LINE,
    isTurned: clientX > edge - ROOM_PX,
  }
}
