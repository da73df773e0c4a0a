import { useEffect, useEffectEvent, useState } from 'react'
import type { Me } from '../sync/me.ts'
import { openWorkspace, type Workspace } from '../sync/workspace.ts'

/** Opens a workspace for as long as the page shows it; null in the moment before. */
export function useOpenWorkspace(
  me: Me,
  askFirst: boolean,
  onOtherSeat: (me: Me) => void,
): Workspace | null {
  const [workspace, setWorkspace] = useState<Workspace | null>(null)
  const toOtherSeat = useEffectEvent(onOtherSeat)
  useEffect(() => {
    const opened = openWorkspace({ me, askFirst, onOtherSeat: (other) => toOtherSeat(other) })
    setWorkspace(opened)
    return () => {
      setWorkspace(null)
      void opened.close()
    }
  }, [me, askFirst])
  return workspace
}
