import { useCallback, useEffect, useState } from 'react'
import { pointRoot } from '../../../shared/model/documents.ts'
import type { PointId } from '../../../shared/model/ids.ts'
import type { Problem } from '../../../shared/wire/problem.ts'
import { type HistoryState, readHistory } from '../../sync/history.ts'
import { useWorkspace } from '../../sync/WorkspaceContext.tsx'

/** What was written is asked for so long after the last letter. */
const AFTER_TYPING_MS = 3_000

interface Shown {
  readonly states: readonly HistoryState[]
  readonly isReading: boolean
  readonly problem: Problem | null
}

/** The states of a point, out of the server's journal; they grow while somebody writes. */
export function useHistory(pointId: PointId): Shown & { readonly again: () => void } {
  const { planId, plan } = useWorkspace()
  const [shown, setShown] = useState<Shown>({ states: [], isReading: true, problem: null })
  const [attempt, setAttempt] = useState(0)
  useEffect(() => {
    let isCurrent = true
    let states: readonly HistoryState[] = []
    /** One request after the other, so that states never overlap. */
    let last = Promise.resolve()
    async function readOn(): Promise<void> {
      if (!isCurrent) return
      setShown({ states, isReading: true, problem: null })
      // The last state may have gone on since, so it is asked for once more.
      const known = states.slice(0, -1)
      const answer = await readHistory(planId, pointId, (known.at(-1)?.seq ?? 0) + 1)
      if (!isCurrent) return
      if (answer.ok) {
        // Where people write at the same time, two states become one.
        const first = answer.value[0]?.from ?? Number.POSITIVE_INFINITY
        states = [...known.filter((state) => state.from < first), ...answer.value]
      }
      setShown({ states, isReading: false, problem: answer.ok ? null : answer.problem })
    }
    const inTurn = (): void => {
      last = last.then(readOn)
    }
    let timer: ReturnType<typeof setTimeout> | null = null
    const later = (): void => {
      if (timer !== null) clearTimeout(timer)
      timer = setTimeout(inTurn, AFTER_TYPING_MS)
    }
    const text = plan.getXmlFragment(pointRoot(pointId))
    text.observeDeep(later)
    inTurn()
    return () => {
      isCurrent = false
      if (timer !== null) clearTimeout(timer)
      text.unobserveDeep(later)
    }
  }, [planId, plan, pointId, attempt])
  const again = useCallback(() => setAttempt((times) => times + 1), [])
  return { ...shown, again }
}
