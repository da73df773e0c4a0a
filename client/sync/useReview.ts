import { useCallback, useSyncExternalStore } from 'react'
import { type Placement, placeAnchor } from '../../shared/model/anchor.ts'
import { pointRoot } from '../../shared/model/documents.ts'
import type { PointId } from '../../shared/model/ids.ts'
import { readLetters } from '../../shared/model/letters.ts'
import { readReview, type Review, type Thread } from '../../shared/model/review.ts'
import { createLive, type Live } from './live.ts'
import type { Workspace } from './workspace.ts'
import { useWorkspace } from './WorkspaceContext.tsx'

/** Whoever only shows where comments are is told so long after the last letter; whoever draws the text reads at once. */
const AFTER_TYPING_MS = 200

const reviews = new WeakMap<Workspace, Live<Review>>()
const placements = new WeakMap<Workspace, Map<PointId, Live<Placements>>>()

/** Where the comments of one point are, by the keys of their threads. */
export type Placements = ReadonlyMap<string, Placement>

/** What is said of a plan beside its text, as `useSyncExternalStore` wants it. */
export function liveReview(workspace: Workspace): Live<Review> {
  let live = reviews.get(workspace)
  if (live === undefined) {
    const { review } = workspace
    live = createLive({
      observe: (onChange) => review.on('update', onChange),
      read: () => readReview(review),
    })
    reviews.set(workspace, live)
  }
  return live
}

/**
 * Where the comments of a point are. `get` always answers for the text as it is now; listeners are called a moment after
 * the last letter, so that typing never waits for the comments.
 */
export function livePlacements(workspace: Workspace, pointId: PointId): Live<Placements> {
  const ofPlan = placements.get(workspace) ?? new Map<PointId, Live<Placements>>()
  placements.set(workspace, ofPlan)
  let live = ofPlan.get(pointId)
  if (live === undefined) {
    live = createPlacements(workspace, pointId)
    ofPlan.set(pointId, live)
  }
  return live
}

function createPlacements(workspace: Workspace, pointId: PointId): Live<Placements> {
  const { plan } = workspace
  const review = liveReview(workspace)
  const fragment = plan.getXmlFragment(pointRoot(pointId))
  const listeners = new Set<() => void>()
  let threads: readonly Thread[] = []
  let value: Placements = new Map()
  let isOld = true
  let timer: ReturnType<typeof setTimeout> | null = null

  function tell(): void {
    if (timer !== null) clearTimeout(timer)
    timer = null
    for (const listener of [...listeners]) listener()
  }

  function read(): Placements {
    const all = review.get().threads
    threads = all.filter((thread) => thread.pointId === pointId)
    if (threads.length === 0) return value.size === 0 ? value : new Map()
    const letters = readLetters(fragment)
    const next = new Map(
      threads.map((thread) => [
        thread.key,
        placeAnchor(plan, letters, thread.anchor, thread.healings),
      ]),
    )
    return samePlacements(value, next) ? value : next
  }

  fragment.observeDeep(() => {
    isOld = true
    if (timer !== null) clearTimeout(timer)
    timer = setTimeout(tell, AFTER_TYPING_MS)
  })
  review.subscribe(() => {
    isOld = true
    tell()
  })

  return {
    get() {
      if (isOld) value = read()
      isOld = false
      return value
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}

function samePlacements(a: Placements, b: Placements): boolean {
  if (a.size !== b.size) return false
  for (const [key, placement] of a) {
    const other = b.get(key)
    if (other === undefined || JSON.stringify(other) !== JSON.stringify(placement)) return false
  }
  return true
}

const useLive = <T>(live: Live<T>): T => useSyncExternalStore(live.subscribe, live.get)

/** What is said of the plan beside its text. */
export const useReview = (): Review => useLive(liveReview(useWorkspace()))

/** Where the comments of a point are in its text now. */
export const usePlacements = (pointId: PointId): Placements =>
  useLive(livePlacements(useWorkspace(), pointId))

const NOWHERE: Placements = new Map()
const never = (): (() => void) => () => undefined

/** The same for a point that may not be chosen yet. */
export function usePlacementsOf(pointId: PointId | null): Placements {
  const workspace = useWorkspace()
  const live = pointId === null ? null : livePlacements(workspace, pointId)
  return useSyncExternalStore(
    live?.subscribe ?? never,
    useCallback(() => live?.get() ?? NOWHERE, [live]),
  )
}
