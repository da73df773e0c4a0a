import { z } from 'zod'
import { ID_PATTERN, type InvitationId, type MemberId, type PartyId, type PointId } from './ids.ts'
import { ROLES } from './role.ts'

const id = <Id extends string>() =>
  z
    .string()
    .regex(ID_PATTERN)
    .transform((text) => text as Id)

/** Why a decision was taken, in one line; everybody in the plan can read it. */
export const reason = z
  .string()
  .trim()
  .min(1)
  .max(500)
  .refine((text) => !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(text), 'must not hold control characters')

/** An invitation stays open for so many days at most. */
export const DAYS_AT_MOST = 90

/** A decision that somebody asks the server for: what is not typing. */
export const command = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('lockPoint'), pointId: id<PointId>(), reason }),
  z.strictObject({ kind: z.literal('reopenPoint'), pointId: id<PointId>(), reason }),
  z.strictObject({
    kind: z.literal('invite'),
    role: z.enum(ROLES),
    partyId: id<PartyId>().nullable(),
    days: z.number().int().min(1).max(DAYS_AT_MOST),
  }),
  z.strictObject({ kind: z.literal('revokeInvitation'), invitationId: id<InvitationId>() }),
  z.strictObject({
    kind: z.literal('changeRole'),
    memberId: id<MemberId>(),
    role: z.enum(ROLES),
    partyId: id<PartyId>().nullable(),
  }),
  z.strictObject({ kind: z.literal('suspend'), memberId: id<MemberId>(), reason }),
  z.strictObject({ kind: z.literal('reinstate'), memberId: id<MemberId>() }),
  z.strictObject({ kind: z.literal('remove'), memberId: id<MemberId>(), reason }),
])
export type Command = z.infer<typeof command>
export type CommandKind = Command['kind']
