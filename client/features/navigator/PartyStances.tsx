import type { PointAgreement } from '../../../shared/rules/agreement.ts'
import { heldStance, standingsSentence } from '../../../shared/rules/agreementWords.ts'
import { StanceMark } from '../../ui/StanceMark.tsx'
import styles from './Navigator.module.css'

/** More squares would leave no room for the heading; beyond them the row says how many there are. */
const SHOWN = 6

/** One square for each party, in the order of the plan. Those who listen hear the sentence that describes the link. */
export function PartyStances({ agreement }: { readonly agreement: PointAgreement }) {
  const { standings, state } = agreement
  if (state.kind === 'withdrawn') return null
  return (
    <span className={styles.stances} title={standingsSentence(standings)} aria-hidden>
      {standings.slice(0, SHOWN).map((standing) => (
        <StanceMark
          key={standing.party.id}
          stance={heldStance(standing)}
          isStale={standing.isStale}
          size={11}
        />
      ))}
      {standings.length > SHOWN && <span>+{standings.length - SHOWN}</span>}
    </span>
  )
}
