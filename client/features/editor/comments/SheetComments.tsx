import { MessageSquare, MessageSquarePlus } from 'lucide-react'
import type { PointId } from '../../../../shared/model/ids.ts'
import { mayRemark } from '../../../../shared/rules/may.ts'
import { useScreen } from '../../../state/screen.ts'
import { useMe } from '../../../sync/usePlan.ts'
import { isWaiting } from '../../../sync/takenBack.ts'
import { useReview } from '../../../sync/useReview.ts'
import { commentOnPoint } from './beginComment.ts'
import styles from './comments.module.css'

/** In the head of a sheet: how many open comments there are, and the way to them; or to the first one. */
export function SheetComments({
  pointId,
  name,
}: {
  readonly pointId: PointId
  /** How the point is called, for instance "point 3". */
  readonly name: string
}) {
  const { threads } = useReview()
  const me = useMe()
  const count = threads.filter((thread) => thread.pointId === pointId && isWaiting(thread)).length
  if (count > 0) {
    const label = `${count} open ${count === 1 ? 'comment' : 'comments'} on ${name}`
    return (
      <button
        type="button"
        className={styles.count}
        data-some=""
        aria-label={label}
        title={label}
        onClick={() => {
          useScreen.getState().focusPoint(pointId)
          useScreen.getState().showTab('comments')
        }}
      >
        <MessageSquare size={14} aria-hidden />
        {count}
      </button>
    )
  }
  if (me === null || !mayRemark(me).ok) return null
  return (
    <button
      type="button"
      className={styles.count}
      aria-label={`Comment on ${name}`}
      title={`Comment on ${name}`}
      onClick={() => commentOnPoint(pointId)}
    >
      <MessageSquarePlus size={15} aria-hidden />
    </button>
  )
}
