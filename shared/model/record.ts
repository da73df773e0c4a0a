import type * as Y from 'yjs'
import { deepFreeze } from '../lib/freeze.ts'
import type { Closing } from './closing.ts'
import type { MemberId, PillarId, PlanId, PointId } from './ids.ts'
import { type Drafting, OPEN_DRAFTING } from './drafting.ts'
import type { Member } from './member.ts'
import type { Party } from './party.ts'
import type { Pillar } from './pillar.ts'
import type { Plan } from './plan.ts'
import type { Point } from './point.ts'
import type { VersionEntry } from './version.ts'

/** What the record of an older plan does not say of its points. */
type Later = 'numberFreed' | 'lineage' | 'agreed'
/** What is worked out from the plan when it is read. */
type Computed = 'number' | 'pillarId' | 'penOnlySince'

/** A point as the record stores it: its number is computed, its pillar is where it is listed. */
export type StoredPoint = Omit<Point, Computed | Later> & Partial<Pick<Point, Later>>

/** A point as it is to be stored. */
export function storedPoint(point: Point): StoredPoint {
  const { number: _number, pillarId: _pillar, penOnlySince: _drafting, ...stored } = point
  return stored
}

/** A pillar as the record stores it: the order of its points is this list. */
export interface StoredPillar {
  readonly id: PillarId
  readonly heading: string
  readonly points: readonly PointId[]
}

/** All that a new plan's record begins with. */
export interface PlanOutline {
  readonly id: PlanId
  readonly title: string
  readonly symbol: string
  readonly createdAt: number
  readonly parties: readonly Party[]
  readonly pillars: readonly StoredPillar[]
  readonly points: readonly StoredPoint[]
}

/** The server's own account of a position: when it was taken, and by whom. */
export interface Receipt {
  /** Milliseconds since 1970, server clock. */
  readonly at: number
  readonly by: MemberId
}

/** Where agreement stood at one time: how many points were in each state, and how many brackets were left. */
export interface TrendSample {
  /** Milliseconds since 1970, server clock. */
  readonly at: number
  readonly points: number
  readonly agreed: number
  readonly adReferendum: number
  readonly bracketed: number
  readonly brackets: number
  readonly stale: number
  readonly open: number
  readonly empty: number
}

/*
 * The document `record` has one writer, the server, so its values are whole plain objects: nothing in it ever merges.
 * These are its roots, and this file is the only one that knows them.
 */
const plan = (doc: Y.Doc): Y.Map<unknown> => doc.getMap('plan')
const pillars = (doc: Y.Doc): Y.Map<StoredPillar> => doc.getMap('pillars')
const points = (doc: Y.Doc): Y.Map<StoredPoint> => doc.getMap('points')
const commands = (doc: Y.Doc): Y.Map<number> => doc.getMap('commands')
const members = (doc: Y.Doc): Y.Map<Member> => doc.getMap('members')
const receipts = (doc: Y.Doc): Y.Map<Receipt> => doc.getMap('receipts')
const trend = (doc: Y.Doc): Y.Map<TrendSample> => doc.getMap('trend')
const versions = (doc: Y.Doc): Y.Map<VersionEntry> => doc.getMap('versions')

/** Writes a new plan into an empty record. Call inside one `transact`. */
export function writeOutline(doc: Y.Doc, outline: PlanOutline): void {
  const root = plan(doc)
  root.set('id', outline.id)
  root.set('title', outline.title)
  root.set('symbol', outline.symbol)
  root.set('createdAt', outline.createdAt)
  root.set('parties', outline.parties)
  root.set(
    'pillarOrder',
    outline.pillars.map((pillar) => pillar.id),
  )
  for (const pillar of outline.pillars) pillars(doc).set(pillar.id, pillar)
  for (const point of outline.points) points(doc).set(point.id, point)
}

/** Adds a member, or replaces what the record says of one. */
export function writeMember(doc: Y.Doc, member: Member): void {
  members(doc).set(member.id, member)
}

/** Replaces what the record says of one pillar, its order of points included. */
export function writePillar(doc: Y.Doc, pillar: StoredPillar): void {
  pillars(doc).set(pillar.id, pillar)
}

/** Adds a point, or replaces what the record says of one. It shows once a pillar lists it. */
export function writePoint(doc: Y.Doc, point: StoredPoint): void {
  points(doc).set(point.id, point)
}

/** Writes what changed of the order of the plan: whole points and pillars, and the order of pillars unless it stays. */
export function writeStructure(
  doc: Y.Doc,
  change: {
    readonly points: readonly StoredPoint[]
    readonly pillars: readonly StoredPillar[]
    readonly pillarOrder: readonly PillarId[] | null
  },
): void {
  for (const point of change.points) writePoint(doc, point)
  for (const pillar of change.pillars) writePillar(doc, pillar)
  if (change.pillarOrder !== null) plan(doc).set('pillarOrder', change.pillarOrder)
}

