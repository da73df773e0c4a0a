import { no, type Result, yes } from '../lib/result.ts'
import type { PillarId, PointId } from '../model/ids.ts'
import { type LineageChange, type LineageStep, withStep } from '../model/lineage.ts'
import type { Member } from '../model/member.ts'
import type { Pillar } from '../model/pillar.ts'
import { findPoint, type Plan, pointsOf } from '../model/plan.ts'
import type { Point } from '../model/point.ts'
import { type StoredPillar, type StoredPoint, storedPoint } from '../model/record.ts'
import type { StructureCommand } from '../model/structureCommand.ts'
import type { Reason } from './reason.ts'
import type { DecisionView } from './view.ts'

/** What becomes of the text when points are merged or split. */
export type TextMove =
  | { readonly kind: 'append'; readonly from: PointId; readonly into: PointId }
  | { readonly kind: 'split'; readonly from: PointId; readonly at: number; readonly into: PointId }

/** What the record is to say afterwards: whole points and pillars, and a new order of pillars if there is one. */
export interface StructureChange {
  readonly kind: 'set-structure'
  readonly points: readonly StoredPoint[]
  readonly pillars: readonly StoredPillar[]
  readonly pillarOrder: readonly PillarId[] | null
  readonly text: TextMove | null
}

/** Struck ones included. Every reader holds all of them in memory, and the page shows them in one list. */
export const POINTS_AT_MOST = 400
export const PILLARS_AT_MOST = 40

type Decided = Result<StructureChange, Reason>

/**
 * Decides a command about the order of the plan. Whatever it answers, every point stays in exactly one pillar: none is
 * ever taken away. Pure; who may ask is decided elsewhere.
 */
export function decideStructure(
  plan: Plan,
  by: Member,
  command: StructureCommand,
  at: number,
  view: DecisionView,
): Decided {
  const step = (change: LineageChange): LineageStep => ({ ...change, by: by.id, at })
  switch (command.kind) {
    case 'addPoint': {
      const { pillarId, heading, after } = command
      const pillar = findPillar(plan, pillarId)
      if (pillar === undefined) return no('no-such-pillar')
      if (pointsOf(plan).length >= POINTS_AT_MOST) return no('plan-full')
      const point = newPoint(view.newId(), heading, step({ kind: 'added' }))
      const placed = placePoint(pillar, point.id, after)
      return placed === null ? no('no-such-place') : change({ points: [point], pillars: [placed] })
    }
    case 'renamePoint': {
      const point = openPoint(plan, command.pointId)
      if (!point.ok) return point
      const { heading } = point.value
      if (heading === command.heading) return no('already-so')
      const renamed = stepped(point.value, step({ kind: 'renamed', from: heading }))
      return change({ points: [{ ...renamed, heading: command.heading }] })
    }
    case 'movePoint':
      return movePoint(plan, command, step)
    case 'strikePoint': {
      const point = openPoint(plan, command.pointId)
      if (!point.ok) return point
      const struck = stepped(point.value, step({ kind: 'struck', reason: command.reason }))
      return change({ points: [{ ...struck, status: 'struck', numberFreed: false }] })
    }
    case 'restorePoint': {
      const point = findPoint(plan, command.pointId)
      if (point === undefined) return no('no-such-point')
      if (point.status === 'open') return no('already-so')
      const restored = stepped(point, step({ kind: 'restored' }))
      return change({ points: [{ ...restored, status: 'open', numberFreed: false }] })
    }
    case 'renumber': {
      const points = pointsOf(plan).flatMap((point) => {
        if (point.status !== 'struck' || point.number === null) return []
        const freed = step({ kind: 'number-freed', number: point.number })
        return [{ ...stepped(point, freed), numberFreed: true }]
      })
      return points.length === 0 ? no('already-so') : change({ points })
    }
    case 'mergePoints': {
      const { reason } = command
      if (command.from === command.into) return no('same-point')
      const [from, into] = [openPoint(plan, command.from), openPoint(plan, command.into)]
      if (!from.ok) return from
      if (!into.ok) return into
      const merged = stepped(from.value, step({ kind: 'merged-into', into: command.into, reason }))
      const grown = stepped(into.value, step({ kind: 'merged-from', from: command.from }))
      return change({
        points: [{ ...merged, status: 'struck', numberFreed: false }, grown],
        text: { kind: 'append', from: command.from, into: command.into },
      })
    }
    case 'splitPoint': {
      const point = openPoint(plan, command.pointId)
      if (!point.ok) return point
      if (command.at < 1 || command.at >= view.blocks(command.pointId))
        return no('nothing-to-split')
      if (pointsOf(plan).length >= POINTS_AT_MOST) return no('plan-full')
      const { id, pillarId } = point.value
      const pillar = findPillar(plan, pillarId)
      if (pillar === undefined) return no('no-such-pillar')
      const made = newPoint(view.newId(), command.heading, step({ kind: 'split-from', from: id }))
      const placed = placePoint(pillar, made.id, id)
      if (placed === null) return no('no-such-place')
      return change({
        points: [stepped(point.value, step({ kind: 'split-into', into: made.id })), made],
        pillars: [placed],
        text: { kind: 'split', from: id, at: command.at, into: made.id },
      })
    }
    case 'addPillar': {
      if (plan.pillars.length >= PILLARS_AT_MOST) return no('plan-full')
      const made: StoredPillar = { id: view.newId(), heading: command.heading, points: [] }
      const order = listWith(pillarIds(plan), made.id, command.after)
      return order === null ? no('no-such-place') : change({ pillars: [made], pillarOrder: order })
    }
    case 'renamePillar': {
      const pillar = findPillar(plan, command.pillarId)
      if (pillar === undefined) return no('no-such-pillar')
      if (pillar.heading === command.heading) return no('already-so')
      return change({ pillars: [{ ...storedPillar(pillar), heading: command.heading }] })
    }
    case 'movePillar': {
      const before = pillarIds(plan)
      if (!before.includes(command.pillarId)) return no('no-such-pillar')
      const order = listWith(before, command.pillarId, command.after)
      if (order === null) return no('no-such-place')
      return same(before, order) ? no('already-so') : change({ pillarOrder: order })
    }
  }
}

