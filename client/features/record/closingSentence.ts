import { assertNever } from '../../../shared/lib/result.ts'
import { agreedWords } from '../../../shared/model/agreed.ts'
import type { ClosingCommand } from '../../../shared/model/closingCommand.ts'
import type { PointId } from '../../../shared/model/ids.ts'

/** A command about drafting, agreement or the end of the talks: what it did, what it would have done, and why. */
export function closingWords(
  command: ClosingCommand,
  point: (id: PointId) => string,
): { readonly deed: string; readonly wish: string; readonly reason: string | null } {
  switch (command.kind) {
    case 'setDraftingMode': {
      const rest =
        command.mode === 'open'
          ? 'everybody who drafts type in the points'
          : 'only pen-holders type in the points'
      return { deed: `let ${rest}`, wish: `let ${rest}`, reason: command.reason ?? null }
    }
    case 'markAgreed': {
      const rest = `${point(command.pointId)}, as ${agreedWords(command.agreed).toLowerCase()}`
      return { deed: `marked ${rest}`, wish: `mark ${rest}`, reason: null }
    }
    case 'closePlan':
      return { deed: 'closed the plan', wish: 'close the plan', reason: null }
    case 'reopenPlan':
      return { deed: 'reopened the plan', wish: 'reopen the plan', reason: command.reason }
    case 'initial':
      return { deed: 'initialled the closed text', wish: 'initial the closed text', reason: null }
    default:
      return assertNever(command)
  }
}
