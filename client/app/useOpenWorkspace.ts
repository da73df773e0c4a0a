import { useEffect, useEffectEvent, useRef, useState } from 'react'
import type { Me } from '../sync/me.ts'
import { openWorkspace, type Workspace } from '../sync/workspace.ts'

/** Refused again so soon after it was opened anew, a plan waits for a person: it could go on for ever. */
const REOPEN_AT_MOST_EVERY_MS = 60_000

/**
 * Opens a workspace for as long as the page shows it; null in the moment before. When the server refuses a change, the
 * plan opens anew without it, and its words are offered for copying.
 */
export function useOpenWorkspace(
  me: Me,
  askFirst: boolean,
  onOtherSeat: (me: Me) => void,
): Workspace | null {
  const [workspace, setWorkspace] = useState<Workspace | null>(null)
  const [reopened, setReopened] = useState(0)
  const reopenedAt = useRef(Number.NEGATIVE_INFINITY)
  const toOtherSeat = useEffectEvent(onOtherSeat)
  useEffect(() => {
    const opened = openWorkspace({
      me,
      askFirst,
      afterRefusal: reopened > 0,
      onOtherSeat: (other) => toOtherSeat(other),
      onSetAside: () => {
        if (Date.now() - reopenedAt.current < REOPEN_AT_MOST_EVERY_MS) return
        reopenedAt.current = Date.now()
        setReopened((times) => times + 1)
      },
    })
    setWorkspace(opened)
    return () => {
      setWorkspace(null)
      void opened.close()
    }
  }, [me, askFirst, reopened])
  return workspace
}