function movePoint(
  plan: Plan,
  { pointId, pillarId, after: neighbour }: Extract<StructureCommand, { kind: 'movePoint' }>,
  step: (change: LineageChange) => LineageStep,
): Decided {
  const point = findPoint(plan, pointId)
  if (point === undefined) return no('no-such-point')
  if (point.status === 'struck') return no('point-struck')
  const [from, to] = [findPillar(plan, point.pillarId), findPillar(plan, pillarId)]
  if (from === undefined || to === undefined) return no('no-such-pillar')
  const target = placePoint(to, pointId, neighbour)
  if (target === null) return no('no-such-place')
  if (from.id === to.id) {
    return same(storedPillar(from).points, target.points)
      ? no('already-so')
      : change({ pillars: [target] })
  }
  const left = storedPillar(from)
  return change({
    points: [stepped(point, step({ kind: 'moved', from: from.id, to: to.id }))],
    pillars: [{ ...left, points: left.points.filter((id) => id !== pointId) }, target],
  })
}

/** A point whose words and heading may be changed by a command. */
function openPoint(plan: Plan, id: PointId): Result<Point, Reason> {
  const point = findPoint(plan, id)
  if (point === undefined) return no('no-such-point')
  if (point.status === 'struck') return no('point-struck')
  return point.lock === null ? yes(point) : no('point-locked')
}

const change = (given: Partial<Omit<StructureChange, 'kind'>>): Decided =>
  yes({ kind: 'set-structure', points: [], pillars: [], pillarOrder: null, text: null, ...given })

const newPoint = (id: PointId, heading: string, step: LineageStep): StoredPoint => ({
  id,
  heading,
  sourceNumber: null,
  status: 'open',
  lock: null,
  numberFreed: false,
  lineage: [step],
})

const stepped = (point: Point, step: LineageStep): StoredPoint => ({
  ...storedPoint(point),
  lineage: withStep(point.lineage, step),
})

const findPillar = (plan: Plan, id: PillarId): Pillar | undefined =>
  plan.pillars.find((pillar) => pillar.id === id)

const pillarIds = (plan: Plan): readonly PillarId[] => plan.pillars.map((pillar) => pillar.id)

const storedPillar = ({ id, heading, points }: Pillar): StoredPillar => ({
  id,
  heading,
  points: points.map((point) => point.id),
})

function placePoint(pillar: Pillar, id: PointId, neighbour: PointId | null): StoredPillar | null {
  const stored = storedPillar(pillar)
  const points = listWith(stored.points, id, neighbour)
  return points === null ? null : { ...stored, points }
}

/** A list with `one` right behind `neighbour`, wherever it was before; null when there is no such neighbour. */
function listWith<Id extends string>(
  list: readonly Id[],
  one: Id,
  neighbour: Id | null,
): readonly Id[] | null {
  const rest = list.filter((id) => id !== one)
  const at = neighbour === null ? 0 : rest.indexOf(neighbour) + 1
  if (neighbour !== null && at === 0) return null
  return [...rest.slice(0, at), one, ...rest.slice(at)]
}

const same = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((one, at) => one === b[at])
