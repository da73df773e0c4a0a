import { useCallback, useEffect, useState } from 'react'
import type { Plan } from '../../../shared/model/plan.ts'
import type { Problem } from '../../../shared/wire/problem.ts'
import { type ListedInvitation, listInvitations } from '../../sync/commands.ts'

/** The invitations of a plan, asked for anew whenever its record changes: every command and every join changes it. */
export function useInvitations(plan: Plan): {
  readonly invitations: readonly ListedInvitation[] | null
  readonly problem: Problem | null
  readonly again: () => void
} {
  const [invitations, setInvitations] = useState<readonly ListedInvitation[] | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [asked, setAsked] = useState(0)
  useEffect(() => {
    let here = true
    void listInvitations(plan.id).then((answer) => {
      if (!here) return
      setProblem(answer.ok ? null : answer.problem)
      if (answer.ok) setInvitations(answer.value.invitations)
    })
    return () => {
      here = false
    }
  }, [plan, asked])
  return { invitations, problem, again: useCallback(() => setAsked((times) => times + 1), []) }
}
