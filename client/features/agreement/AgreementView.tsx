import { Download } from 'lucide-react'
import { useMemo, useState } from 'react'
import { agreementCsv, agreementFileName } from '../../../shared/print/agreementTable.ts'
import type { PlanAgreement } from '../../../shared/rules/agreement.ts'
import { count } from '../../../shared/rules/agreementWords.ts'
import type { Plan } from '../../../shared/model/plan.ts'
import { useAgreement } from '../../sync/useAgreement.ts'
import { usePlan } from '../../sync/usePlan.ts'
import { useReceipts } from '../../sync/useReceipts.ts'
import { Button } from '../../ui/Button.tsx'
import { saveFile } from '../../ui/saveFile.ts'
import { Unseen } from '../../ui/Unseen.tsx'
import { useNarrow } from '../../ui/useNarrow.ts'
import styles from './Agreement.module.css'
import { EVERYTHING, filtered } from './agreementFilter.ts'
import { AgreementFilters } from './AgreementFilters.tsx'
import { ClosingSection } from './ClosingSection.tsx'
import { Matrix } from './Matrix.tsx'
import { PointList } from './PointList.tsx'
import { planSentence } from './tallyWords.ts'
import { Trend } from './Trend.tsx'

/** Where agreement stands on every point, live, worked out from the text and the positions of the parties. */
export function AgreementView() {
  const plan = usePlan()
  const agreement = useAgreement()
  if (plan === null || agreement === null) {
    return <p className={styles.opening}>Opening the plan…</p>
  }
  return <Agreement plan={plan} agreement={agreement} />
}

function Agreement({
  plan,
  agreement,
}: {
  readonly plan: Plan
  readonly agreement: PlanAgreement
}) {
  const [filter, setFilter] = useState(EVERYTHING)
  const isNarrow = useNarrow()
  const pillars = useMemo(() => filtered(agreement, filter), [agreement, filter])
  const shown = pillars.reduce((sum, pillar) => sum + pillar.points.length, 0)
  const isFiltered = filter.onlyBlocked || filter.pillarId !== null || filter.standing !== null
  return (
    <>
      <header className={styles.head}>
        <div>
          <h1 className={styles.title}>Where agreement stands</h1>
          <p className={styles.lead}>{planSentence(agreement)}</p>
        </div>
        <ExportCsv plan={plan} agreement={agreement} />
      </header>
      <ClosingSection plan={plan} />
      <Hint plan={plan} agreement={agreement} />
      <AgreementFilters plan={plan} agreement={agreement} filter={filter} onFilter={setFilter} />
      <p className={styles.found} role="status">
        {isFiltered && `${count(shown, 'point')} shown`}
      </p>
      {shown === 0 ? (
        <p className={styles.none}>
          {filter.onlyBlocked && filter.pillarId === null && filter.standing === null
            ? 'Nothing blocks agreement: every point is agreed.'
            : 'No point stands like that now.'}{' '}
          {isFiltered && (
            <Button small onClick={() => setFilter(EVERYTHING)}>
              Show all points
            </Button>
          )}
        </p>
      ) : isNarrow ? (
        <PointList pillars={pillars} withBlockers={filter.onlyBlocked} />
      ) : (
        <Matrix
          agreement={agreement}
          parties={plan.parties}
          pillars={pillars}
          withBlockers={filter.onlyBlocked}
        />
      )}
      <Trend />
    </>
  )
}

/** What to do where there is nothing to see yet. */
function Hint({ plan, agreement }: { readonly plan: Plan; readonly agreement: PlanAgreement }) {
  if (plan.parties.length === 0) {
    return <p className={styles.hint}>This plan has no parties, so nobody takes positions.</p>
  }
  const taken = agreement.pillars.some((pillar) =>
    pillar.points.some((point) => point.standings.some((one) => one.position !== null)),
  )
  if (taken) return null
  return (
    <p className={styles.hint}>
      No positions yet. Heads of delegation take positions at the foot of each point.
    </p>
  )
}

function ExportCsv({
  plan,
  agreement,
}: {
  readonly plan: Plan
  readonly agreement: PlanAgreement
}) {
  const receipts = useReceipts()
  const [isSaved, setSaved] = useState(false)
  return (
    <div>
      <Button
        onClick={() => {
          const csv = agreementCsv(plan, agreement, receipts)
          saveFile(new Blob([csv], { type: 'text/csv;charset=utf-8' }), agreementFileName(plan))
          setSaved(true)
        }}
      >
        <Download size={16} aria-hidden />
        Export as CSV
      </Button>
      <Unseen>
        <span role="status">{isSaved && 'The table is in your downloads.'}</span>
      </Unseen>
    </div>
  )
}
