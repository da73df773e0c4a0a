import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { Member } from '../../../shared/model/member.ts'
import type { PointId } from '../../../shared/model/ids.ts'
import { findPoint, type Plan } from '../../../shared/model/plan.ts'
import type { Thread } from '../../../shared/model/review.ts'
import { useScreen } from '../../state/screen.ts'
import styles from './comments.module.css'
import { ThreadCard } from './ThreadCard.tsx'

type Row =
  | { readonly kind: 'point'; readonly pointId: PointId }
  | { readonly kind: 'thread'; readonly thread: Thread }

/** What a card is thought to measure until it has been drawn. */
const CARD_PX = 190
const HEADING_PX = 36
/** Drawn beyond the edges, so that a quick scroll meets no empty ground. */
const BEYOND = 5

/** Threads in one column, of which only those near the screen are drawn. */
export function ThreadList({
  threads,
  plan,
  me,
  byPoint,
  scroller,
  above,
}: {
  readonly threads: readonly Thread[]
  readonly plan: Plan
  readonly me: Member
  /** Whether each point's threads stand under its heading. */
  readonly byPoint: boolean
  /** Changes with what stands above the list. */
  readonly above: unknown
  /** What scrolls the list; null until it is on the screen. */
  readonly scroller: HTMLElement | null
}) {
  const rows = useMemo(
    () => (byPoint ? withHeadings(threads) : threads.map(asRow)),
    [threads, byPoint],
  )
  const list = useRef<HTMLDivElement>(null)
  const [offset, setOffset] = useState(0)
  const openThread = useScreen((screen) => screen.openThread)
  const openings = useScreen((screen) => screen.threadOpenings)
  const openAt = rows.findIndex((row) => row.kind === 'thread' && row.thread.key === openThread)
  useLayoutEffect(() => {
    // What stands above the list changes its height when a comment is begun, and while it is written.
    const look = (): void => setOffset(list.current?.offsetTop ?? 0)
    look()
    if (typeof ResizeObserver === 'undefined') return
    const watch = new ResizeObserver(look)
    for (const one of list.current?.parentElement?.children ?? []) watch.observe(one)
    return () => watch.disconnect()
  }, [above])
  // oxlint-disable-next-line react/incompatible-library -- nothing here is memoised by a compiler
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller,
    estimateSize: (at) => (rows[at]?.kind === 'point' ? HEADING_PX : CARD_PX),
    getItemKey: (at) => keyOf(rows[at]) ?? at,
    overscan: BEYOND,
    scrollMargin: offset,
    gap: 12,
  })
  const shownOpening = useRef(openThread === null ? openings : -1)
  useEffect(() => {
    if (openAt < 0 || shownOpening.current === openings) return
    shownOpening.current = openings
    virtual.scrollToIndex(openAt, { align: 'auto' })
  }, [openAt, openings, virtual])

  return (
    <div ref={list} className={styles.list} style={{ height: `${virtual.getTotalSize()}px` }}>
      {virtual.getVirtualItems().map((item) => {
        const row = rows[item.index]
        if (row === undefined) return null
        return (
          <div
            key={item.key}
            ref={virtual.measureElement}
            data-index={item.index}
            className={styles.place}
            style={{ transform: `translateY(${item.start - offset}px)` }}
          >
            {row.kind === 'point' ? (
              <PointHeading plan={plan} pointId={row.pointId} />
            ) : (
              <ThreadCard
                thread={row.thread}
                plan={plan}
                me={me}
                isOpen={row.thread.key === openThread}
              />
            )}
          </div>
        )
      })}
    </div>
  )
}

function PointHeading({ plan, pointId }: { readonly plan: Plan; readonly pointId: PointId }) {
  const point = findPoint(plan, pointId)
  return (
    <h3 className={styles.point}>
      <button type="button" onClick={() => useScreen.getState().openPointAt(pointId)}>
        <span className={styles.number}>{point?.number}</span> {point?.heading}
      </button>
    </h3>
  )
}

const asRow = (thread: Thread): Row => ({ kind: 'thread', thread })
const keyOf = (row: Row | undefined): string | undefined =>
  row?.kind === 'point' ? row.pointId : row?.thread.key

/** Threads in the order of their points, each point's first under a heading. */
const withHeadings = (threads: readonly Thread[]): readonly Row[] =>
  threads.flatMap((thread, at): Row[] =>
    threads[at - 1]?.pointId === thread.pointId
      ? [asRow(thread)]
      : [{ kind: 'point', pointId: thread.pointId }, asRow(thread)],
  )
