import { memo } from 'react'
import type { PointAgreement } from '../../../shared/rules/agreement.ts'
import { heldStance, standingWords } from '../../../shared/rules/agreementWords.ts'
import { PartyMark } from '../../ui/PartyMark.tsx'
import { StanceMark } from '../../ui/StanceMark.tsx'
import { Unseen } from '../../ui/Unseen.tsx'
import styles from './PointList.module.css'
import type { AgreementPillar } from './agreementFilter.ts'
import { PointStatus } from './PointStatus.tsx'
import { PositionLink } from './PositionLink.tsx'
import { pillarSentence } from './tallyWords.ts'

/** The matrix of a narrow screen: a list of points, each with all parties under it. */
export const PointList = ({
  pillars,
  withBlockers,
}: {
  readonly pillars: readonly AgreementPillar[]
  readonly withBlockers: boolean
}) =>
  pillars.map((pillar) => (
    <section key={pillar.id} className={styles.pillar} aria-labelledby={`stands-${pillar.id}`}>
      <header>
        <h2 id={`stands-${pillar.id}`}>{pillar.heading}</h2>
        <p>{pillarSentence(pillar.tally)}</p>
      </header>
      <ul className={styles.points}>
        {pillar.points.map((point) => (
          <ListedPoint key={point.point.id} agreement={point} withBlockers={withBlockers} />
        ))}
      </ul>
    </section>
  ))

const ListedPoint = memo(function ListedPoint({
  agreement,
  withBlockers,
}: {
  readonly agreement: PointAgreement
  readonly withBlockers: boolean
}) {
  const { point, standings } = agreement
  return (
    <li>
      <PositionLink pointId={point.id} className={styles.point}>
        <span className={styles.number}>
          {point.status === 'struck' && <Unseen>Struck point </Unseen>}
          {point.number}
        </span>
        <span className={styles.heading}>{point.heading}</span>
      </PositionLink>
      <div className={styles.status}>
        <PointStatus agreement={agreement} withBlockers={withBlockers} />
      </div>
      <ul className={styles.parties}>
        {standings.map((standing) => (
          <li key={standing.party.id}>
            <PositionLink pointId={point.id} partyId={standing.party.id} className={styles.party}>
              <PartyMark letter={standing.party.letter} colour={standing.party.colour} soft />
              <StanceMark stance={heldStance(standing)} isStale={standing.isStale} />
              {standing.position === null ? (
                <Unseen>{standingWords(standing)}</Unseen>
              ) : (
                standingWords(standing)
              )}
            </PositionLink>
          </li>
        ))}
      </ul>
    </li>
  )
})
