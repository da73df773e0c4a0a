import { useSyncExternalStore } from 'react'
import type { PointId } from '../../../shared/model/ids.ts'
import { textHash, type Wording } from '../../../shared/model/wording.ts'
import type { Live } from '../../sync/live.ts'
import { observeText } from '../../sync/observeText.ts'
import { deskOf } from '../../sync/reviewDesk.ts'
import type { Workspace } from '../../sync/workspace.ts'
import { useWorkspace } from '../../sync/WorkspaceContext.tsx'

/** A text is read and hashed anew so long after the last letter: typing never waits for the comments on it. */
const AFTER_TYPING_MS = 300

/** The words of a point as they stand, and their hash. */
export interface WordingNow {
  readonly wording: Wording
  readonly hash: string
}

const known = new WeakMap<Workspace, Map<PointId, Live<WordingNow>>>()

function liveWording(workspace: Workspace, pointId: PointId): Live<WordingNow> {
  const ofPlan = known.get(workspace) ?? new Map<PointId, Live<WordingNow>>()
  known.set(workspace, ofPlan)
  let live = ofPlan.get(pointId)
  if (live === undefined) {
    live = create(workspace, pointId)
    ofPlan.set(pointId, live)
  }
  return live
}

function create(workspace: Workspace, pointId: PointId): Live<WordingNow> {
  const listeners = new Set<() => void>()
  let timer: ReturnType<typeof setTimeout> | null = null
  const read = (): WordingNow => {
    const wording = deskOf(workspace).wording(pointId)
    return { wording, hash: textHash(wording) }
  }
  let value = read()
  observeText(workspace.plan, pointId, () => {
    if (timer !== null) clearTimeout(timer)
    timer = setTimeout(() => {
      timer = null
      const next = read()
      if (next.hash === value.hash) return
      value = next
      for (const listener of [...listeners]) listener()
    }, AFTER_TYPING_MS)
  })
  return {
    get: () => value,
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}

/** The words of a point as they stand, told a moment after they change. */
export function useWordingNow(pointId: PointId): WordingNow {
  const live = liveWording(useWorkspace(), pointId)
  return useSyncExternalStore(live.subscribe, live.get)
}
