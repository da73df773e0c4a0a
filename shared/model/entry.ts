import { z } from 'zod'
import { ID_PATTERN } from './ids.ts'

/*
 * What the maps of the document `review` hold: one plain value per key, replaced as a whole by its only writer.
 * The gate checks every value against these before anybody else sees it.
 */

const id = z.string().regex(ID_PATTERN)
const words = (max: number) => z.string().min(1).max(max)
const at = z.number().int().nonnegative()
const hash = z.string().regex(/^[0-9a-f]{64}$/)

/** Keys of map entries: an id, or the kind of entry and an id. */
export const isEntryKey = (key: string): boolean =>
  key.length <= 90 && /^[a-z0-9][a-z0-9-]*(:[a-z0-9][a-z0-9-]*)?$/.test(key)

/** Where a comment sits: a relative position as Yjs writes it, with the words and what stood around them. */
export const anchor = z.strictObject({
  from: z.string().max(400),
  to: z.string().max(400),
  quotation: z.string().max(2_000),
  before: z.string().max(200),
  after: z.string().max(200),
})

/** What one person says: comments, replies, resolutions, reactions. */
export const personEntry = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('comment'),
    pointId: id,
    anchor: anchor.nullable(),
    textHash: hash,
    body: words(10_000),
    at,
    editedAt: at.nullable(),
  }),
  z.strictObject({
    kind: z.literal('reply'),
    threadId: id,
    body: words(10_000),
    at,
    editedAt: at.nullable(),
  }),
  z.strictObject({ kind: z.literal('resolution'), threadId: id, resolved: z.boolean(), at }),
  z.strictObject({ kind: z.literal('reaction'), to: id, reaction: words(16), at }),
])
export type PersonEntry = z.infer<typeof personEntry>

export const STANCES = [
  'accept',
  'accept-ad-referendum',
  'accept-with-reservation',
  'oppose',
  'seek-instructions',
] as const

/** A party's position on a point, taken on exact words. A reservation and an objection say why. */
export const partyEntry = z
  .strictObject({
    kind: z.literal('position'),
    stance: z.enum(STANCES),
    textHash: hash,
    reason: z.string().max(5_000),
    by: id,
    at,
  })
  .refine(
    (entry) =>
      entry.reason.trim() !== '' ||
      (entry.stance !== 'accept-with-reservation' && entry.stance !== 'oppose'),
    'a reservation or an objection says why',
  )
export type PartyEntry = z.infer<typeof partyEntry>
