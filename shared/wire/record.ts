import { z } from 'zod'
import { ID_PATTERN } from '../model/ids.ts'

const id = z.string().regex(ID_PATTERN)
const hex = z.string().regex(/^[0-9a-f]{64}$/)
const base64 = z.string().regex(/^[A-Za-z0-9+/]*={0,2}$/)

/** Entries of the record in one answer at most. */
export const RECORD_PAGE = 1_000

/** The query of `GET /api/plans/:plan/record`. */
export const recordQuery = z.strictObject({
  from: z.coerce.number().int().min(1).default(1),
  limit: z.coerce.number().int().min(1).max(RECORD_PAGE).default(200),
  verify: z.enum(['1']).optional(),
})

/** One entry. `body` is a Yjs update or an event as JSON; with it anybody can compute `hash` again. */
export const recordEntry = z.object({
  seq: z.number().int().positive(),
  /** Milliseconds since 1970, server clock. */
  at: z.number().int(),
  /** A member id, or `server`. */
  by: id,
  kind: z.enum(['update', 'event']),
  body: base64,
  hash: hex,
})
export type RecordEntry = z.infer<typeof recordEntry>

/** The head of the chain, signed by the server (Ed25519). */
export const recordSeal = z.object({
  seq: z.number().int().positive(),
  at: z.number().int(),
  hash: hex,
  signature: base64,
})
export type RecordSeal = z.infer<typeof recordSeal>

/** A page of the record. All pages together, from entry 1, are what `npm run verify-record` reads. */
export const recordPage = z.object({
  planId: id,
  document: z.literal('record'),
  entries: z.array(recordEntry),
  seals: z.array(recordSeal),
  /** Ed25519 public key, SubjectPublicKeyInfo in DER. */
  publicKey: base64,
  /** Where the next page begins; null on the last one. */
  next: z.number().int().nullable(),
  /** The number of the last entry that there is, so that a reader may begin at the end. */
  last: z.number().int().nonnegative(),
})
export type RecordPage = z.infer<typeof recordPage>

/** The answer to `?verify=1`: the chain of every document that the caller may open, computed again. */
export const verifyResponse = z.object({
  ok: z.boolean(),
  documents: z.array(
    z.object({
      document: z.string(),
      entries: z.number().int(),
      head: hex,
      /** The first entry that does not follow from those before it. */
      brokenAt: z.number().int().nullable(),
      seals: z.number().int(),
      /** The first seal that is not of this chain or not of this server. */
      brokenSealAt: z.number().int().nullable(),
    }),
  ),
})
export type VerifyResponse = z.infer<typeof verifyResponse>
