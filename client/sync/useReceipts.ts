import { useSyncExternalStore } from 'react'
import { type Receipt, readReceipts } from '../../shared/model/record.ts'
import { createLive, type Live } from './live.ts'
import type { Workspace } from './workspace.ts'
import { useWorkspace } from './WorkspaceContext.tsx'

type Receipts = ReadonlyMap<string, Receipt>

const receipts = new WeakMap<Workspace, Live<Receipts>>()

function liveReceipts(workspace: Workspace): Live<Receipts> {
  let live = receipts.get(workspace)
  if (live === undefined) {
    const { record } = workspace
    live = createLive({
      observe: (onChange) => record.on('update', onChange),
      read: () => readReceipts(record),
      // The server writes a receipt once and never changes or removes it.
      same: (before, after) => before.size === after.size,
    })
    receipts.set(workspace, live)
  }
  return live
}

/** When the server took each position, and from whom, by the keys of the positions. */
export function useReceipts(): Receipts {
  const live = liveReceipts(useWorkspace())
  return useSyncExternalStore(live.subscribe, live.get)
}
