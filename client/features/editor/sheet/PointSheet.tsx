import { Lock } from 'lucide-react'
import { memo, type ReactNode, useId, useState } from 'react'
import { useStore } from 'zustand'
import { type Plan, pointLabel } from '../../../../shared/model/plan.ts'
import type { PointId } from '../../../../shared/model/ids.ts'
import { mergedInto, type Point } from '../../../../shared/model/point.ts'
import { useScreen } from '../../../state/screen.ts'
import { useMayEdit } from '../../../sync/usePlan.ts'
import { Unseen } from '../../../ui/Unseen.tsx'
import { BracketCount } from '../brackets/BracketCount.tsx'
import { SheetComments } from '../comments/SheetComments.tsx'
import { useEditing } from '../EditingContext.tsx'
import { LiveText } from './LiveText.tsx'
import { PresenceChips } from './PresenceChips.tsx'
import styles from './PointSheet.module.css'
import { StillText } from './StillText.tsx'
import { whyNot } from './whyNot.ts'

export interface PointSheetProps {
  readonly point: Point
  readonly plan: Plan
  readonly goTo: (pointId: PointId) => void
  readonly renderFoot: ((pointId: PointId) => ReactNode) | undefined
}

/** One point as a sheet of paper: its number, heading and text, who is there, and why it may not be edited. */
export const PointSheet = memo(function PointSheet(props: PointSheetProps) {
  const { point, plan, goTo } = props
  const editing = useEditing()
  const verdict = useMayEdit(point.id)
  const isLive = useStore(editing.live, (live) => live.points.includes(point.id))
  const isOpen = useScreen((screen) => screen.openPoint === point.id)
  const id = useId()
  const isStruck = point.status === 'struck'
  const [unfolded, setUnfolded] = useState(false)
  const headingId = `${id}heading`
  const reasonId = `${id}reason`
  const label = textLabel(point)
  const reason = whyNot(verdict, point.id, plan)
  // Whoever may never write is told where they stand, not on every sheet at once.
  const isAlwaysTold = point.lock !== null || isStruck

  return (
    <article
      id={`point-${point.id}`}
      data-point={point.id}
      className={styles.sheet}
      data-open={isOpen ? '' : undefined}
      data-struck={isStruck ? '' : undefined}
      aria-labelledby={headingId}
    >
      <header className={styles.head}>
        <span className={styles.number}>
          <Unseen>{isStruck ? 'Struck point ' : 'Point '}</Unseen>
          {point.number}
        </span>
        <h3 id={headingId} className={styles.heading}>
          {point.heading}
        </h3>
        <BracketCount pointId={point.id} sourceNumber={point.sourceNumber} />
        <SheetComments pointId={point.id} name={pointLabel(plan, point.id)} />
        <PresenceChips pointId={point.id} plan={plan} />
      </header>
      {isStruck && (
        <p className={styles.struck}>
          <span>{struckSentence(point, plan)}</span>
          <button
            type="button"
            aria-expanded={unfolded}
            aria-controls={`${id}text`}
            onClick={() => setUnfolded(!unfolded)}
          >
            {unfolded ? 'Fold the text' : 'Show the text'}
          </button>
        </p>
      )}
      {(!isStruck || unfolded) && (
        <div id={`${id}text`} className={styles.body}>
          {isLive && verdict.ok ? (
            <LiveText pointId={point.id} number={point.number} label={label} />
          ) : (
            <StillText
              pointId={point.id}
              number={point.number}
              label={label}
              mayEdit={verdict.ok}
              reasonId={reason === null ? undefined : reasonId}
              plan={plan}
              goTo={goTo}
            />
          )}
          {reason !== null && !isStruck && (
            <p id={reasonId} className={styles.reason} data-always={isAlwaysTold ? '' : undefined}>
              <Lock size={13} aria-hidden />
              {reason}
            </p>
          )}
        </div>
      )}
      {props.renderFoot?.(point.id)}
    </article>
  )
})

function struckSentence(point: Point, plan: Plan): string {
  const into = mergedInto(point)
  const what = into === null ? 'Struck' : `Merged into ${pointLabel(plan, into)}`
  return `${what}. Its text stays readable.`
}

/** How the text of a point is called, live and still. */
const textLabel = (point: Point): string =>
  point.status === 'struck'
    ? `Text of the struck point: ${point.heading}`
    : `Text of point ${point.number}: ${point.heading}`
