import type { Command } from '../../shared/model/command.ts'
import {
  type CommandResponse,
  commandResponse,
  type InvitationsResponse,
  invitationsResponse,
} from '../../shared/wire/commands.ts'
import { type Answer, ask, isProblem, isUnreachable } from './api.ts'
import { newId } from './newId.ts'

/** Waits before a command is sent again that nobody answered; together with the time limits, half a minute. */
const TRY_AGAIN_AFTER_MS = [400, 1_500] as const
/** An answer that takes longer is not coming: the line is dead, though nobody said so. */
const ANSWER_WITHIN_MS = 10_000

/**
 * Asks the server for one decision. When no answer comes it asks again under the same id, so that the decision is
 * carried out once, whichever of the requests arrived.
 */
export async function runCommand(
  planId: string,
  command: Command,
  wait: (ms: number) => Promise<void> = sleep,
): Promise<Answer<CommandResponse>> {
  const body = { id: newId(), command }
  const once = (): Promise<Answer<CommandResponse>> =>
    ask(
      'POST',
      `/api/plans/${planId}/commands`,
      commandResponse,
      body,
      AbortSignal.timeout(ANSWER_WITHIN_MS),
    )
  let answer = await once()
  for (const ms of TRY_AGAIN_AFTER_MS) {
    const unheard =
      !answer.ok && (isUnreachable(answer.problem) || isProblem(answer.problem, 'busy'))
    if (!unheard) return answer
    await wait(ms)
    answer = await once()
  }
  return answer
}

const sleep = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms)
  })

/** One invitation as the server lists it. */
export type ListedInvitation = InvitationsResponse['invitations'][number]

/** All invitations of a plan, the oldest first; for conveners. */
export const listInvitations = (planId: string): Promise<Answer<InvitationsResponse>> =>
  ask('GET', `/api/plans/${planId}/invitations`, invitationsResponse)
