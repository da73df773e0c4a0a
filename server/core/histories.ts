import type { PlanId, PointId } from '../../shared/model/ids.ts'
import { findPoint } from '../../shared/model/plan.ts'
import type { HistoryPage } from '../../shared/wire/history.ts'
import type { Journal } from './journal.ts'
import { createPointHistories, type PointHistories } from './pointHistory.ts'
import type { Rooms } from './rooms.ts'

/** Entries read from the journal at one go. */
const PAGE = 200
/** So long the replay works before it lets others go first. */
const SLICE_MS = 8
/** Plans whose history is kept in memory; each holds a copy of the text and of its states. */
const PLANS_AT_MOST = 3

export interface Histories {
  /**
   * States of a point from entry `from` of the journal on, at most `limit`; null when there is no such point. The
   * journal is replayed from its first entry, once: later only what was added since.
   */
  read(planId: PlanId, pointId: PointId, from: number, limit: number): Promise<HistoryPage | null>
}

export function createHistories(ports: {
  readonly journal: Pick<Journal, 'entries'>
  readonly rooms: Pick<Rooms, 'plan'>
  /** Lets other work of the server go first. */
  readonly pause: () => Promise<void>
  readonly precise: () => number
}): Histories {
  /** The one not used for longest first. */
  const kept = new Map<PlanId, { histories: PointHistories; turn: Promise<void> }>()

  /** Takes in what was written since, one caller after the other. */
  async function upToDate(planId: PlanId): Promise<PointHistories> {
    const one = kept.get(planId) ?? {
      histories: createPointHistories(),
      turn: Promise.resolve(),
    }
    kept.delete(planId)
    kept.set(planId, one)
    for (const oldest of [...kept.keys()].slice(0, -PLANS_AT_MOST)) kept.delete(oldest)
    const turn = one.turn.then(() => goOn(planId, one.histories))
    one.turn = turn
    try {
      await turn
    } catch (error) {
      // Perhaps part of an entry is in it: whoever asks next begins anew.
      kept.delete(planId)
      throw error
    }
    return one.histories
  }

  async function goOn(planId: PlanId, histories: PointHistories): Promise<void> {
    let until = ports.precise() + SLICE_MS
    for (;;) {
      const entries = await ports.journal.entries(planId, 'plan', histories.seq() + 1, PAGE)
      if (entries.length === 0) return
      for (const entry of entries) {
        histories.add(entry)
        if (ports.precise() < until) continue
        await ports.pause()
        until = ports.precise() + SLICE_MS
      }
    }
  }

  return {
    async read(planId, pointId, from, limit) {
      const plan = await ports.rooms.plan(planId)
      if (plan === null || findPoint(plan, pointId) === undefined) return null
      const histories = await upToDate(planId)
      const states = histories.of(pointId)
      const first = states.findIndex((state) => state.seq >= from)
      const page = first === -1 ? [] : states.slice(first, first + limit)
      const last = page.at(-1)
      return {
        pointId,
        states: page.map((state) => ({ ...state, by: [...state.by] })),
        next: last !== undefined && last !== states.at(-1) ? last.seq + 1 : null,
        total: states.length,
      }
    },
  }
}
