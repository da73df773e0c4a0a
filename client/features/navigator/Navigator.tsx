import { Search } from 'lucide-react'
import {
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import type { PillarId, PointId } from '../../../shared/model/ids.ts'
import { useScreen } from '../../state/screen.ts'
import { usePlan } from '../../sync/usePlan.ts'
import { usePresence } from '../../sync/usePresence.ts'
import { Unseen } from '../../ui/Unseen.tsx'
import { AgreementSum, PillarSum } from './AgreementSum.tsx'
import { found } from './found.ts'
import styles from './Navigator.module.css'
import { NavigatorPoint } from './NavigatorPoint.tsx'
import { step } from './step.ts'
import { useDragging } from './useDragging.ts'
import { useSearchKey } from './useSearchKey.ts'

export interface NavigatorProps {
  /** Moves points; null for those who may not. */
  readonly arranging?: {
    move(pointId: PointId, way: 'up' | 'down'): void
    place(pointId: PointId, pillarId: PillarId, after: PointId | null): void
    /** What came of the last move, for listeners. */
    readonly said: string
  } | null
  readonly renderPillarMenu?: (pillarId: PillarId) => ReactNode
}

/** The pillars and points of the plan, with who else is where; the way to every point by mouse, finger and keyboard. */
export function Navigator({ arranging = null, renderPillarMenu }: NavigatorProps) {
  const plan = usePlan()
  const others = usePresence().filter((one) => !one.self)
  const openPoint = useScreen((screen) => screen.openPoint)
  const openPointAt = useScreen((screen) => screen.openPointAt)
  const [search, setSearch] = useState('')
  /** The point that the Tab key comes to; null until an arrow has moved it away from the open one. */
  const [marked, setMarked] = useState<PointId | null>(null)
  const field = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLDivElement>(null)
  /** The point that was moved by a key: it keeps the focus in its new place, where it may be another element. */
  const moved = useRef<PointId | null>(null)
  useSearchKey(field)
  const dragging = useDragging(
    plan,
    arranging === null
      ? null
      : (pointId, { pillarId, after }) => arranging.place(pointId, pillarId, after),
  )

  const pillars = plan === null ? [] : found(plan, search)
  const points = pillars.flatMap((pillar) => pillar.points)
  const current = marked ?? openPoint
  const tabStop = points.some((point) => point.id === current) ? current : (points[0]?.id ?? null)

  // The open point stays in sight while others are read, without ever moving the page itself.
  useEffect(() => {
    setMarked(null)
    const box = list.current
    const link = box?.querySelector('[aria-current]')
    if (box === null || box === undefined || link === null || link === undefined) return
    const [outer, inner] = [box.getBoundingClientRect(), link.getBoundingClientRect()]
    if (inner.top < outer.top + 40) box.scrollTop += inner.top - outer.top - 60
    if (inner.bottom > outer.bottom) box.scrollTop += inner.bottom - outer.bottom + 60
  }, [openPoint])

  const links = (): HTMLElement[] => [
    ...(list.current?.querySelectorAll<HTMLElement>('a[data-go]') ?? []),
  ]

  useLayoutEffect(() => {
    if (moved.current === null) return
    list.current?.querySelector<HTMLElement>(`a[data-go="${moved.current}"]`)?.focus()
  }, [plan])

  function mark(id: PointId): void {
    if (id !== moved.current) moved.current = null
    setMarked(id)
  }

  function onMoveKey(event: KeyboardEvent): void {
    const way = event.key === 'ArrowUp' ? 'up' : event.key === 'ArrowDown' ? 'down' : null
    const id = event.target instanceof HTMLElement ? event.target.dataset['go'] : undefined
    const point = points.find((one) => one.id === id)
    if (arranging === null || way === null || point === undefined) return
    event.preventDefault()
    moved.current = point.id
    arranging.move(point.id, way)
  }

  function onListKey(event: KeyboardEvent): void {
    if (event.altKey && event.shiftKey && !event.ctrlKey && !event.metaKey) {
      onMoveKey(event)
      return
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const all = links()
    const at = all.findIndex((link) => link === event.target)
    if (event.key === 'ArrowUp' && at === 0) {
      event.preventDefault()
      field.current?.focus()
      return
    }
    const next = step(event.key, at, all.length)
    if (next !== null) {
      event.preventDefault()
      all[next]?.focus()
    } else if (event.key.length === 1 && event.key !== ' ' && event.key !== '/') {
      // The letter goes where the focus is by the time it is typed.
      field.current?.focus()
    }
  }

  function onFieldKey(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return
    const first = points[0]
    if (event.key === 'ArrowDown') {
      event.preventDefault()
      links()[0]?.focus()
    } else if (event.key === 'Enter' && search !== '' && first !== undefined) {
      event.preventDefault()
      setSearch('')
      openPointAt(first.id)
    } else if (event.key === 'Escape') {
      event.preventDefault()
      if (search === '')
        links()
          .find((link) => link.tabIndex === 0)
          ?.focus()
      setSearch('')
    }
  }

  const count = points.length
  return (
    <nav className={styles.navigator} aria-label="Points">
      <div className={styles.search}>
        <input
          ref={field}
          type="search"
          aria-label="Find a point"
          aria-keyshortcuts="/"
          placeholder="Find a point"
          autoComplete="off"
          spellCheck={false}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
          onKeyDown={onFieldKey}
        />
        <Search size={15} aria-hidden />
        <kbd aria-hidden>/</kbd>
        <Unseen>
          <span aria-live="polite">
            {search === '' ? '' : count === 1 ? '1 point found' : `${count} points found`}
          </span>
        </Unseen>
      </div>
      <AgreementSum />
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- keys of the links inside bubble here */}
      <div className={styles.list} ref={list} onKeyDown={onListKey} {...dragging}>
        {pillars.map((pillar) => (
          <div key={pillar.id}>
            <header className={styles.pillar} data-pillar={pillar.id}>
              <h2 id={`go-${pillar.id}`}>{pillar.heading}</h2>
              <PillarSum pillarId={pillar.id} />
              {renderPillarMenu?.(pillar.id)}
            </header>
            <ul aria-labelledby={`go-${pillar.id}`}>
              {pillar.points.map((point) => (
                <NavigatorPoint
                  key={point.id}
                  point={point}
                  plan={plan}
                  here={others.filter((one) => one.pointId === point.id)}
                  isOpen={point.id === openPoint}
                  isTabStop={point.id === tabStop}
                  onMark={mark}
                  onOpen={openPointAt}
                />
              ))}
            </ul>
          </div>
        ))}
        <Unseen>
          <span role="status">{arranging?.said}</span>
        </Unseen>
        {plan !== null && count === 0 && <p className={styles.none}>No point has these words.</p>}
      </div>
    </nav>
  )
}
