import { createStore, type StoreApi } from 'zustand/vanilla'
import type { RecordEntry, RecordPage } from '../../../shared/wire/record.ts'
import type { Problem } from '../../../shared/wire/problem.ts'
import type { Answer } from '../../sync/api.ts'
import { type Happening, happenings, readEarlier, readRecord } from '../../sync/record.ts'

/** Entries fetched at one go. A command makes two or three of them, of which one is an event. */
const STEP = 200

/** What of a plan's record is here. */
export interface ShownRecord {
  /** The newest first. */
  readonly happenings: readonly Happening[]
  /** The number of the first entry that is here; null before any is. */
  readonly from: number | null
  readonly isReading: boolean
  readonly problem: Problem | null
}

/** Reads a plan's record from its end, and what is added to it. */
export interface RecordReader {
  readonly store: StoreApi<ShownRecord>
  /** Fetches the entries before those that are here; the newest when none is. */
  earlier(): Promise<void>
  /** Fetches what was written since. */
  newer(): Promise<void>
}

export function createRecordReader(planId: string): RecordReader {
  const store = createStore<ShownRecord>(() => ({
    happenings: [],
    from: null,
    isReading: false,
    problem: null,
  }))
  let to = 0
  /** One request after the other, so that pages never overlap. */
  let last: Promise<void> = Promise.resolve()
  const inTurn = (read: () => Promise<void>): Promise<void> => {
    last = last.then(async () => {
      store.setState({ isReading: true })
      await read()
      store.setState({ isReading: false })
    })
    return last
  }

  function take(answer: Answer<RecordPage>): readonly RecordEntry[] | null {
    store.setState({ problem: answer.ok ? null : answer.problem })
    return answer.ok ? answer.value.entries : null
  }

  async function readBack(): Promise<void> {
    const { from } = store.getState()
    if (from === 1) return
    const entries = take(await readEarlier(planId, from, STEP))
    const [first] = entries ?? []
    if (entries === null || first === undefined) return
    if (from === null) to = entries.at(-1)?.seq ?? 0
    store.setState((shown) => ({
      from: first.seq,
      happenings: [...shown.happenings, ...newestFirst(entries)],
    }))
  }

  async function readOn(): Promise<void> {
    for (let next: number | null = to + 1; next !== null;) {
      const answer = await readRecord(planId, next, STEP)
      const entries = take(answer)
      if (entries === null || !answer.ok) return
      to = entries.at(-1)?.seq ?? to
      store.setState((shown) => ({
        happenings: [...newestFirst(entries), ...shown.happenings],
      }))
      next = answer.value.next
    }
  }

  return {
    store,
    earlier: () => inTurn(readBack),
    newer: () => inTurn(() => (store.getState().from === null ? readBack() : readOn())),
  }
}

const newestFirst = (entries: readonly RecordEntry[]): readonly Happening[] =>
  [...happenings(entries)].reverse()
