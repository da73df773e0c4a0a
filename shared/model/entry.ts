import { z } from 'zod'
import { choice } from './bracket.ts'
import { type BracketId, ID_PATTERN, isId, type MemberId, type PointId } from './ids.ts'
import { remark } from './remark.ts'
import { readStoredWording } from './storedWording.ts'

/*
 * What the maps of the document `review` hold: one plain value per key, replaced as a whole by its only writer.
 * The gate checks every value against these before anybody else sees it. Who says it is never in the value: it is the
 * name of the only root in which they can write.
 */

const id = z.string().regex(ID_PATTERN)
const at = z.number().int().nonnegative()
const hash = z.string().regex(/^[0-9a-f]{64}$/)
/** How often anything may be replaced. */
const MAX_TURN = 1_000_000
/** Counts up with everything that may replace something else; clocks of different people cannot say what came last. */
const turn = z.number().int().min(1).max(MAX_TURN)

/**
 * The turn of what replaces something (0: nothing). It stops at the last one, so that nobody can make the next one
 * impossible by taking that; then the clocks decide.
 */
export const turnAfter = (turnBefore: number): number => Math.min(turnBefore + 1, MAX_TURN)

/** Room for the longest kind and two ids. */
const MAX_KEY = 100

/** Keys of map entries: an id, or the kind of entry and an id. */
export const isEntryKey = (key: string): boolean =>
  key.length <= MAX_KEY && /^[a-z0-9][a-z0-9-]*(:[a-z0-9][a-z0-9-]*)?$/.test(key)

/** A remark of somebody: whose root it is in, and its key there. Ids alone could be taken by somebody else too. */
export const remarkRef = z.strictObject({ by: id, id })
export type RemarkRef = { readonly by: MemberId; readonly id: string }

/** A letter of a text, by the id that Yjs gave it. */
export const letterId = z.strictObject({
  client: z.number().int().nonnegative().max(0xffffffff),
  clock: z
    .number()
    .int()
    .nonnegative()
    .max(2 ** 31),
})
export type LetterId = z.infer<typeof letterId>

/** Where a comment sits: its first and last letter, the words between them, and what stood around those. */
export const anchor = z.strictObject({
  first: letterId,
  last: letterId,
  quotation: z.string().min(1).max(2_000),
  before: z.string().max(60),
  after: z.string().max(60),
})
export type Anchor = z.infer<typeof anchor>

/** Small answers that need no words. */
export const REACTIONS = ['agree', 'disagree', 'question', 'noted'] as const
export type Reaction = (typeof REACTIONS)[number]

/** What one person says: comments, replies, resolutions, reactions; and where that person saw a comment's words go. */
export const personEntry = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('comment'),
    pointId: id,
    /** Null for a comment on a whole point. */
    anchor: anchor.nullable(),
    textHash: hash,
    /** Null once its author took it back; the thread stays for those who answered. */
    body: remark.nullable(),
    at,
    editedAt: at.nullable(),
  }),
  z.strictObject({
    kind: z.literal('reply'),
    pointId: id,
    thread: remarkRef,
    body: remark.nullable(),
    at,
    editedAt: at.nullable(),
  }),
  z.strictObject({
    kind: z.literal('resolution'),
    thread: remarkRef,
    resolved: z.boolean(),
    turn,
    at,
  }),
  z.strictObject({
    kind: z.literal('reaction'),
    to: remarkRef,
    reactions: z.array(z.enum(REACTIONS)).max(REACTIONS.length),
    at,
  }),
  /** The words of somebody's comment are now these letters. It counts only where they are the same words. */
  z.strictObject({
    kind: z.literal('anchor'),
    thread: remarkRef,
    first: letterId,
    last: letterId,
    turn,
    at,
  }),
  z.strictObject({ kind: z.literal('wording'), text: z.unknown() }),
])
export type PersonEntry = z.infer<typeof personEntry>