/** Reads the record into a frozen plan; null while the document is still empty (not yet synced). */
export function readPlan(doc: Y.Doc): Plan | null {
  const root = plan(doc)
  const id = root.get('id') as PlanId | undefined
  if (id === undefined) return null
  let number = 0
  const drafting = readDrafting(doc)
  const penOnlySince = penOnly(drafting)
  const readPillar = (pillarId: PillarId): Pillar[] => {
    const stored = pillars(doc).get(pillarId)
    if (stored === undefined) return []
    const list = stored.points.flatMap((pointId): Point[] => {
      const point = points(doc).get(pointId)
      if (point === undefined) return []
      const { numberFreed = false, lineage = [], agreed = null } = point
      const numbered = point.status === 'struck' && numberFreed ? null : ++number
      const later = { numberFreed, lineage, agreed, penOnlySince }
      return [{ ...point, ...later, pillarId, number: numbered }]
    })
    return [{ id: stored.id, heading: stored.heading, points: list }]
  }
  return deepFreeze({
    id,
    title: root.get('title') as string,
    symbol: root.get('symbol') as string,
    createdAt: root.get('createdAt') as number,
    parties: root.get('parties') as readonly Party[],
    pillars: (root.get('pillarOrder') as readonly PillarId[]).flatMap(readPillar),
    members: [...members(doc).values()].sort(
      (a, b) => a.joinedAt - b.joinedAt || (a.id < b.id ? -1 : 1),
    ),
    drafting,
    closing: (root.get('closing') as Closing | undefined) ?? null,
  })
}

const readDrafting = (doc: Y.Doc): Drafting =>
  (plan(doc).get('drafting') as Drafting | undefined) ?? OPEN_DRAFTING

const penOnly = ({ mode, at }: Drafting): number | null => (mode === 'pen-holder' ? at : null)

/** Since when only pen-holders type in the points; null while everybody who drafts may. */
export const readPenOnlySince = (doc: Y.Doc): number | null => penOnly(readDrafting(doc))

/** Writes who drafts, and whether the plan is closed. */
export function writeDrafting(doc: Y.Doc, drafting: Drafting): void {
  plan(doc).set('drafting', drafting)
}
export function writeClosing(doc: Y.Doc, closing: Closing | null): void {
  plan(doc).set('closing', closing)
}

/** Reads one member without reading the whole plan. */
export const readMember = (doc: Y.Doc, id: MemberId): Member | undefined => members(doc).get(id)

/** Reads one point's status and lock without reading the whole plan. */
export const readStoredPoint = (doc: Y.Doc, id: PointId): StoredPoint | undefined =>
  points(doc).get(id)

/** How many commands are remembered; one that comes again is a retry of the last minutes. */
const COMMANDS_KEPT = 500

/** Whether a command was carried out already. */
export const wasDone = (doc: Y.Doc, commandId: string): boolean => commands(doc).has(commandId)

/** Remembers that a command was carried out; forgets the oldest ones. */
export function writeDone(doc: Y.Doc, commandId: string, at: number): void {
  const done = commands(doc)
  done.set(commandId, at)
  if (done.size <= COMMANDS_KEPT) return
  const oldest = [...done.entries()].sort(([, a], [, b]) => a - b)
  for (const [id] of oldest.slice(0, done.size - COMMANDS_KEPT)) done.delete(id)
}

/** Confirms a position by its key in the review; the first receipt stays. */
export function writeReceipt(doc: Y.Doc, positionKey: string, receipt: Receipt): void {
  if (!receipts(doc).has(positionKey)) receipts(doc).set(positionKey, receipt)
}

/** Whether a position has its receipt. */
export const hasReceipt = (doc: Y.Doc, positionKey: string): boolean =>
  receipts(doc).has(positionKey)

/** The receipts of all positions, by their keys in the review. */
export const readReceipts = (doc: Y.Doc): ReadonlyMap<string, Receipt> =>
  new Map(receipts(doc).entries())

/** How many samples of the trend are kept. Beyond it the older half keeps every second one. */
const SAMPLES_KEPT = 1_000

/** Adds a sample to the trend; of a long trend the older part gets coarser. */
export function writeTrendSample(doc: Y.Doc, sample: TrendSample): void {
  trend(doc).set(String(sample.at), sample)
  const samples = readTrend(doc)
  if (samples.length <= SAMPLES_KEPT) return
  const older = samples.slice(0, SAMPLES_KEPT / 2)
  // The very first one stays: it says where the talks began.
  older.forEach(({ at }, place) => {
    if (place % 2 === 1) trend(doc).delete(String(at))
  })
}

/** The trend in the order of time. */
export const readTrend = (doc: Y.Doc): readonly TrendSample[] =>
  [...trend(doc).values()].sort((a, b) => a.at - b.at)

/** Adds a version, after which the plan is named. What the record says of a version is never changed. */
export function writeVersion(doc: Y.Doc, version: VersionEntry): void {
  if (versions(doc).has(version.id)) throw new Error('This version is in the record already')
  versions(doc).set(version.id, version)
  plan(doc).set('symbol', version.symbol)
}

/** The versions of the plan, the first one first. */
export const readVersions = (doc: Y.Doc): readonly VersionEntry[] =>
  [...versions(doc).values()].sort((a, b) => a.number - b.number)
