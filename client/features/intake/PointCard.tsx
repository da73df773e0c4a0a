import { memo, useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { inputClass } from '../../ui/Field.tsx'
import { ChangeList } from './ChangeList.tsx'
import { CommentsOfPoint } from './CommentsOfPoint.tsx'
import type { DraftPoint } from './draft.ts'
import { HEADING_LETTERS } from './editDraft.ts'
import { PointMenu } from './PointMenu.tsx'
import styles from './Preview.module.css'
import { type Redline, RedlineText } from './RedlineText.tsx'
import { trackedIn } from './trackedIn.ts'
import type { HistoryStep } from './useDraft.ts'

/** A point as it would be, with all that can be corrected of it. Drawn anew only when it is another one. */
export const PointCard = memo(function PointCard({
  point,
  number,
  above,
  pillars,
  redline,
  dispatch,
}: {
  readonly point: DraftPoint
  /** Its number in the plan; 0 for one that is left out, or struck without a number. */
  readonly number: number
  readonly above: string | null
  readonly pillars: readonly { readonly id: string; readonly heading: string }[]
  readonly redline: Redline
  readonly dispatch: (step: HistoryStep) => void
}) {
  const [splitting, setSplitting] = useState(false)
  const { id, heading, blocks, comments } = point
  if (point.isLeftOut) {
    return (
      <li className={styles.out}>
        <span>
          Left out: <b dir="auto">{heading}</b>
        </span>
        <Button
          small
          aria-label={`Put back “${heading}”`}
          onClick={() => dispatch({ kind: 'leaveOut', id, isLeftOut: false })}
        >
          Put back
        </Button>
      </li>
    )
  }
  const here = trackedIn(blocks)
  const name = number === 0 ? `“${heading}”` : `point ${number}`
  const isWrong = heading.trim() === ''
  return (
    <li className={styles.point} data-point={number}>
      <div className={styles.top}>
        <span className={styles.number}>{number === 0 ? '' : number}</span>
        <input
          className={`${inputClass} ${styles.heading}`}
          aria-label={`Heading of ${name}`}
          aria-invalid={isWrong}
          dir="auto"
          maxLength={HEADING_LETTERS}
          value={heading}
          onChange={(event) => dispatch({ kind: 'rename', id, heading: event.target.value })}
        />
        <PointMenu
          {...{ id, above, pillars, dispatch }}
          name={name}
          canSplit={blocks.length > 1}
          onSplit={() => setSplitting(true)}
        />
      </div>
      <div className={styles.body}>
        {splitting && blocks.length > 1 ? (
          <>
            {blocks.map((block, at) => (
              <div key={at}>
                {at > 0 && (
                  <Button
                    small
                    className={styles.cut}
                    onClick={() => {
                      setSplitting(false)
                      dispatch({ kind: 'split', id, at })
                    }}
                  >
                    Begin a new point here
                  </Button>
                )}
                <RedlineText blocks={[block]} redline={redline} />
              </div>
            ))}
            <Button small kind="quiet" onClick={() => setSplitting(false)}>
              Do not split
            </Button>
          </>
        ) : (
          <RedlineText blocks={blocks} redline={redline} />
        )}
        {point.struck !== undefined && (
          <p className={styles.empty}>
            Struck: it is no longer on the table, and can be restored later.
          </p>
        )}
        {blocks.length === 0 && <p className={styles.empty}>No text</p>}
        {here.length > 0 && (
          <ChangeList
            here={here}
            changes={redline.changes}
            decided={redline.decided}
            onDecide={(changes, accept) => dispatch({ kind: 'decide', changes, accept })}
          />
        )}
        {comments.length > 0 && <CommentsOfPoint comments={comments} />}
      </div>
    </li>
  )
})
