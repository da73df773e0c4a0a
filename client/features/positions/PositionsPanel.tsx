import { Lock } from 'lucide-react'
import { useCallback, useState } from 'react'
import type { PointId } from '../../../shared/model/ids.ts'
import type { Plan } from '../../../shared/model/plan.ts'
import { blockersOf } from '../../../shared/rules/agreement.ts'
import { blockerLines } from '../../../shared/rules/agreementWords.ts'
import { useScreen } from '../../state/screen.ts'
import { usePointAgreement } from '../../sync/useAgreement.ts'
import { usePlan } from '../../sync/usePlan.ts'
import { lockSentence } from '../../ui/lockSentence.ts'
import { Unseen } from '../../ui/Unseen.tsx'
import { PartyPosition } from './PartyPosition.tsx'
import styles from './Positions.module.css'
import { stateSentence } from './positionWords.ts'

/** Where agreement stands on the point in focus, and what every party says of it. */
export function PositionsPanel() {
  const plan = usePlan()
  const openPoint = useScreen((screen) => screen.openPoint)
  if (plan === null || openPoint === null) {
    return <p className={styles.quiet}>Choose a point to see where the parties stand on it.</p>
  }
  return <PointPositions key={openPoint} plan={plan} pointId={openPoint} />
}

function PointPositions({ plan, pointId }: { readonly plan: Plan; readonly pointId: PointId }) {
  const agreement = usePointAgreement(pointId)
  const [said, setSaid] = useState('')
  const say = useCallback((words: string) => setSaid(words), [])
  if (agreement === null) {
    return <p className={styles.quiet}>Choose a point to see where the parties stand on it.</p>
  }
  const { point, state, standings } = agreement
  const blockers = blockerLines(blockersOf(agreement), (party) => party.name)
  return (
    <div className={styles.panel}>
      <header className={styles.head}>
        <span className={styles.number}>
          <Unseen>{point.status === 'struck' ? 'Struck point ' : 'Point '}</Unseen>
          {point.number}
        </span>
        <h2 className={styles.heading}>{point.heading}</h2>
      </header>
      <section className={styles.state} data-state={state.kind} aria-label="Status of the point">
        <p className={styles.status}>{stateSentence(state)}</p>
        {blockers.length > 0 && state.kind !== 'empty' && (
          <ul className={styles.blockers} aria-label="What blocks agreement">
            {blockers.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        )}
        {point.lock !== null && (
          <p className={styles.lock}>
            <Lock size={13} aria-hidden />
            {lockSentence(plan, point.lock)} Positions can still be taken.
          </p>
        )}
      </section>
      <p className={styles.said} role="status">
        {said}
      </p>
      {standings.length === 0 ? (
        <p className={styles.quiet}>This plan has no parties, so nobody takes positions.</p>
      ) : (
        standings.map((standing) => (
          <PartyPosition
            key={standing.party.id}
            plan={plan}
            agreement={agreement}
            standing={standing}
            onSaid={say}
          />
        ))
      )}
    </div>
  )
}
