import { Fragment, useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { findMember, type Plan } from '../../../shared/model/plan.ts'
import type { MemberId } from '../../../shared/model/ids.ts'
import type { Happening } from '../../sync/record.ts'
import { usePlan } from '../../sync/usePlan.ts'
import { useWorkspace } from '../../sync/WorkspaceContext.tsx'
import { Button } from '../../ui/Button.tsx'
import { day, time } from '../../ui/moment.ts'
import { PartyMark } from '../../ui/PartyMark.tsx'
import { Unseen } from '../../ui/Unseen.tsx'
import { eventSentence } from './eventSentence.ts'
import { RecordCheck } from './RecordCheck.tsx'
import { createRecordReader } from './recordReader.ts'
import styles from './Record.module.css'

/** What happened in the plan, the newest first, with the means to check that nobody changed it since. */
export function RecordView() {
  const { planId } = useWorkspace()
  const plan = usePlan()
  const [reader] = useState(() => createRecordReader(planId))
  const shown = useStore(reader.store)

  // Every decision changes the record that this page has live; refusals do not, so a look back at the page asks too.
  useEffect(() => void reader.newer(), [reader, plan])
  useEffect(() => {
    const look = (): void => {
      if (document.visibilityState === 'visible') void reader.newer()
    }
    document.addEventListener('visibilitychange', look)
    return () => document.removeEventListener('visibilitychange', look)
  }, [reader])

  return (
    <>
      <header className={styles.head}>
        <h1 className={styles.title}>Record</h1>
        <p className={styles.lead}>
          What was decided and what was refused, as the server wrote it down. Every entry holds a
          hash of the one before it, and the server signs the last one every minute: nothing here
          can be changed afterwards without a trace.
        </p>
        <RecordCheck />
      </header>
      <div className={styles.sheet} aria-busy={shown.isReading}>
        {shown.problem !== null && (
          <p className={styles.problem} role="alert">
            {shown.problem.title}. {shown.problem.detail}{' '}
            <Button small onClick={() => void reader.newer()}>
              Try again
            </Button>
          </p>
        )}
        {plan !== null && <Days plan={plan} happenings={shown.happenings} />}
        {shown.from !== null && shown.from > 1 && (
          <div className={styles.more}>
            <Button disabled={shown.isReading} onClick={() => void reader.earlier()}>
              Show earlier entries
            </Button>
          </div>
        )}
      </div>
    </>
  )
}

function Days({
  plan,
  happenings,
}: {
  readonly plan: Plan
  readonly happenings: readonly Happening[]
}) {
  return (
    <ol className={styles.events} aria-label="Events, the newest first">
      {happenings.map((one, at) => {
        const today = day(one.at)
        const before = happenings[at - 1]
        const begins = before === undefined || day(before.at) !== today
        return (
          <Fragment key={one.seq}>
            {begins && (
              <li className={styles.day}>
                <h2>{today}</h2>
              </li>
            )}
            <Event plan={plan} happening={one} />
          </Fragment>
        )
      })}
    </ol>
  )
}

function Event({ plan, happening }: { readonly plan: Plan; readonly happening: Happening }) {
  const member = findMember(plan, happening.by as MemberId)
  const party = plan.parties.find((one) => one.id === member?.partyId)
  const { event } = happening
  const isRefusal = event?.kind === 'command-refused' || event?.kind === 'update-refused'
  return (
    <li className={styles.event} data-refused={isRefusal ? '' : undefined}>
      <time className={styles.time} dateTime={new Date(happening.at).toISOString()}>
        {time(happening.at)}
      </time>
      <span className={styles.mark}>
        {party !== undefined && (
          <>
            <PartyMark letter={party.letter} colour={party.colour} soft />
            <Unseen> </Unseen>
          </>
        )}
      </span>
      <span className={styles.sentence}>
        {eventSentence(plan, happening).map((piece, at) => {
          if (piece.kind === 'name') return <b key={at}>{piece.text}</b>
          if (piece.kind === 'quote') return <q key={at}>{piece.text}</q>
          return piece.text
        })}
      </span>
      <span className={styles.number}>
        <Unseen>Entry </Unseen>
        {happening.seq}
      </span>
    </li>
  )
}
