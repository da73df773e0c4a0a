import { useCallback, useState } from 'react'
import type { Command } from '../../shared/model/command.ts'
import type { CommandResponse } from '../../shared/wire/commands.ts'
import type { Problem } from '../../shared/wire/problem.ts'
import { runCommand } from './commands.ts'
import { useWorkspace } from './WorkspaceContext.tsx'

/** One decision that this page is asking for. */
export interface Asking {
  readonly pending: boolean
  /** Why the last one was not carried out. */
  readonly problem: Problem | null
  /** Asks, and answers what came of it; null when it was not carried out. */
  run(command: Command): Promise<CommandResponse | null>
  /** Forgets the problem, for instance because the question is put anew. */
  reset(): void
}

/** Asks the server for decisions in the plan that is open here, one at a time. */
export function useCommand(): Asking {
  const { planId } = useWorkspace()
  const [state, setState] = useState<Pick<Asking, 'pending' | 'problem'>>({
    pending: false,
    problem: null,
  })
  const run = useCallback(
    async (command: Command): Promise<CommandResponse | null> => {
      setState({ pending: true, problem: null })
      const answer = await runCommand(planId, command)
      setState({ pending: false, problem: answer.ok ? null : answer.problem })
      return answer.ok ? answer.value : null
    },
    [planId],
  )
  const reset = useCallback(() => setState({ pending: false, problem: null }), [])
  return { ...state, run, reset }
}
