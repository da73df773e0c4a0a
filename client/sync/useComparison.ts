import { useEffect, useEffectEvent, useState } from 'react'
import type { TextAuthor } from '../../shared/model/textAuthors.ts'
import { planLabels } from '../../shared/model/planLabels.ts'
import type { PointId } from '../../shared/model/ids.ts'
import type { Plan } from '../../shared/model/plan.ts'
import { comparePlansByPoint, type PlanComparison } from '../../shared/rules/comparePlans.ts'
import { inSlices } from './inSlices.ts'
import { parseSide, readSide, type Side, writersSince } from './sides.ts'
import { livePlan } from './usePlan.ts'
import type { Workspace } from './workspace.ts'
import { useWorkspace } from './WorkspaceContext.tsx'

/** Two states of the plan, compared. */
export interface Compared {
  readonly comparison: PlanComparison
  /** From some moment to now: who wrote what is new in each point that changed. */
  readonly writers: ReadonlyMap<PointId, readonly TextAuthor[]>
}

export type Comparing =
  | { readonly kind: 'comparing' }
  | { readonly kind: 'failed'; readonly sentence: string }
  | ({ readonly kind: 'compared' } & Compared)

const COMPARING: Comparing = { kind: 'comparing' }
/** What is compared with now is compared again so long after the last change of it. */
const AGAIN_AFTER_MS = 1_500

/**
 * The difference of two sides of the plan (`sideName`), worked out in slices. Where one of them is what stands there
 * now, it follows the text.
 */
export function useComparison(from: string, to: string): Comparing {
  const workspace = useWorkspace()
  const [state, setState] = useState<{ readonly of: string; readonly value: Comparing }>({
    of: '',
    value: COMPARING,
  })
  const of = `${from} ${to}`
  const show = useEffectEvent((value: Comparing) => setState({ of, value }))
  useEffect(() => {
    const sides = [parseSide(from), parseSide(to)] as const
    const [a, b] = sides
    if (a === null || b === null) {
      show({ kind: 'failed', sentence: 'There is no such version to compare.' })
      return
    }
    let current = new AbortController()
    let timer: ReturnType<typeof setTimeout> | null = null
    const compareAgain = (): void => {
      timer = null
      current.abort()
      current = new AbortController()
      const { signal } = current
      void compareSides(workspace, a, b, signal).then((value) => {
        if (value !== null && !signal.aborted) show(value)
      })
    }
    const later = (): void => {
      if (timer !== null) clearTimeout(timer)
      timer = setTimeout(compareAgain, AGAIN_AFTER_MS)
    }
    const isLive = a.kind === 'now' || b.kind === 'now'
    if (isLive) {
      workspace.plan.on('update', later)
      workspace.record.on('update', later)
    }
    compareAgain()
    return () => {
      current.abort()
      if (timer !== null) clearTimeout(timer)
      workspace.plan.off('update', later)
      workspace.record.off('update', later)
    }
  }, [workspace, from, to])
  return state.of === of ? state.value : COMPARING
}

/** Compares two sides; null when it was given up. */
export async function compareSides(
  workspace: Workspace,
  from: Side,
  to: Side,
  signal: AbortSignal,
): Promise<Comparing | null> {
  const [a, b] = await Promise.all([readSide(workspace, from), readSide(workspace, to)])
  const plan: Plan | null = livePlan(workspace).get()
  if (!a.ok) return { kind: 'failed', sentence: a.reason }
  if (!b.ok) return { kind: 'failed', sentence: b.reason }
  if (plan === null) return COMPARING
  const writers = new Map<PointId, readonly TextAuthor[]>()
  const steps = comparePlansByPoint(a.value.state, b.value.state, planLabels(plan))
  const comparison = await inSlices(steps, signal, ({ pointId, comparison: words }) => {
    if (to.kind !== 'now' || words === null) return
    writers.set(pointId, writersSince(workspace, pointId, a.value))
  })
  return comparison === null ? null : { kind: 'compared', comparison, writers }
}
