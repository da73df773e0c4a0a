import type { PointId } from '../../../shared/model/ids.ts'

/** What the page around it gives to a file that comes back. */
export interface ReturnedProps {
  readonly pointAddress: (id: PointId) => string
  /** Called before each point is written in, so that it is one step to take back. */
  readonly beforeStep: () => void
}
