import { caucusParty, type DocumentName } from '../../shared/model/documents.ts'
import type { PlanEvent } from '../../shared/model/event.ts'
import type { MemberId, PlanId } from '../../shared/model/ids.ts'
import type { Scheduler } from './scheduler.ts'

/** Alike refusals within this time become one event, so that a hostile client cannot fill the record. */
const GATHER_MS = 60_000
/** Kinds of refusals gathered at one time; beyond it they are counted together. */
const GATHERED_AT_MOST = 1_000

/** Turns refused updates into events of the record: the first at once, those like it later with their number. */
export interface Refusals {
  note(planId: PlanId, document: DocumentName, memberId: MemberId, reason: string): void
  close(): void
}

export function createRefusals(
  scheduler: Scheduler,
  write: (planId: PlanId, memberId: MemberId, event: PlanEvent) => void,
): Refusals {
  const gathered = new Map<string, { times: number; cancel: () => void }>()
  return {
    note(planId, document, memberId, reason) {
      const shown = caucusParty(document) === null ? document : 'caucus'
      const key = [planId, memberId, shown, reason].join(' ')
      const waiting = gathered.get(key)
      if (waiting !== undefined) {
        waiting.times += 1
        return
      }
      const event = (times: number): PlanEvent => ({
        kind: 'update-refused',
        document: shown,
        reason,
        times,
      })
      write(planId, memberId, event(1))
      if (gathered.size >= GATHERED_AT_MOST) return
      const cancel = scheduler.after(GATHER_MS, () => {
        const times = gathered.get(key)?.times ?? 0
        gathered.delete(key)
        if (times > 0) write(planId, memberId, event(times))
      })
      gathered.set(key, { times: 0, cancel })
    },
    close() {
      for (const { cancel } of gathered.values()) cancel()
      gathered.clear()
    },
  }
}
