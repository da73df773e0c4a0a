import { MessageSquarePlus } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useEditing } from '../EditingContext.tsx'
import { commentOnSelection } from './beginComment.ts'
import styles from './comments.module.css'
import { selectedWords } from './selectedWords.ts'

/** The button's own size, and how far it stands from the words; a finger's handles hang below them. */
const SIZE = { width: 116, height: 40 }
const GAP = window.matchMedia?.('(pointer: coarse)').matches ? 30 : 7
const EDGE = 8

interface Place {
  readonly left: number
  readonly top: number
}

/** A button beside the selected words, on the side where the selection ended and never over any of them. */
export function SelectionButton() {
  const editing = useEditing()
  const [place, setPlace] = useState<Place | null>(null)
  useEffect(() => {
    let isPressed = false
    let frame = 0
    const look = (): void => {
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(() => {
        const words = isPressed ? null : selectedWords(editing)
        const next = words === null ? null : besideWords(words.range, words.isBackward)
        setPlace((before) =>
          before?.left === next?.left && before?.top === next?.top ? before : next,
        )
      })
    }
    const press = (event: PointerEvent): void => {
      // What a finger selects it selects without a press that lasts.
      isPressed = event.pointerType === 'mouse'
      look()
    }
    const release = (): void => {
      isPressed = false
      look()
    }
    document.addEventListener('selectionchange', look)
    document.addEventListener('pointerdown', press)
    document.addEventListener('pointerup', release)
    document.addEventListener('pointercancel', release)
    window.addEventListener('scroll', look, { capture: true, passive: true })
    window.addEventListener('resize', look)
    return () => {
      cancelAnimationFrame(frame)
      document.removeEventListener('selectionchange', look)
      document.removeEventListener('pointerdown', press)
      document.removeEventListener('pointerup', release)
      document.removeEventListener('pointercancel', release)
      window.removeEventListener('scroll', look, { capture: true })
      window.removeEventListener('resize', look)
    }
  }, [editing])
  if (place === null) return null
  return (
    <button
      type="button"
      className={styles.float}
      style={{ left: `${place.left}px`, top: `${place.top}px` }}
      // For a pointer. The keyboard has its key, and would have to leave the words to come here.
      tabIndex={-1}
      data-keeps-point=""
      onPointerDown={(event) => event.stopPropagation()}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => {
        commentOnSelection(editing)
        setPlace(null)
      }}
    >
      <MessageSquarePlus size={16} aria-hidden />
      Comment
    </button>
  )
}

/** Below the last of the words, or above the first; null where neither place is on the screen. */
function besideWords(range: Range, isBackward: boolean): Place | null {
  const boxes = [...range.getClientRects()].filter((box) => box.width > 0)
  const first = boxes[0]
  const last = boxes.at(-1)
  if (first === undefined || last === undefined) return null
  const top = Math.min(...boxes.map((box) => box.top))
  const bottom = Math.max(...boxes.map((box) => box.bottom))
  const below = { x: last.right, top: bottom + GAP }
  const above = { x: first.left, top: top - GAP - SIZE.height }
  const fits = (one: { top: number }): boolean =>
    one.top >= EDGE && one.top + SIZE.height <= window.innerHeight - EDGE
  const found = (isBackward ? [above, below] : [below, above]).find(fits)
  if (found === undefined) return null
  const most = window.innerWidth - SIZE.width - EDGE
  return {
    left: Math.round(Math.max(EDGE, Math.min(found.x - SIZE.width / 2, most))),
    top: Math.round(found.top),
  }
}
