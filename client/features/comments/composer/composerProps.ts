import type { Remark } from '../../../../shared/model/remark.ts'

export interface ComposerProps {
  /** What is being written, for those who listen. */
  readonly label: string
  /** What it begins with. */
  readonly first: Remark
  /** What was said before, in a correction: to leave it as it is gives nothing up. */
  readonly unchanged?: Remark
  /** What the button that sends it says. */
  readonly send: string
  readonly onSend: (body: Remark) => void
  /** With every change; an empty remark is nothing to be kept. */
  readonly onKeep: (body: Remark) => void
  readonly onGiveUp: () => void
}
