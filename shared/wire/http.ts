import { z } from 'zod'
import { AGREED_KINDS } from '../model/agreed.ts'
import { DRAFTING_MODES } from '../model/drafting.ts'
import { ID_PATTERN } from '../model/ids.ts'
import { PARTY_COLOURS } from '../model/party.ts'
import { pointText } from '../model/pointTextSchema.ts'
import { ROLES } from '../model/role.ts'

const id = z.string().regex(ID_PATTERN)
/**
 * A line of text: trimmed, of bounded length, without control characters, also those that turn the direction of
 * writing: with them a name could be made to read as somebody else's.
 */
export const line = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .refine(
      (text) => !/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u.test(text),
      'must not hold control characters',
    )

export const party = z.strictObject({
  name: line(80),
  letter: z.string().trim().min(1).max(2),
  colour: z.enum(PARTY_COLOURS),
})

/** `POST /api/plans` */
export const createPlanRequest = z.strictObject({
  template: z.string().min(1).max(60),
  title: line(160).optional(),
  /** Overrides the parties of the template. */
  parties: z.array(party).min(1).max(12).optional(),
  /** The convener's name. */
  name: line(80),
})
export type CreatePlanRequest = z.infer<typeof createPlanRequest>

/** A place at the table and the one link that leads to it. The token is shown once and stored only as a hash. */
export const seat = z.object({
  role: z.enum(ROLES),
  partyId: id.nullable(),
  partyName: z.string().nullable(),
  token: z.string(),
})
export type Seat = z.infer<typeof seat>

/** The answer to whoever gets a session. Browsers also get it as a cookie; programs use `token` as a bearer. */
export const sessionResponse = z.object({
  planId: id,
  memberId: id,
  token: z.string(),
})
export type SessionResponse = z.infer<typeof sessionResponse>

export const createPlanResponse = sessionResponse.extend({ seats: z.array(seat) })
export type CreatePlanResponse = z.infer<typeof createPlanResponse>

/** `POST /api/invitation`: what an invitation offers, without using it up. */
export const invitationRequest = z.strictObject({ token: z.string().min(1).max(200) })
export const invitationResponse = z.object({
  planId: id,
  planTitle: z.string(),
  role: z.enum(ROLES),
  partyName: z.string().nullable(),
  partyColour: z.enum(PARTY_COLOURS).nullable(),
  /** The name under which this browser already sits in the plan, if it does. */
  seatedAs: z.string().nullable(),
})
export type InvitationResponse = z.infer<typeof invitationResponse>

/** `POST /api/join` */
export const joinRequest = z.strictObject({
  token: z.string().min(1).max(200),
  name: line(80),
})
export type JoinRequest = z.infer<typeof joinRequest>

/** `GET /api/session/:plan`: who this browser is in a plan. */
export const whoAmIResponse = z.object({
  planId: id,
  memberId: id,
  name: z.string(),
  role: z.enum(ROLES),
  partyId: id.nullable(),
})
export type WhoAmI = z.infer<typeof whoAmIResponse>

/** `GET /api/plans`: the plans that this browser or program has a session for. */
export const plansResponse = z.object({
  plans: z.array(
    z.object({ planId: id, title: z.string(), name: z.string(), role: z.enum(ROLES) }),
  ),
})
export type PlansResponse = z.infer<typeof plansResponse>

/** `GET /api/templates` */
export const templatesResponse = z.object({
  templates: z.array(
    z.object({
      name: z.string(),
      title: z.string(),
      points: z.number().int(),
      parties: z.array(party),
    }),
  ),
})
export type TemplatesResponse = z.infer<typeof templatesResponse>

/** `GET /api/plans/:plan` */
export const planResponse = z.object({
  id,
  title: z.string(),
  symbol: z.string(),
  createdAt: z.number(),
  drafting: z.enum(DRAFTING_MODES),
  /** Null until the plan is closed. */
  closing: z
    .object({
      by: id,
      at: z.number(),
      versionHash: z.string(),
      initials: z.array(z.object({ memberId: id, partyId: id, at: z.number() })),
    })
    .nullable(),
  parties: z.array(
    z.object({ id, name: z.string(), letter: z.string(), colour: z.enum(PARTY_COLOURS) }),
  ),
  members: z.array(z.object({ id, name: z.string(), role: z.enum(ROLES), partyId: id.nullable() })),
  pillars: z.array(
    z.object({
      id,
      heading: z.string(),
      points: z.array(
        z.object({
          id,
          number: z.number().nullable(),
          sourceNumber: z.number().nullable(),
          heading: z.string(),
          status: z.enum(['open', 'struck']),
          locked: z.boolean(),
          agreed: z.enum(AGREED_KINDS).nullable(),
          /** What became of it so far, the oldest first; `at` is null for what is older than the plan. */
          lineage: z.array(z.object({ text: z.string(), at: z.number().nullable() })),
          /** The words without markup. */
          text: z.string(),
          content: pointText,
        }),
      ),
    }),
  ),
})
export type PlanResponse = z.infer<typeof planResponse>
