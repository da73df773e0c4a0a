import { useSyncExternalStore } from 'react'
import { createLive, type Live } from './live.ts'
import { type Presence, readPresence, samePresence } from './presence.ts'
import type { Workspace } from './workspace.ts'
import { useWorkspace } from './WorkspaceContext.tsx'

export type { Presence } from './presence.ts'

const presences = new WeakMap<Workspace, Live<readonly Presence[]>>()

function livePresence(workspace: Workspace): Live<readonly Presence[]> {
  let live = presences.get(workspace)
  if (live === undefined) {
    const { awareness } = workspace
    live = createLive({
      observe: (onChange) => awareness.on('change', onChange),
      read: () => readPresence(awareness),
      same: samePresence,
    })
    presences.set(workspace, live)
  }
  return live
}

/** Everybody who has this plan open, this page first. */
export function usePresence(): readonly Presence[] {
  const live = livePresence(useWorkspace())
  return useSyncExternalStore(live.subscribe, live.get)
}
