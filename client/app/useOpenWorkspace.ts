import { useEffect, useRef, useState } from 'react'
import type { Me } from '../sync/me.ts'
import { openWorkspace, type Workspace } from '../sync/workspace.ts'

/** Opens a workspace for as long as the page shows it; null in the moment before. */
export function useOpenWorkspace(
  me: Me,
  askFirst: boolean,
  onOtherSeat: (me: Me) => void,
): Workspace | null {
  const [workspace, setWorkspace] = useState<Workspace | null>(null)
  const latest = useRef({ me, askFirst, onOtherSeat })
  latest.current.onOtherSeat = onOtherSeat
  useEffect(() => {
    const opened = openWorkspace({
      me: latest.current.me,
      askFirst: latest.current.askFirst,
      onOtherSeat: (other) => latest.current.onOtherSeat(other),
    })
    setWorkspace(opened)
    return () => {
      setWorkspace(null)
      void opened.close()
    }
  }, [])
  return workspace
}
