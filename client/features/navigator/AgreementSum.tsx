import { useAgreement } from '../../sync/useAgreement.ts'
import styles from './Navigator.module.css'

/** How far the talks are, in one line; nothing of it counts positions on earlier wording as agreement. */
export function AgreementSum() {
  const tally = useAgreement()?.tally
  if (tally === undefined || tally.points === 0) return null
  const { agreed, adReferendum, points, bracketed, stale } = tally
  const rest = [
    adReferendum > 0 && `${adReferendum} of them ad referendum`,
    bracketed > 0 && `${bracketed} in brackets`,
    stale > 0 && `${stale} with earlier wording`,
  ].filter(Boolean)
  return (
    <p className={styles.agreed}>
      <b>
        {agreed + adReferendum} of {points} agreed
      </b>
      {rest.length > 0 && <span>{rest.join(' · ')}</span>}
    </p>
  )
}

/** The same of one pillar, in figures. */
export function PillarSum({ pillarId }: { readonly pillarId: string }) {
  const pillar = useAgreement()?.pillars.find((one) => one.id === pillarId)
  if (pillar === undefined) return null
  const { agreed, adReferendum, points } = pillar.tally
  const sum = agreed + adReferendum
  return (
    <span
      title={`${sum} of ${points} points agreed`}
      aria-label={`${sum} of ${points} agreed`}
      role="note"
    >
      {sum}/{points}
    </span>
  )
}