export const STANCES = [
  'accept',
  'accept-ad-referendum',
  'accept-with-reservation',
  'oppose',
  'seek-instructions',
] as const
export type Stance = (typeof STANCES)[number]

/** Whether a stance must say why. */
export const stanceNeedsReason = (stance: Stance | 'withdrawn'): boolean =>
  stance === 'accept-with-reservation' || stance === 'oppose'

/** Letters of a reservation or of the reason for an objection. */
export const REASON_LETTERS = 5_000

/** A party's position on a point, taken on exact words; or the withdrawal of the one before. */
export const positionEntry = z
  .strictObject({
    kind: z.literal('position'),
    stance: z.enum([...STANCES, 'withdrawn']),
    textHash: hash,
    reason: z.string().max(REASON_LETTERS),
    turn,
    at,
  })
  .refine(
    (entry) => entry.reason.trim() !== '' || !stanceNeedsReason(entry.stance),
    'a reservation or an objection says why',
  )
export type PositionEntry = z.infer<typeof positionEntry>

/** What a party would have a bracket become. Said anew as often as the party likes; the last one counts. */
export const supportEntry = z.strictObject({ kind: z.literal('support'), choice, turn, at })
export type SupportEntry = z.infer<typeof supportEntry>

/** What the root of a party holds. */
export const partyEntry = z.union([positionEntry, supportEntry])
export type PartyEntry = z.infer<typeof partyEntry>

const SUPPORT = 'support:'
export const supportKey = (bracketId: BracketId): string => SUPPORT + bracketId

/** The bracket that a key stores the support of; null for any other key. */
export function bracketInKey(key: string): BracketId | null {
  const rest = key.startsWith(SUPPORT) ? key.slice(SUPPORT.length) : ''
  return isId(rest) ? (rest as BracketId) : null
}

const WORDING = 'wording:'
export const wordingKey = (textHash: string): string => WORDING + textHash

/** The hash that a key stores the wording of; null for any other key. */
export const hashInKey = (key: string): string | null =>
  key.startsWith(WORDING) ? key.slice(WORDING.length) : null

/** Every position is an entry of its own, so that the earlier ones stay. */
export const positionKey = (pointId: PointId, positionId: string): string =>
  `${pointId}:${positionId}`

/** The point that a key of a party's root is about. */
export const pointInKey = (key: string): PointId => key.slice(0, key.indexOf(':')) as PointId

/** The key of what one person says about a remark: one entry of each kind, which the next one replaces. */
export const aboutKey = (kind: 'resolution' | 'reaction' | 'anchor', about: RemarkRef): string =>
  // With the name of its author: somebody else may have given a remark the same id.
  `${kind}:${about.by}-${about.id}`

/** Whether this may stand under this key in a person's root. */
export function isPersonEntry(key: string, value: unknown): boolean {
  const read = personEntry.safeParse(value)
  if (!read.success) return false
  const named = hashInKey(key)
  switch (read.data.kind) {
    case 'wording':
      return named !== null && readStoredWording(read.data.text, named) !== null
    case 'comment':
    case 'reply':
      // Others answer it by its key.
      return isId(key)
    default:
      return named === null
  }
}

/** Whether this may stand under this key in a party's root. */
export const isPartyEntry = (key: string, value: unknown): boolean =>
  bracketInKey(key) !== null
    ? supportEntry.safeParse(value).success
    : isPositionKey(key) && positionEntry.safeParse(value).success

/** Whether a key is that of a position: the ids of a point and of the position itself. */
export function isPositionKey(key: string): boolean {
  const ids = key.split(':')
  return ids.length === 2 && ids.every(isId) && bracketInKey(key) === null
}

/** Whether an entry, once written, stays as it is for ever: positions, and the words that anything was said on. */
export const isKeptForEver = (rootKind: 'person' | 'party', key: string): boolean =>
  rootKind === 'party' ? bracketInKey(key) === null : hashInKey(key) !== null
