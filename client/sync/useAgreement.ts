import { useMemo, useSyncExternalStore } from 'react'
import { pointRoot } from '../../shared/model/documents.ts'
import type { PointId } from '../../shared/model/ids.ts'
import { type Plan, pointsOf } from '../../shared/model/plan.ts'
import { readPointText } from '../../shared/model/pointText.ts'
import {
  factsOf,
  type PlanAgreement,
  planAgreement,
  type PointAgreement,
  type TextFacts,
} from '../../shared/rules/agreement.ts'
import type { Live } from './live.ts'
import { usePlan } from './usePlan.ts'
import { useReview } from './useReview.ts'
import type { Workspace } from './workspace.ts'
import { useWorkspace } from './WorkspaceContext.tsx'

/** The hash of a text is taken so long after the last letter: typing never waits for it. */
const AFTER_TYPING_MS = 250

type Facts = ReadonlyMap<PointId, TextFacts>

const facts = new WeakMap<Workspace, LiveFacts>()

/** What the texts of all points say to the rules of agreement; only points that changed are read anew. */
interface LiveFacts extends Live<Facts> {
  /** Names the points to be looked at. */
  watch(points: readonly PointId[]): void
}

function liveFacts(workspace: Workspace): LiveFacts {
  let live = facts.get(workspace)
  if (live === undefined) {
    live = createFacts(workspace)
    facts.set(workspace, live)
  }
  return live
}

function createFacts(workspace: Workspace): LiveFacts {
  const listeners = new Set<() => void>()
  const watched = new Set<PointId>()
  const changed = new Set<PointId>()
  let value: Facts = new Map()
  let timer: ReturnType<typeof setTimeout> | null = null

  const look = (pointId: PointId): TextFacts =>
    factsOf(readPointText(workspace.plan.getXmlFragment(pointRoot(pointId))))

  function lookAgain(): void {
    timer = null
    const next = new Map(value)
    let isOther = false
    for (const pointId of changed) {
      const before = next.get(pointId)
      const now = look(pointId)
      if (before?.textHash === now.textHash && before.brackets === now.brackets) continue
      next.set(pointId, now)
      isOther = true
    }
    changed.clear()
    if (!isOther) return
    value = next
    for (const listener of [...listeners]) listener()
  }

  return {
    get: () => value,
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    watch(points) {
      const fresh = points.filter((pointId) => !watched.has(pointId))
      if (fresh.length === 0) return
      const next = new Map(value)
      for (const pointId of fresh) {
        watched.add(pointId)
        next.set(pointId, look(pointId))
        workspace.plan.getXmlFragment(pointRoot(pointId)).observeDeep(() => {
          changed.add(pointId)
          if (timer !== null) clearTimeout(timer)
          timer = setTimeout(lookAgain, AFTER_TYPING_MS)
        })
      }
      value = next
    },
  }
}

const NO_TEXT = factsOf([])

/** Where agreement stands, live; null until the record is here. */
export function useAgreement(): PlanAgreement | null {
  const plan = usePlan()
  const review = useReview()
  const live = liveFacts(useWorkspace())
  if (plan !== null) live.watch(idsOf(plan))
  const texts = useSyncExternalStore(live.subscribe, live.get)
  return useMemo(
    () =>
      plan === null
        ? null
        : planAgreement(plan, (pointId) => texts.get(pointId) ?? NO_TEXT, review),
    [plan, texts, review],
  )
}

const ids = new WeakMap<Plan, readonly PointId[]>()

function idsOf(plan: Plan): readonly PointId[] {
  let known = ids.get(plan)
  if (known === undefined) {
    known = pointsOf(plan).map((point) => point.id)
    ids.set(plan, known)
  }
  return known
}

/** Where agreement stands on one point; null until the record is here. */
export function usePointAgreement(pointId: PointId): PointAgreement | null {
  const agreement = useAgreement()
  return (
    agreement?.pillars.flatMap((pillar) => pillar.points).find((one) => one.point.id === pointId) ??
    null
  )
}
