import { z } from 'zod'
import { ID_PATTERN } from '../model/ids.ts'
import { frozenVersion, VERSION_KINDS } from '../model/version.ts'

const id = z.string().regex(ID_PATTERN)
const hash = z.string().regex(/^[0-9a-f]{64}$/)
const base64 = z.string().regex(/^[A-Za-z0-9+/]*={0,2}$/)
const at = z.number().int()

/** `GET /api/plans/:plan/versions`: the first one first. */
export const versionsResponse = z.object({
  versions: z.array(
    z.object({
      id,
      number: z.number().int().positive(),
      symbol: z.string(),
      kind: z.enum(VERSION_KINDS),
      note: z.string(),
      at,
      by: id,
      hash,
      previous: hash.nullable(),
      tableHash: hash,
      stateVector: base64,
    }),
  ),
})
export type VersionsResponse = z.infer<typeof versionsResponse>

/**
 * `GET /api/plans/:plan/versions/:id`. `hash` is the SHA-256 of `version` in canonical JSON (RFC 8785); `signature` is
 * the server's (Ed25519) over it, see `signedText`.
 */
export const versionResponse = z.object({
  version: frozenVersion,
  hash,
  signature: base64,
  /** SubjectPublicKeyInfo in DER. */
  publicKey: base64,
})
export type VersionResponse = z.infer<typeof versionResponse>

/** What can be compared: a version by its id, what stands there now, or words that a position or comment was bound to. */
const side = z.union([
  z.literal('now').transform(() => ({ kind: 'now' as const })),
  z
    .string()
    .regex(/^wording:[0-9a-f]{64}$/)
    .transform((text) => ({ kind: 'wording' as const, hash: text.slice('wording:'.length) })),
  id.transform((version) => ({ kind: 'version' as const, id: version })),
])
export type ComparedSide = z.infer<typeof side>

/** The query of `GET /api/plans/:plan/compare`. With `point` only that point is compared; a wording is of one point. */
export const compareQuery = z
  .strictObject({ from: side, to: side, point: id.optional() })
  .refine(
    ({ from, to, point }) =>
      point !== undefined || (from.kind !== 'wording' && to.kind !== 'wording'),
    { path: ['point'], message: 'must name the point that the wording is of' },
  )

const place = z.object({
  number: z.number().int().nullable(),
  heading: z.string(),
  pillar: z.string(),
})
const runKind = z.enum(['same', 'inserted', 'deleted'])
const count = z.number().int().nonnegative()

/** The difference of two wordings, word by word. Programs may meet more fields in lines and runs than are named here. */
const comparison = z.object({
  isSame: z.boolean(),
  lines: z.array(
    z.looseObject({
      kind: z.string(),
      depth: z.number().int(),
      label: z.string().nullable(),
      runs: z.array(z.looseObject({ kind: runKind, text: z.string() })),
    }),
  ),
  inserted: count,
  deleted: count,
})

/** `GET /api/plans/:plan/compare` */
export const compareResponse = z.object({
  summary: z.object({
    points: count,
    changed: count,
    moved: count,
    struck: count,
    added: count,
    restored: count,
  }),
  points: z.array(
    z.object({
      pointId: id,
      kind: z.enum([
        'unchanged',
        'changed',
        'moved',
        'moved-and-changed',
        'struck',
        'added',
        'restored',
      ]),
      before: place.nullable(),
      after: place.nullable(),
      headingChanged: z.boolean(),
      comparison: comparison.nullable(),
      /**
       * From a version to now: who wrote what stands there now and did not then, member ids or `server`, whoever wrote
       * most first. Null for other comparisons.
       */
      writtenBy: z.array(id).nullable(),
    }),
  ),
})
export type CompareResponse = z.infer<typeof compareResponse>
