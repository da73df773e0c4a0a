import type * as Y from 'yjs'
import { deepFreeze } from '../lib/freeze.ts'
import type { MemberId, PillarId, PlanId, PointId } from './ids.ts'
import type { Member } from './member.ts'
import type { Party } from './party.ts'
import type { Pillar } from './pillar.ts'
import type { Plan } from './plan.ts'
import type { Point } from './point.ts'

/** A point as the record stores it: its number is computed, its pillar is where it is listed. */
export type StoredPoint = Omit<Point, 'number' | 'pillarId'>

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

/*
 * The document `record` has one writer, the server, so its values are whole plain objects: nothing in it ever merges.
 * These are its roots, and this file is the only one that knows them.
 */
const plan = (doc: Y.Doc): Y.Map<unknown> => doc.getMap('plan')
const pillars = (doc: Y.Doc): Y.Map<StoredPillar> => doc.getMap('pillars')
const points = (doc: Y.Doc): Y.Map<StoredPoint> => doc.getMap('points')
const commands = (doc: Y.Doc): Y.Map<number> => doc.getMap('commands')
const members = (doc: Y.Doc): Y.Map<Member> => doc.getMap('members')

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

/** Reads the record into a frozen plan; null while the document is still empty (not yet synced). */
export function readPlan(doc: Y.Doc): Plan | null {
  const root = plan(doc)
  const id = root.get('id') as PlanId | undefined
  if (id === undefined) return null
  let number = 0
  const readPillar = (pillarId: PillarId): Pillar[] => {
    const stored = pillars(doc).get(pillarId)
    if (stored === undefined) return []
    const list = stored.points.flatMap((pointId): Point[] => {
      const point = points(doc).get(pointId)
      if (point === undefined) return []
      const numbered = point.status === 'struck' ? null : ++number
      return [{ ...point, pillarId, number: numbered }]
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
  })
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
