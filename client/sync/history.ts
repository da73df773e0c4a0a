import type { PlanId, PointId } from '../../shared/model/ids.ts'
import { HISTORY_PAGE, type HistoryPage, historyPage } from '../../shared/wire/history.ts'
import { type Answer, ask } from './api.ts'

/** The text of a point after somebody had written in it for a while. */
export type HistoryState = HistoryPage['states'][number]

/** States that are fetched at most; the server keeps about as many. */
const PAGES_AT_MOST = 10

/**
 * The states of a point from entry `from` of the journal on, the first one first, page by page. `onRead` hears how many
 * of how many are here.
 */
export async function readHistory(
  planId: PlanId,
  pointId: PointId,
  from: number,
  onRead: (states: number, of: number) => void = () => undefined,
): Promise<Answer<readonly HistoryState[]>> {
  const states: HistoryState[] = []
  let next: number | null = from
  for (let page = 0; page < PAGES_AT_MOST && next !== null; page++) {
    const path: string = `/api/plans/${planId}/history/${pointId}?from=${next}&limit=${HISTORY_PAGE}`
    const answer: Answer<HistoryPage> = await ask('GET', path, historyPage)
    if (!answer.ok) return answer
    states.push(...answer.value.states)
    onRead(states.length, answer.value.total)
    next = answer.value.next
  }
  return { ok: true, value: states }
}
