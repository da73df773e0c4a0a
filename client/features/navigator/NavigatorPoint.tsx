import { Lock } from 'lucide-react'
import { memo, type MouseEvent, useId } from 'react'
import type { PointId } from '../../../shared/model/ids.ts'
import type { Plan } from '../../../shared/model/plan.ts'
import type { Point } from '../../../shared/model/point.ts'
import { standingsSentence } from '../../../shared/rules/agreementWords.ts'
import { usePointAgreement } from '../../sync/useAgreement.ts'
import type { Presence } from '../../sync/usePresence.ts'
import { PartyMark } from '../../ui/PartyMark.tsx'
import { Unseen } from '../../ui/Unseen.tsx'
import styles from './Navigator.module.css'
import { PartyStances } from './PartyStances.tsx'

export interface NavigatorPointProps {
  readonly point: Point
  readonly plan: Plan | null
  readonly here: readonly Presence[]
  readonly isOpen: boolean
  readonly isTabStop: boolean
  readonly onMark: (id: PointId) => void
  readonly onOpen: (id: PointId) => void
}

/** Marks that fit beside a heading. */
const MARKS_SHOWN = 3

/** One point in the navigator: a true link, so that it can be copied and opened elsewhere. */
export const NavigatorPoint = memo(
  function NavigatorPoint(props: NavigatorPointProps) {
    const { point, plan, here } = props
    const onClick = (event: MouseEvent): void => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return
      event.preventDefault()
      props.onOpen(point.id)
    }
    const marks = marksOf(here, plan)
    const agreement = usePointAgreement(point.id)
    const stands =
      agreement === null || point.status === 'struck' ? '' : standingsSentence(agreement.standings)
    const standsId = useId()
    return (
      <li>
        <a
          className={styles.point}
          href={`/plan/${plan?.id ?? ''}/point/${point.id}`}
          aria-current={props.isOpen ? 'location' : undefined}
          aria-describedby={stands === '' ? undefined : standsId}
          data-go={point.id}
          title={
            point.sourceNumber === null ? undefined : `Number ${point.sourceNumber} in the source`
          }
          data-struck={point.status === 'struck' ? '' : undefined}
          tabIndex={props.isTabStop ? 0 : -1}
          onFocus={() => props.onMark(point.id)}
          onClick={onClick}
        >
          <span className={styles.number}>
            {point.status === 'struck' && <Unseen>Struck </Unseen>}
            {point.number}
          </span>
          <span className={styles.heading}>
            {point.heading}
            {point.lock !== null && (
              <>
                {' '}
                <Lock size={12} aria-hidden />
                <Unseen>Locked</Unseen>
              </>
            )}
            {marks.length > 0 && <Unseen>Here: {here.map((one) => one.name).join(', ')}</Unseen>}
            {marks.slice(0, MARKS_SHOWN).map((mark) => (
              <span key={mark.key} className={styles.here} title={mark.names} aria-hidden>
                <PartyMark letter={mark.letter} colour={mark.colour} />
              </span>
            ))}
            {marks.length === 0 && point.sourceNumber !== null && (
              <Unseen>Source number {point.sourceNumber}</Unseen>
            )}
          </span>
          {agreement !== null && <PartyStances agreement={agreement} />}
        </a>
        {stands !== '' && (
          <span id={standsId} hidden>
            {stands}
          </span>
        )}
      </li>
    )
  },
  // `here` is a new list whenever anybody moves; it matters only if it holds other people.
  (before, after) =>
    before.point === after.point &&
    before.plan === after.plan &&
    before.isOpen === after.isOpen &&
    before.isTabStop === after.isTabStop &&
    before.onOpen === after.onOpen &&
    before.here.length === after.here.length &&
    before.here.every((one, at) => one === after.here[at]),
)

interface Mark {
  readonly key: string
  readonly letter: string
  readonly colour: Presence['colour']
  readonly names: string
}

/** One mark for each party that is here, and one for all who belong to none. */
function marksOf(here: readonly Presence[], plan: Plan | null): readonly Mark[] {
  const parties = [...new Set(here.map((one) => one.partyId))]
  return parties.flatMap((partyId) => {
    const people = here.filter((one) => one.partyId === partyId)
    const [first] = people
    if (first === undefined) return []
    const party = plan?.parties.find((one) => one.id === partyId)
    return [
      {
        key: partyId ?? 'none',
        letter: party?.letter ?? '·',
        colour: first.colour,
        names: people.map((one) => one.name).join(', '),
      },
    ]
  })
}
