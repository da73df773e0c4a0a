import { z } from 'zod'
import { ID_PATTERN } from '../model/ids.ts'
import { PARTY_COLOURS } from '../model/party.ts'

const id = z.string().regex(ID_PATTERN)

/** Who somebody is, as the server says; whatever a client writes here is overwritten. */
export const awarenessUser = z.object({
  memberId: id,
  name: z.string().max(120),
  partyId: id.nullable(),
  colour: z.enum(PARTY_COLOURS),
})
export type AwarenessUser = z.infer<typeof awarenessUser>

/** One open page of one person: identity, the point in focus and the caret (relative positions as JSON). */
export const awarenessState = z.object({
  user: awarenessUser.optional(),
  point: id.nullable().optional(),
  cursor: z.object({ anchor: z.unknown(), head: z.unknown() }).nullable().optional(),
})
export type AwarenessState = z.infer<typeof awarenessState>
