import { useSyncExternalStore } from 'react'
import { readTrend, type TrendSample } from '../../shared/model/record.ts'
import { createLive, type Live } from './live.ts'
import type { Workspace } from './workspace.ts'
import { useWorkspace } from './WorkspaceContext.tsx'

type Trend = readonly TrendSample[]

const trends = new WeakMap<Workspace, Live<Trend>>()

function liveTrend(workspace: Workspace): Live<Trend> {
  let live = trends.get(workspace)
  if (live === undefined) {
    const { record } = workspace
    live = createLive({
      observe: (onChange) => record.on('update', onChange),
      read: () => readTrend(record),
      // A sample never changes; a new one is the last.
      same: (before, after) =>
        before.length === after.length && before.at(-1)?.at === after.at(-1)?.at,
    })
    trends.set(workspace, live)
  }
  return live
}

/** How agreement went until now, the earliest first, as the server counted it. */
export function useTrend(): Trend {
  const live = liveTrend(useWorkspace())
  return useSyncExternalStore(live.subscribe, live.get)
}
