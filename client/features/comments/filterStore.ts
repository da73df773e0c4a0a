import { create } from 'zustand'
import type { Filter } from './filter.ts'

/** How the panel is set. It stays while other tabs of the panel are looked at. */
interface PanelFilter {
  readonly state: Filter['state']
  readonly party: Filter['party']
  /** Whether threads of all points are shown, or only those of the point in focus. */
  readonly isWhole: boolean
}

export const usePanelFilter = create<PanelFilter>()(() => ({
  state: 'open',
  party: null,
  isWhole: false,
}))
