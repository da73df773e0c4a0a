import { ChevronRight } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { findPoint } from '../../shared/model/plan.ts'
import { useScreen } from '../state/screen.ts'
import { usePlan } from '../sync/usePlan.ts'
import styles from './PointLife.module.css'

const HistoryView = lazy(async () => ({
  default: (await import('../features/history/HistoryView.tsx')).HistoryView,
}))

/** The life of the point in focus, folded until somebody asks for it: it is read from the server's journal. */
export function PointLife() {
  const plan = usePlan()
  const openPoint = useScreen((screen) => screen.openPoint)
  const [isOpen, setOpen] = useState(false)
  if (plan === null || openPoint === null || findPoint(plan, openPoint) === undefined) return null
  return (
    <section className={styles.life} aria-labelledby="point-life">
      <h3 className={styles.heading}>
        <button
          id="point-life"
          type="button"
          className={styles.fold}
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          <ChevronRight size={16} aria-hidden />
          History
        </button>
      </h3>
      {isOpen && (
        <Suspense fallback={<p className={styles.opening}>Opening…</p>}>
          <HistoryView pointId={openPoint} />
        </Suspense>
      )}
    </section>
  )
}
