import { memo } from 'react'
import type { PointId } from '../../../shared/model/ids.ts'
import type { Standing } from '../../../shared/rules/agreement.ts'
import { heldStance, standingWords } from '../../../shared/rules/agreementWords.ts'
import { useScreen } from '../../state/screen.ts'
import { usePointAgreement } from '../../sync/useAgreement.ts'
import { useTakingFor } from '../../sync/useTakingFor.ts'
import { toneStyle } from '../../ui/PartyMark.tsx'
import { StanceChip } from '../../ui/StanceMark.tsx'
import { Unseen } from '../../ui/Unseen.tsx'
import styles from './PositionBar.module.css'

/** Where all parties stand on a point, in one line at its foot; each chip leads to that party's position. */
export const PositionBar = memo(function PositionBar({ pointId }: { readonly pointId: PointId }) {
  const agreement = usePointAgreement(pointId)
  const takingFor = useTakingFor(pointId)
  if (agreement === null || agreement.standings.length === 0) return null
  const { point, standings, state } = agreement
  const isStruck = state.kind === 'withdrawn'
  // A point that was struck while nobody had said anything has nothing to tell.
  if (isStruck && standings.every((one) => one.position === null)) return null
  const label = point.number === null ? point.heading : `point ${point.number}`
  return (
    <ul className={styles.bar} aria-label={`Positions on ${label}`}>
      {standings.map((standing) => (
        <li key={standing.party.id}>
          <PositionChip
            pointId={pointId}
            standing={standing}
            isAsked={
              standing.party.id === takingFor &&
              standing.position === null &&
              state.kind !== 'empty'
            }
          />
        </li>
      ))}
    </ul>
  )
})

function PositionChip({
  pointId,
  standing,
  isAsked,
}: {
  readonly pointId: PointId
  readonly standing: Standing
  /** This person may take this party's position, and it has none yet. */
  readonly isAsked: boolean
}) {
  const { party } = standing
  return (
    <button
      type="button"
      className={styles.chip}
      data-asked={isAsked ? '' : undefined}
      title={party.name}
      onClick={() => useScreen.getState().openPositionAt(pointId, party.id)}
    >
      <StanceChip stance={heldStance(standing)} isStale={standing.isStale}>
        <b className={styles.letter} style={toneStyle(party.colour)}>
          {party.letter}
        </b>{' '}
        {isAsked ? 'Take a position' : standingWords(standing)}
        {isAsked && <Unseen> (no position yet)</Unseen>}
      </StanceChip>
    </button>
  )
}
