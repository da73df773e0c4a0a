import { Link2, Lock } from 'lucide-react'
import type { ReactNode } from 'react'
import { NOTHING_IS_AGREED } from '../../../shared/model/closing.ts'
import type { PointId } from '../../../shared/model/ids.ts'
import { lineageSentences } from '../../../shared/model/lineageSentences.ts'
import { findPoint, type Plan, pointLabel } from '../../../shared/model/plan.ts'
import { planLabels } from '../../../shared/model/planLabels.ts'
import { mergedInto, type Point } from '../../../shared/model/point.ts'
import { plainText } from '../../../shared/model/pointText.ts'
import { reasonSentence } from '../../../shared/rules/reason.ts'
import { useScreen } from '../../state/screen.ts'
import { useMayEdit, useMe, usePlan, usePointText } from '../../sync/usePlan.ts'
import { usePresence } from '../../sync/usePresence.ts'
import { CopyButton } from '../../ui/CopyButton.tsx'
import { lockSentence } from '../../ui/lockSentence.ts'
import { day } from '../../ui/moment.ts'
import { PartyMark } from '../../ui/PartyMark.tsx'
import { countWords } from '../../ui/countWords.ts'
import { AgreeControl } from './AgreeControl.tsx'
import { LockControl } from './LockControl.tsx'
import styles from './PointPanel.module.css'

export interface PointPanelProps {
  /** What may be done with the point as a whole, beside its heading. */
  readonly renderMenu?: (pointId: PointId) => ReactNode
}

/** The facts of the point in focus. */
export function PointPanel({ renderMenu }: PointPanelProps) {
  const plan = usePlan()
  const openPoint = useScreen((screen) => screen.openPoint)
  const point = plan === null || openPoint === null ? undefined : findPoint(plan, openPoint)
  if (plan === null || point === undefined) {
    return (
      <p className={styles.none}>
        Choose a point to see its numbers, its status and who is writing in it.
      </p>
    )
  }
  return <PointFacts key={point.id} plan={plan} point={point} menu={renderMenu?.(point.id)} />
}

function PointFacts({
  plan,
  point,
  menu,
}: {
  readonly plan: Plan
  readonly point: Point
  readonly menu: ReactNode
}) {
  const text = usePointText(point.id)
  const verdict = useMayEdit(point.id)
  const me = useMe()
  const here = usePresence().filter((one) => one.pointId === point.id)
  const words = plainText(text, planLabels(plan))
  const pillar = plan.pillars.find((one) => one.id === point.pillarId)
  const people = [...new Map(here.map((one) => [one.memberId, one])).values()]
  const heading = point.number === null ? point.heading : `${point.number}. ${point.heading}`
  return (
    <div className={styles.panel}>
      <header className={styles.head}>
        <span className={styles.number}>{point.number}</span>
        <h2 className={styles.heading}>{point.heading}</h2>
        {menu}
      </header>
      <dl className={styles.facts}>
        <dt>Pillar</dt>
        <dd>{pillar?.heading}</dd>
        <dt>Source number</dt>
        <dd>{point.sourceNumber ?? 'none, added here'}</dd>
        <dt>Status</dt>
        <dd>
          {point.lock !== null && <Lock size={13} className={styles.lock} aria-hidden />}
          {statusSentence(point, plan)}
        </dd>
        <dt>Words</dt>
        <dd>{countWords(words).toLocaleString('en')}</dd>
        {!verdict.ok && point.status === 'open' && point.lock === null && (
          <>
            <dt>You</dt>
            <dd>{reasonSentence(verdict.reason)}</dd>
          </>
        )}
      </dl>
      <section aria-labelledby="point-here">
        <h3 className={styles.subhead} id="point-here">
          In this point now
        </h3>
        {people.length === 0 ? (
          <p className={styles.nobody}>Nobody</p>
        ) : (
          <ul className={styles.here}>
            {people.map((one) => {
              const party = plan.parties.find((each) => each.id === one.partyId)
              return (
                <li key={one.memberId}>
                  {party !== undefined && <PartyMark letter={party.letter} colour={party.colour} />}
                  {one.name}
                  {one.self && ' (you)'}
                </li>
              )
            })}
          </ul>
        )}
      </section>
      {point.lineage.length > 0 && (
        <section aria-labelledby="point-history">
          <h3 className={styles.subhead} id="point-history">
            What became of it
          </h3>
          <ol className={styles.history}>
            {lineageSentences(plan, point).map(({ text: sentence, at }) => (
              <li key={`${at} ${sentence}`}>
                {at === null ? sentence : `${sentence}, `}
                {at !== null && <time dateTime={new Date(at).toISOString()}>{day(at)}</time>}
              </li>
            ))}
          </ol>
        </section>
      )}
      <div className={styles.tools}>
        {me !== null && <AgreeControl plan={plan} point={point} me={me} />}
        {me !== null && <LockControl plan={plan} point={point} me={me} />}
        <CopyButton
          label="Copy text"
          describes={` of ${heading}`}
          text={() => `${heading}\n\n${words}\n`}
        />
        <CopyButton
          label="Copy link"
          icon={Link2}
          describes={` to ${heading}`}
          text={() => `${location.origin}/plan/${plan.id}/point/${point.id}`}
        />
      </div>
    </div>
  )
}

function statusSentence(point: Point, plan: Plan): string {
  const into = mergedInto(point)
  if (into !== null) return `Struck; its text was copied into ${pointLabel(plan, into)}`
  if (point.status === 'struck') return 'Struck'
  if (point.lock === null) return 'Open'
  const lock = lockSentence(plan, point.lock)
  return point.agreed === null || plan.closing !== null ? lock : `${lock}. ${NOTHING_IS_AGREED}`
}
