import { z } from 'zod'
import { command } from '../model/command.ts'
import { ID_PATTERN } from '../model/ids.ts'
import { ROLES } from '../model/role.ts'
import { seat } from './http.ts'

const id = z.string().regex(ID_PATTERN)

/** `POST /api/plans/:plan/commands`: one command. The client makes the id, so that asking again does nothing again. */
export const commandRequest = z.strictObject({ id, command })
export type CommandRequest = z.input<typeof commandRequest>

export const commandResponse = z.object({
  /** Whether it had been carried out before. */
  before: z.boolean(),
  /** After `invite`: the seat with its token, shown this once. */
  seat: seat.nullable(),
})
export type CommandResponse = z.infer<typeof commandResponse>

/** `GET /api/plans/:plan/invitations`, for conveners: without tokens, which nobody has any more. */
export const invitationsResponse = z.object({
  invitations: z.array(
    z.object({
      id,
      role: z.enum(ROLES),
      partyId: id.nullable(),
      createdAt: z.number(),
      expiresAt: z.number(),
      state: z.enum(['open', 'used', 'expired', 'revoked']),
      /** Who came in by it. */
      memberId: id.nullable(),
    }),
  ),
})
export type InvitationsResponse = z.infer<typeof invitationsResponse>
