import { useState } from 'react'
import { Link } from 'wouter'
import type { VersionId } from '../../../shared/model/ids.ts'
import { type Plan, pointLabel, pointsOf } from '../../../shared/model/plan.ts'
import { useMe } from '../../sync/usePlan.ts'
import { useVersions } from '../../sync/useVersions.ts'
import { useWorkspace } from '../../sync/WorkspaceContext.tsx'
import { counted } from '../../ui/counted.ts'
import { Select } from '../../ui/Select.tsx'
import { ChangedPoint } from './ChangedPoint.tsx'
import { NewPoints } from './NewPoints.tsx'
import { ProposeBar } from './ProposeBar.tsx'
import styles from './Returned.module.css'
import type { ReturnedProps } from './returnedProps.ts'
import { choiceKey, type Proposed, propose, whyNotChoose } from './propose.ts'
import type { ReturnedFile } from './useReturnedFile.ts'
import { type ByHand, useReturnedPoints } from './useReturnedPoints.ts'

/** The points of a file that came back, what each changed, and what is to be proposed. */
export function ReturnedPoints({
  plan,
  file,
  onVersion,
  pointAddress,
  beforeStep,
}: ReturnedProps & {
  readonly plan: Plan
  readonly file: ReturnedFile
  readonly onVersion: (version: VersionId | null) => void
}) {
  const workspace = useWorkspace()
  const versions = useVersions()
  const me = useMe()
  const [byHand, setByHand] = useState<ByHand>(new Map())
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [done, setDone] = useState<readonly Proposed[]>([])
  const points = useReturnedPoints(file, byHand, me?.partyId ?? null)
  if (me === null) return null

  const changed = points.filter(
    ({ changes }) => changes !== null && (changes.changes.length > 0 || changes.heading !== null),
  )
  const all = changed.flatMap((point) =>
    (point.changes?.changes ?? []).map((change) => ({ point, change })),
  )
  const written = new Set(done.flatMap((one) => one.keys))
  const open = all.filter(({ point, change }) => !written.has(choiceKey(point, change)))
  const offered = open
    .filter(({ point, change }) => whyNotChoose(me, plan, point, change) === null)
    .map(({ point, change }) => choiceKey(point, change))
  const selected = offered.filter((key) => chosen.has(key))
  const movedOn = open.filter(
    ({ change }) => !change.proposal.ok && change.proposal.reason === 'moved-on',
  ).length
  const inFile = new Set(points.map((point) => point.pointId))
  const missing = pointsOf(plan).filter(({ id, status }) => status === 'open' && !inFile.has(id))
  const version = versions.find((one) => one.id === file.version)
  const comments = points.reduce((sum, point) => sum + point.incoming.comments.length, 0)
  const toggle = (keys: readonly string[], isOn: boolean): void =>
    setChosen((before) => {
      const next = new Set(before)
      for (const key of keys) {
        if (isOn) next.add(key)
        else next.delete(key)
      }
      return next
    })
  const match = (at: number, text: string): void => {
    const known = pointsOf(plan).find((point) => point.id === text)
    setByHand(new Map(byHand).set(at, known?.id ?? null))
  }

  return (
    <>
      <section className={styles.summary} aria-label="What came back">
        <p className={styles.sum} role="status">
          {changed.length === 0
            ? 'Nothing was changed.'
            : `${changed.length} of ${counted(points.length, 'point')} changed, ${counted(all.length, 'change')}.`}
        </p>
        <p className={styles.fact}>{file.name}</p>
        <div className={styles.base}>
          <Select
            label="Compared with"
            value={file.version ?? ''}
            hint={
              file.isCertain
                ? 'The file says that it was made from this version.'
                : 'The file does not say which text it was made from: choose the one that they had.'
            }
            onChange={({ target }) =>
              onVersion(versions.find((one) => one.id === target.value)?.id ?? null)
            }
          >
            <option value="">The text of now</option>
            {[...versions].reverse().map((one) => (
              <option key={one.id} value={one.id}>
                {one.symbol}
              </option>
            ))}
          </Select>
        </div>
        {movedOn > 0 && (
          <p className={styles.fact}>
            The text has moved on{version === undefined ? '' : ` since ${version.symbol}`}: changes
            are placed where their words still stand;{' '}
            {movedOn === 1 ? '1 cannot be placed and is' : `${movedOn} cannot be placed and are`}{' '}
            shown only.
          </p>
        )}
        {comments > 0 && (
          <p className={styles.fact}>
            {counted(comments, 'comment')} in the file {comments === 1 ? 'is' : 'are'} not taken
            over. Write in the plan what should stay.
          </p>
        )}
        {file.plan.losses.length > 0 && (
          <details className={styles.fact}>
            <summary>What of the file is not compared</summary>
            {file.plan.losses.map((loss) => (
              <p key={loss}>{loss}</p>
            ))}
          </details>
        )}
      </section>
      {done.length > 0 && (
        <div className={styles.done} role="status">
          <p>
            {counted(sum(done), 'alternative')} proposed in {counted(done.length, 'point')}. Each is
            in the text now, and can be undone there.
          </p>
          <ul>
            {done.map(({ pointId }) => (
              <li key={pointId}>
                <Link href={pointAddress(pointId)}>{pointLabel(plan, pointId)}</Link>
              </li>
            ))}
          </ul>
        </div>
      )}
      {offered.length > 0 && (
        <label className={styles.all}>
          <input
            type="checkbox"
            checked={selected.length === offered.length}
            ref={(box) => {
              if (box !== null) {
                box.indeterminate = selected.length > 0 && selected.length < offered.length
              }
            }}
            onChange={(event) => toggle(offered, event.target.checked)}
          />
          Choose all {counted(offered.length, 'change')} that can be proposed
        </label>
      )}
      <ol className={styles.points} aria-label="Points that changed">
        {changed.map((point) => (
          <ChangedPoint
            key={point.at}
            plan={plan}
            me={me}
            file={file}
            point={point}
            chosen={chosen}
            written={written}
            onToggle={toggle}
            onMatch={(text) => match(point.at, text)}
          />
        ))}
      </ol>
      <NewPoints
        plan={plan}
        file={file}
        points={points.filter((point) => point.pointId === null)}
        onMatch={match}
      />
      {missing.length > 0 && (
        <section className={styles.aside} aria-labelledby="missing-points">
          <h2 id="missing-points">Not in the file</h2>
          <p>These points of the plan are not in the file. They stay as they are.</p>
          <ul>
            {missing.map((point) => (
              <li key={point.id}>
                {point.number}. {point.heading}
              </li>
            ))}
          </ul>
        </section>
      )}
      {all.length > 0 && (
        <ProposeBar
          plan={plan}
          me={me}
          count={selected.length}
          left={offered.length > 0 ? 'some' : open.length === 0 ? 'none' : 'shown-only'}
          onPropose={() => {
            const made = propose({ workspace, plan, me, file, points, selected, beforeStep })
            setDone((before) => [...before, ...made])
            setChosen(new Set())
          }}
        />
      )}
    </>
  )
}

const sum = (done: readonly Proposed[]): number =>
  done.reduce((count, one) => count + one.keys.length, 0)
