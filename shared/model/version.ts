import { z } from 'zod'
import { canonicalJson } from '../lib/canonicalJson.ts'
import { deepFreeze } from '../lib/freeze.ts'
import { isPlainData } from '../lib/plainData.ts'
import { AGREED_KINDS } from './agreed.ts'
import { STANCES } from './entry.ts'
import { ID_PATTERN, type MemberId, type PartyId, type PillarId } from './ids.ts'
import type { PlanId, PointId, VersionId } from './ids.ts'
import { PARTY_COLOURS } from './party.ts'
import { pointText } from './pointTextSchema.ts'
import { ROLES } from './role.ts'

/*
 * A version: everything that was on the table at one moment, frozen under a symbol. It is one JSON text in its
 * canonical form; the SHA-256 of that text is the version's hash, which the next version repeats and the server signs.
 */

/** What a version is meant as. */
export const VERSION_KINDS = ['draft', 'chairs-text', 'non-paper', 'final'] as const
export type VersionKind = (typeof VERSION_KINDS)[number]

const id = <Id extends string>() =>
  z
    .string()
    .regex(ID_PATTERN)
    .transform((text) => text as Id)
/** Milliseconds since 1970. */
const at = z.number().int().nonnegative()
const hash = z.string().regex(/^[0-9a-f]{64}$/)

/** A party's position as it was held when the version was frozen. */
const frozenPosition = z.strictObject({
  partyId: id<PartyId>(),
  stance: z.enum(STANCES),
  /** Why, for a reservation or an objection; else empty. */
  reason: z.string(),
  /** The words it was taken on. */
  textHash: hash,
  /** The words it was taken on are not those of this version. */
  isStale: z.boolean(),
  /** Who took it; null when the server had not told yet. */
  by: id<MemberId>().nullable(),
  /** The clock of whoever took it. */
  takenAt: at,
  /** The server's clock, once it had confirmed the position. */
  receivedAt: at.nullable(),
})

const step = { by: id<MemberId>(), at }
const frozenStep = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('added'), ...step }),
  z.strictObject({ kind: z.literal('renamed'), from: z.string(), ...step }),
  z.strictObject({ kind: z.literal('moved'), from: id<PillarId>(), to: id<PillarId>(), ...step }),
  z.strictObject({ kind: z.literal('struck'), reason: z.string(), ...step }),
  z.strictObject({ kind: z.literal('restored'), ...step }),
  z.strictObject({
    kind: z.literal('merged-into'),
    into: id<PointId>(),
    reason: z.string(),
    ...step,
  }),
  z.strictObject({ kind: z.literal('merged-from'), from: id<PointId>(), ...step }),
  z.strictObject({ kind: z.literal('split-into'), into: id<PointId>(), ...step }),
  z.strictObject({ kind: z.literal('split-from'), from: id<PointId>(), ...step }),
  z.strictObject({ kind: z.literal('number-freed'), number: z.number().int(), ...step }),
])

const frozenPoint = z.strictObject({
  id: id<PointId>(),
  /** Its number in this version; null for a struck point whose number was given to others. */
  number: z.number().int().nullable(),
  /** Its number in the source text; null for a point that was added. */
  sourceNumber: z.number().int().nullable(),
  heading: z.string(),
  status: z.enum(['open', 'struck']),
  /** The mark of a point that was agreed; null for any other. */
  agreed: z
    .strictObject({ kind: z.enum(AGREED_KINDS), by: id<MemberId>(), at, textHash: hash })
    .nullable(),
  /** What became of it so far, the oldest first. */
  lineage: z.array(frozenStep),
  /** All of its text with its formatting, so that it can be restored. */
  text: pointText,
  /** `textHash` of its wording. */
  textHash: hash,
  /** In the order of the parties, without those that were silent. */
  positions: z.array(frozenPosition),
})
export type FrozenPoint = z.infer<typeof frozenPoint>

const frozenContent = z.strictObject({
  title: z.string(),
  parties: z.array(
    z.strictObject({
      id: id<PartyId>(),
      name: z.string(),
      letter: z.string(),
      colour: z.enum(PARTY_COLOURS),
    }),
  ),
  /** Everybody who ever had a seat, so that every id in here has its name. */
  members: z.array(
    z.strictObject({
      id: id<MemberId>(),
      name: z.string(),
      role: z.enum(ROLES),
      partyId: id<PartyId>().nullable(),
    }),
  ),
  /** By whom and when the plan was closed, with the initials under it; null for a plan that is open. */
  closing: z
    .strictObject({
      by: id<MemberId>(),
      at,
      versionHash: hash,
      initials: z.array(z.strictObject({ memberId: id<MemberId>(), partyId: id<PartyId>(), at })),
    })
    .nullable(),
  /** In the order of the plan, and so are the points in them. */
  pillars: z.array(
    z.strictObject({ id: id<PillarId>(), heading: z.string(), points: z.array(frozenPoint) }),
  ),
})
/** What was on the table, apart from when and by whom it was frozen: the same state has the same content. */
export type FrozenContent = z.infer<typeof frozenContent>

/** A new form of versions needs a new name, so that old ones stay what they were. */
export const VERSION_FORM = 'parley-version-1'

/** A version as it is kept and sent: anything more or less than this is none. */
export const frozenVersion = z.strictObject({
  form: z.literal(VERSION_FORM),
  planId: id<PlanId>(),
  id: id<VersionId>(),
  /** 1, 2, 3 … within its plan. */
  number: z.number().int().positive(),
  /** For instance "Draft 3/Rev.1"; no two versions of a plan have the same. */
  symbol: z.string(),
  kind: z.enum(VERSION_KINDS),
  /** What whoever froze it said of it; may be empty. */
  note: z.string(),
  /** The server's clock. */
  at,
  by: id<MemberId>(),
  /** The hash of the version before it; null for the first. */
  previous: hash.nullable(),
  content: frozenContent,
})
export type FrozenVersion = z.infer<typeof frozenVersion>

/** What the record says of a version; the rest of it is fetched when somebody reads it. */
export interface VersionEntry {
  readonly id: VersionId
  readonly number: number
  readonly symbol: string
  readonly kind: VersionKind
  readonly note: string
  readonly at: number
  readonly by: MemberId
  /** SHA-256 of the whole version in its canonical form. */
  readonly hash: string
  /** The hash of the version before it; null for the first. */
  readonly previous: string | null
  /** `tableHash` of what it froze: tells whether the text was changed since. */
  readonly tableHash: string
  /** The state vector of the text at that moment, in base64: tells who wrote what stands there now and did not then. */
  readonly stateVector: string
}

/** More levels than any text has that the gate lets through. */
const MAX_DEPTH = 200

/** The text that a version is, of which its hash is taken. */
export const versionText = (version: FrozenVersion): string => canonicalJson(version)

/** Reads a version; null for anything that is not exactly one. Never throws. */
export function readFrozenVersion(value: unknown): FrozenVersion | null {
  if (!isPlainData(value, MAX_DEPTH)) return null
  const read = frozenVersion.safeParse(value)
  return read.success ? deepFreeze(read.data) : null
}

/** Reads a version out of its canonical text; null when it is not one. Never throws. */
export function parseVersion(text: string): FrozenVersion | null {
  try {
    return readFrozenVersion(JSON.parse(text))
  } catch {
    return null
  }
}

const KIND_NAMES: Record<VersionKind, string> = {
  draft: 'Draft',
  'chairs-text': 'Chair’s text',
  'non-paper': 'Non-paper',
  final: 'Final text',
}

/** For people, for instance "Chair’s text". */
export const versionKindName = (kind: VersionKind): string => KIND_NAMES[kind]
