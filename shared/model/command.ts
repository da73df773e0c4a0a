import { z } from 'zod'
import { ID_PATTERN, type InvitationId, type MemberId, type PartyId, type PointId } from './ids.ts'
import { line } from './line.ts'
import { closingCommands } from './closingCommand.ts'
import { ROLES } from './role.ts'
import { settleBracketCommand } from './settleCommand.ts'
import { structureCommands } from './structureCommand.ts'
import { VERSION_KINDS } from './version.ts'

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

/** The letters of a version's symbol, for instance "Draft 3/Rev.1". */
export const SYMBOL_LETTERS = 40
export const versionSymbol = line(SYMBOL_LETTERS)

/** What is said of a version when it is frozen; may be empty. */
export const NOTE_LETTERS = 500
export const versionNote = z.union([z.literal(''), line(NOTE_LETTERS)])

/** An invitation stays open for so many days at most. */
export const DAYS_AT_MOST = 90

/** A decision that somebody asks the server for: what is not typing. */
export const command = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('lockPoint'), pointId: id<PointId>(), reason }),
  z.strictObject({ kind: z.literal('reopenPoint'), pointId: id<PointId>(), reason }),
  ...structureCommands,
  ...closingCommands,
  z.strictObject({
    kind: z.literal('invite'),
    role: z.enum(ROLES),
    partyId: id<PartyId>().nullable(),
    days: z.number().int().min(1).max(DAYS_AT_MOST),
  }),
  settleBracketCommand,
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
  /** Freezes everything that is on the table now. */
  z.strictObject({
    kind: z.literal('freezeVersion'),
    symbol: versionSymbol,
    versionKind: z.enum(VERSION_KINDS),
    note: versionNote,
  }),
])
export type Command = z.infer<typeof command>
export type CommandKind = Command['kind']
