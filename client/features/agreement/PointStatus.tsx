import { Lock } from 'lucide-react'
import { blockersOf, type PointAgreement } from '../../../shared/rules/agreement.ts'
import { blockerLines, count, stateWords } from '../../../shared/rules/agreementWords.ts'
import { Unseen } from '../../ui/Unseen.tsx'
import styles from './Agreement.module.css'

/** The status of a point in words; with all that blocks it, if that is asked. */
export function PointStatus({
  agreement,
  withBlockers,
}: {
  readonly agreement: PointAgreement
  readonly withBlockers: boolean
}) {
  const { state, isLocked } = agreement
  const blockers = withBlockers ? blockerLines(blockersOf(agreement), (party) => party.letter) : []
  // The lines say all that the status would, and more.
  const isTold = blockers.length > 0 && state.kind !== 'empty'
  return (
    <>
      <span className={styles.status} data-state={state.kind}>
        {!isTold && statusOf(agreement)}
        {isLocked && (
          <>
            <Lock size={12} aria-hidden />
            <Unseen> locked</Unseen>
          </>
        )}
      </span>
      {isTold && (
        <ul className={styles.blockers} aria-label="What blocks it">
          {blockers.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </>
  )
}

function statusOf({ state, standings }: PointAgreement): string {
  const stale = standings.filter((one) => one.isStale).length
  return state.kind === 'bracketed' && stale > 0
    ? `${stateWords(state)}, ${count(stale, 'position')} on earlier wording`
    : stateWords(state)
}
