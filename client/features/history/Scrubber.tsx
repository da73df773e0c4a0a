import { ChevronLeft, ChevronRight, Pause, Play } from 'lucide-react'
import { useEffect, useEffectEvent, useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import styles from './History.module.css'

/** A state is shown for so long while it plays: time to see where the marks are. */
const STEP_MS = 1_200

/** Moves through the states of a life: by hand, by keys, or by itself. */
export function Scrubber({
  count,
  at,
  says,
  onMove,
}: {
  readonly count: number
  readonly at: number
  /** Each state in words, for those who listen. */
  readonly says: readonly string[]
  readonly onMove: (at: number) => void
}) {
  const [isPlaying, setPlaying] = useState(false)
  const isLast = at >= count - 1
  const step = useEffectEvent(() => {
    if (isLast) setPlaying(false)
    else onMove(at + 1)
  })
  useEffect(() => {
    if (!isPlaying) return
    const timer = setInterval(() => step(), STEP_MS)
    return () => clearInterval(timer)
  }, [isPlaying])

  const move = (next: number): void => {
    setPlaying(false)
    onMove(Math.max(0, Math.min(count - 1, next)))
  }
  const play = (): void => {
    // From the end it begins at the beginning, as every player does.
    if (!isPlaying && isLast) onMove(0)
    setPlaying(!isPlaying)
  }
  return (
    <div className={styles.scrubber}>
      <div className={styles.keys}>
        <Button
          iconOnly
          small
          aria-label="Earlier"
          disabled={at === 0}
          onClick={() => move(at - 1)}
        >
          <ChevronLeft size={16} aria-hidden />
        </Button>
        <Button
          iconOnly
          small
          aria-label={isPlaying ? 'Pause' : 'Play'}
          disabled={count < 2}
          onClick={play}
        >
          {isPlaying ? <Pause size={15} aria-hidden /> : <Play size={15} aria-hidden />}
        </Button>
        <Button iconOnly small aria-label="Later" disabled={isLast} onClick={() => move(at + 1)}>
          <ChevronRight size={16} aria-hidden />
        </Button>
        <span className={styles.place}>
          {at + 1} of {count}
        </span>
      </div>
      <input
        type="range"
        className={styles.range}
        aria-label="State of the text"
        aria-valuetext={says[at] ?? ''}
        min={0}
        max={count - 1}
        value={at}
        disabled={count < 2}
        onChange={(event) => move(Number(event.target.value))}
      />
    </div>
  )
}
