import { useCallback } from 'react'
import { useLocation } from 'wouter'
import type { NewsItem } from '../features/inbox/news.ts'
import { useScreen } from '../state/screen.ts'
import { useWorkspace } from '../sync/WorkspaceContext.tsx'
import { planAddress } from './planAddress.ts'

/** Leads from a piece of news to what it is about, on whichever page of the plan one is. */
export function useGoToNews(): (item: NewsItem) => void {
  const { planId } = useWorkspace()
  const [, navigate] = useLocation()
  return useCallback(
    (item) => {
      const screen = useScreen.getState()
      screen.openPointAt(item.pointId)
      switch (item.kind) {
        case 'reply':
        case 'mention':
          screen.openThreadAt(item.thread.key)
          break
        case 'stale':
          screen.showTab('positions')
          break
        case 'locked':
          screen.showTab('point')
          break
      }
      navigate(planAddress(planId, item.pointId))
    },
    [planId, navigate],
  )
}
