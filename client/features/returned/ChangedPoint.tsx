import { ChevronRight } from 'lucide-react'
import { useId, useState } from 'react'
import type { Member } from '../../../shared/model/member.ts'
import { findPoint, type Plan } from '../../../shared/model/plan.ts'
import { compareWordings } from '../../../shared/rules/compare.ts'
import { counted } from '../../ui/counted.ts'
import { DifferenceView } from '../../ui/DifferenceView.tsx'
import { ChangeChoice } from './ChangeChoice.tsx'
import { MatchChooser } from './MatchChooser.tsx'
import { choiceKey, whyNotChoose } from './propose.ts'
import styles from './Returned.module.css'
import type { ReturnedFile } from './useReturnedFile.ts'
import type { ReturnedPoint } from './useReturnedPoints.ts'

/** One point that a file changed: the whole difference, and each change to choose. */
export function ChangedPoint({
  plan,
  me,
  file,
  point,
  chosen,
  written,
  onToggle,
  onMatch,
}: {
  readonly plan: Plan
  readonly me: Member
  readonly file: ReturnedFile
  readonly point: ReturnedPoint
  readonly chosen: ReadonlySet<string>
  /** The changes that were proposed already. */
  readonly written: ReadonlySet<string>
  readonly onToggle: (keys: readonly string[], isOn: boolean) => void
  readonly onMatch: (text: string) => void
}) {
  const id = useId()
  const [isOpen, setOpen] = useState(false)
  const { changes, pointId } = point
  const known = pointId === null ? undefined : findPoint(plan, pointId)
  if (changes === null || known === undefined) return null
  const rows = changes.changes.map((change) => ({
    change,
    key: choiceKey(point, change),
    whyNot: whyNotChoose(me, plan, point, change),
  }))
  const offered = rows.flatMap(({ key, whyNot }) =>
    whyNot === null && !written.has(key) ? [key] : [],
  )
  const isAll = offered.length > 0 && offered.every((key) => chosen.has(key))
  return (
    <li className={styles.point}>
      <h2 className={styles.pointHead}>
        <button
          type="button"
          className={styles.opener}
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => setOpen(!isOpen)}
        >
          <ChevronRight size={16} aria-hidden className={styles.chevron} />
          <span className={styles.number}>{known.number}</span>
          <span className={styles.heading}>{known.heading}</span>
          <span className={styles.count}>
            {rows.length === 0 ? 'heading only' : counted(rows.length, 'change')}
          </span>
        </button>
      </h2>
      <div id={id} className={styles.inside} hidden={!isOpen}>
        {isOpen && (
          <>
            {changes.heading !== null && (
              <p className={styles.fact}>
                Heading in the file: <b>{changes.heading}</b>. Headings are changed by a convener or
                a pen-holder.
              </p>
            )}
            <DifferenceView
              comparison={compareWordings(changes.before, changes.after, () => '')}
              label={`What the file changed in ${known.heading}`}
            />
            {rows.length > 0 && (
              <fieldset className={styles.choices}>
                <legend>Changes to propose</legend>
                {offered.length > 1 && (
                  <label className={styles.allOfPoint}>
                    <input
                      type="checkbox"
                      checked={isAll}
                      onChange={(event) => onToggle(offered, event.target.checked)}
                    />
                    All in this point
                  </label>
                )}
                {rows.map(({ change, key, whyNot }) => (
                  <ChangeChoice
                    key={key}
                    change={change}
                    tracked={change.notes.flatMap((note) => file.plan.changes[note] ?? [])}
                    isWritten={written.has(key)}
                    whyNot={whyNot}
                    isChosen={chosen.has(key)}
                    onToggle={(isOn) => onToggle([key], isOn)}
                  />
                ))}
              </fieldset>
            )}
            <MatchChooser plan={plan} point={point} onMatch={onMatch} />
          </>
        )}
      </div>
    </li>
  )
}
