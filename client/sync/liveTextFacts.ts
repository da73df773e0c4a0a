import { pointRoot } from '../../shared/model/documents.ts'
import type { PointId } from '../../shared/model/ids.ts'
import { readPointText } from '../../shared/model/pointText.ts'
import { factsOf, type TextFacts } from '../../shared/rules/agreement.ts'
import type { Live } from './live.ts'
import { observeText } from './observeText.ts'
import type { Workspace } from './workspace.ts'

/** The hash of a text is taken so long after the last letter: typing never waits for it. */
const AFTER_TYPING_MS = 250
/** But where somebody never stops, others are told at least so often. */
const LONGEST_WAIT_MS = 700

export type Facts = ReadonlyMap<PointId, TextFacts>

/** What the texts of all points say to the rules of agreement; only points that changed are read anew. */
export interface LiveFacts extends Live<Facts> {
  /** Names the points to be looked at. */
  watch(points: readonly PointId[]): void
}

const known = new WeakMap<Workspace, LiveFacts>()

/** The texts of a workspace: looked at once for all who ask, as long as the document lives. */
export function liveTextFacts(workspace: Workspace): LiveFacts {
  let live = known.get(workspace)
  if (live === undefined) {
    live = createTextFacts(workspace)
    known.set(workspace, live)
  }
  return live
}

function createTextFacts({ plan }: Workspace): LiveFacts {
  const listeners = new Set<() => void>()
  const watched = new Set<PointId>()
  const changed = new Set<PointId>()
  let value: Facts = new Map()
  let timer: ReturnType<typeof setTimeout> | null = null
  let waitingSince = 0

  const look = (pointId: PointId): TextFacts =>
    factsOf(readPointText(plan.getXmlFragment(pointRoot(pointId))))

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

  function lookSoon(pointId: PointId): void {
    const now = Date.now()
    changed.add(pointId)
    if (timer === null) waitingSince = now
    else clearTimeout(timer)
    const longest = Math.max(0, waitingSince + LONGEST_WAIT_MS - now)
    timer = setTimeout(lookAgain, Math.min(AFTER_TYPING_MS, longest))
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
        observeText(plan, pointId, () => lookSoon(pointId))
      }
      value = next
    },
  }
}
