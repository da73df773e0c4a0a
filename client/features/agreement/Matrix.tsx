import { type CSSProperties, type KeyboardEvent, memo } from 'react'
import type { PointId } from '../../../shared/model/ids.ts'
import type { Party } from '../../../shared/model/party.ts'
import type {
  PartyTally,
  PlanAgreement,
  PointAgreement,
  Standing,
} from '../../../shared/rules/agreement.ts'
import { heldStance, standingWords } from '../../../shared/rules/agreementWords.ts'
import { PartyMark } from '../../ui/PartyMark.tsx'
import { StanceChip, StanceMark } from '../../ui/StanceMark.tsx'
import { Unseen } from '../../ui/Unseen.tsx'
import styles from './Agreement.module.css'
import type { AgreementPillar } from './agreementFilter.ts'
import { PointStatus } from './PointStatus.tsx'
import { PositionLink } from './PositionLink.tsx'
import { pillarSentence, TALLIED } from './tallyWords.ts'

/** Beyond so many parties the columns do not fit beside each other, and the table scrolls by itself. */
const PARTIES_THAT_FIT = 6

/** Points by parties. Every cell leads to that party's position; arrow keys go from cell to cell. */
export function Matrix({
  agreement,
  parties,
  pillars,
  withBlockers,
}: {
  readonly agreement: PlanAgreement
  readonly parties: readonly Party[]
  readonly pillars: readonly AgreementPillar[]
  readonly withBlockers: boolean
}) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- keys of the links inside bubble here
    <div
      className={styles.sheet}
      data-many={parties.length > PARTIES_THAT_FIT ? '' : undefined}
      style={{ '--parties': parties.length } as CSSProperties}
      onKeyDown={goToNextCell}
    >
      <table className={styles.matrix}>
        <caption>
          <Unseen>Where the parties stand on each point</Unseen>
        </caption>
        <thead>
          <tr>
            <th scope="col" className={styles.pointColumn}>
              Point
            </th>
            <th scope="col" className={styles.statusHead}>
              {withBlockers ? 'What blocks it' : 'Status'}
            </th>
            {parties.map((party) => (
              <th key={party.id} scope="col">
                <span className={styles.party}>
                  <PartyMark letter={party.letter} colour={party.colour} />
                  {party.name}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        {pillars.map((pillar) => (
          <tbody key={pillar.id}>
            <tr className={styles.pillar}>
              <th scope="rowgroup" colSpan={2 + parties.length}>
                <span className={styles.pillarHeading}>{pillar.heading}</span>
                <span className={styles.pillarTally}>{pillarSentence(pillar.tally)}</span>
              </th>
            </tr>
            {pillar.points.map((point) => (
              <MatrixRow key={point.point.id} agreement={point} withBlockers={withBlockers} />
            ))}
          </tbody>
        ))}
        <tfoot>
          <tr>
            <th scope="row" colSpan={2}>
              All points of the plan
            </th>
            {parties.map((party) => (
              <td key={party.id}>
                <PartySum tally={agreement.parties.get(party.id)} />
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
    </div>
  )
}

/** Renders only when its own point stands otherwise. */
const MatrixRow = memo(function MatrixRow({
  agreement,
  withBlockers,
}: {
  readonly agreement: PointAgreement
  readonly withBlockers: boolean
}) {
  const { point, standings, state } = agreement
  return (
    <tr data-state={state.kind}>
      <th scope="row" className={styles.pointColumn}>
        <PointName agreement={agreement} />
      </th>
      <td className={styles.statusColumn}>
        <PointStatus agreement={agreement} withBlockers={withBlockers} />
      </td>
      {standings.map((standing) => (
        <td key={standing.party.id} className={styles.cell}>
          <Cell pointId={point.id} standing={standing} />
        </td>
      ))}
    </tr>
  )
})

const PointName = ({ agreement: { point } }: { readonly agreement: PointAgreement }) => (
  <PositionLink pointId={point.id} className={styles.point}>
    <span className={styles.number}>
      {point.status === 'struck' && <Unseen>Struck point </Unseen>}
      {point.number}
    </span>
    <span className={styles.heading}>{point.heading}</span>
  </PositionLink>
)

const Cell = ({
  pointId,
  standing,
}: {
  readonly pointId: PointId
  readonly standing: Standing
}) => (
  <PositionLink pointId={pointId} partyId={standing.party.id} className={styles.stance}>
    <StanceChip stance={heldStance(standing)} isStale={standing.isStale}>
      {standingWords(standing)}
    </StanceChip>
  </PositionLink>
)

/** How one party stands over all points. */
function PartySum({ tally }: { readonly tally: PartyTally | undefined }) {
  return (
    <ul className={styles.sum}>
      {TALLIED.map(([kind, words]) => {
        const howMany = tally?.[kind] ?? 0
        if (howMany === 0) return null
        return (
          <li key={kind}>
            <StanceMark
              stance={
                kind === 'silent' ? null : kind === 'stale' ? 'accept-with-reservation' : kind
              }
              isStale={kind === 'stale'}
              size={12}
            />
            <b>{howMany}</b> {words}
          </li>
        )
      })}
    </ul>
  )
}

/** Arrow keys go to the next link in the row or column; Tab goes on as everywhere. */
function goToNextCell(event: KeyboardEvent<HTMLElement>): void {
  const step = STEPS[event.key]
  const cell = event.target instanceof Element ? event.target.closest('td, th') : null
  if (step === undefined || !(cell instanceof HTMLTableCellElement)) return
  const rows = [...event.currentTarget.querySelectorAll('tbody tr')].filter(
    (row) => row.querySelector('a') !== null,
  )
  const row = rows.findIndex((one) => one === cell.parentElement)
  const next = rows[row + step.down]
  const links = next === undefined ? [] : [...next.children].map((one) => one.querySelector('a'))
  // Between the point and the first party stands its status, which leads nowhere.
  for (let at = cell.cellIndex + step.right; at >= 0 && at < links.length; at += step.right || 1) {
    const link = links[at]
    if (link === null || link === undefined) continue
    event.preventDefault()
    link.focus()
    return
  }
}

const STEPS: Readonly<Record<string, { readonly right: number; readonly down: number }>> = {
  ArrowLeft: { right: -1, down: 0 },
  ArrowRight: { right: 1, down: 0 },
  ArrowUp: { right: 0, down: -1 },
  ArrowDown: { right: 0, down: 1 },
}
