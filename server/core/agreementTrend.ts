import type { DocumentName } from '../../shared/model/documents.ts'
import type { PlanId } from '../../shared/model/ids.ts'
import {
  readPlan,
  readTrend,
  type TrendSample,
  writeTrendSample,
} from '../../shared/model/record.ts'
import { readReview } from '../../shared/model/review.ts'
import { planAgreement } from '../../shared/rules/agreement.ts'
import { inBackground, type Log } from './log.ts'
import type { Rooms } from './rooms.ts'
import type { Scheduler } from './scheduler.ts'
import { createTextFacts } from './textFacts.ts'

/** A plan is looked at when nothing changed for so long … */
const QUIET_MS = 2_000
/** … but not later than this after a change, however busily people go on. */
const LONGEST_MS = 10_000

/** Keeps in the record of each plan how far agreement had come at what time. */
export interface AgreementTrend {
  /** A document of a plan changed. */
  touched(planId: PlanId, document: DocumentName): void
  /** Takes no more samples; resolves when none is under way. Safe twice. */
  close(): Promise<void>
}

/**
 * Looks at a plan once its documents have settled, and adds a sample to its trend if anything counts otherwise than in
 * the last one. A sample is a change of the record itself; looking at the plan again then finds nothing new.
 */
export function createAgreementTrend(ports: {
  readonly open: Rooms['open']
  readonly scheduler: Scheduler
  readonly log: Log
}): AgreementTrend {
  const { open, scheduler, log } = ports
  const waiting = new Map<PlanId, { readonly since: number; readonly cancel: () => void }>()
  const running = new Map<PlanId, Promise<void>>()
  const factsIn = createTextFacts()
  let closed = false

  function wait(planId: PlanId): void {
    const before = waiting.get(planId)
    before?.cancel()
    const now = scheduler.now()
    const since = before?.since ?? now
    const cancel = scheduler.after(Math.min(QUIET_MS, since + LONGEST_MS - now), () => {
      waiting.delete(planId)
      // One sample of a plan at a time; the next one sees what changed meanwhile.
      if (running.has(planId)) wait(planId)
      else begin(planId)
    })
    waiting.set(planId, { since, cancel })
  }

  function begin(planId: PlanId): void {
    const work = sample(planId).finally(() => running.delete(planId))
    running.set(planId, work)
    inBackground(log, 'sample agreement', work)
  }

  /** From what is on disk, so that no sample counts what a crash could take back. */
  async function sample(planId: PlanId): Promise<void> {
    const record = await open(planId, 'record')
    const plan = await record.read(readPlan)
    if (plan === null) return
    const said = await open(planId, 'review')
    const review = await said.read(readReview)
    const texts = await open(planId, 'plan')
    const { tally } = await texts.read((doc) =>
      planAgreement(plan, (pointId) => factsIn(doc, pointId), review),
    )
    const { points, agreed, adReferendum, bracketed, brackets, stale, open: left, empty } = tally
    const counts = { points, agreed, adReferendum, bracketed, brackets, stale, open: left, empty }
    const last = record.peek(readTrend).at(-1)
    if (closed || (last !== undefined && saysTheSame(last, counts))) return
    await record.change((doc) => writeTrendSample(doc, { at: scheduler.now(), ...counts }))
  }

  return {
    touched(planId, document) {
      if (!closed && COUNTED.has(document)) wait(planId)
    },
    async close() {
      closed = true
      for (const { cancel } of waiting.values()) cancel()
      waiting.clear()
      await Promise.allSettled(running.values())
    },
  }
}

/** What a caucus drafts counts for nobody else. */
const COUNTED: ReadonlySet<DocumentName> = new Set<DocumentName>(['plan', 'review', 'record'])

type Counts = Omit<TrendSample, 'at'>

const saysTheSame = (a: Counts, b: Counts): boolean =>
  a.points === b.points &&
  a.agreed === b.agreed &&
  a.adReferendum === b.adReferendum &&
  a.bracketed === b.bracketed &&
  a.brackets === b.brackets &&
  a.stale === b.stale &&
  a.open === b.open &&
  a.empty === b.empty
