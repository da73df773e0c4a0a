import { RotateCcw } from 'lucide-react'
import { useMemo, useState } from 'react'
import { findPoint, type Plan } from '../../../shared/model/plan.ts'
import type { FrozenPoint, FrozenVersion } from '../../../shared/model/version.ts'
import { stanceWords } from '../../../shared/rules/agreementWords.ts'
import { mayRestore } from '../../sync/restoreWording.ts'
import { useMe, usePointText } from '../../sync/usePlan.ts'
import { Button } from '../../ui/Button.tsx'
import { PaperText } from '../../ui/PaperText.tsx'
import { PartyMark } from '../../ui/PartyMark.tsx'
import { frozenLabels } from './frozenLabels.ts'
import styles from './Reading.module.css'
import { RestoreDialog } from './RestoreDialog.tsx'

/** One point of a frozen version, with the positions that were held on it. */
export function FrozenPointSheet({
  plan,
  version,
  point,
}: {
  readonly plan: Plan
  readonly version: FrozenVersion
  readonly point: FrozenPoint
}) {
  const labels = useMemo(() => frozenLabels(version.content), [version])
  const isStruck = point.status === 'struck'
  return (
    <section className={styles.point} aria-labelledby={`frozen-${point.id}`}>
      <header className={styles.pointHead}>
        <span className={styles.number}>{point.number}</span>
        <h3 className={styles.heading} id={`frozen-${point.id}`}>
          {point.heading}
          {isStruck && <span className={styles.struck}> struck</span>}
        </h3>
        <Restore plan={plan} version={version} point={point} />
      </header>
      <div className={styles.body} data-struck={isStruck ? '' : undefined}>
        <PaperText text={point.text} labels={labels} />
        <Positions version={version} point={point} />
      </div>
    </section>
  )
}

function Positions({
  version,
  point,
}: {
  readonly version: FrozenVersion
  readonly point: FrozenPoint
}) {
  if (point.positions.length === 0) return null
  return (
    <ul className={styles.positions} aria-label={`Positions on ${point.heading} then`}>
      {point.positions.map((position) => {
        const party = version.content.parties.find((one) => one.id === position.partyId)
        return (
          <li key={position.partyId}>
            {party !== undefined && <PartyMark letter={party.letter} colour={party.colour} soft />}{' '}
            {party?.name} {stanceWords(position.stance, position.isStale)}
            {position.reason !== '' && <q className={styles.reason}>{position.reason}</q>}
          </li>
        )
      })}
    </ul>
  )
}

/** Offers the words of the version for the point of now, to whoever may write there and where they differ. */
function Restore({
  plan,
  version,
  point,
}: {
  readonly plan: Plan
  readonly version: FrozenVersion
  readonly point: FrozenPoint
}) {
  const me = useMe()
  const now = usePointText(point.id)
  const [isAsking, setAsking] = useState(false)
  const live = findPoint(plan, point.id)
  const may = useMemo(
    () => (me === null ? null : mayRestore(me, live, now, point.text)),
    [me, live, now, point.text],
  )
  if (!isAsking && may?.ok !== true) return null
  return (
    <>
      <Button small kind="quiet" onClick={() => setAsking(true)}>
        <RotateCcw size={14} aria-hidden />
        Restore this wording
      </Button>
      {isAsking && (
        <RestoreDialog
          plan={plan}
          symbol={version.symbol}
          pointId={point.id}
          text={point.text}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  )
}
