import { assertNever } from '../../../shared/lib/result.ts'
import type { PillarId, PointId } from '../../../shared/model/ids.ts'
import { type Plan, pointLabel } from '../../../shared/model/plan.ts'
import type { StructureCommand } from '../../../shared/model/structureCommand.ts'

/** A command about the order of the plan: what it did, after who gave it, and what it would have done, after "asked to". */
export interface StructureWords {
  readonly deed: string
  readonly wish: string
  /** Why, in the words of who gave it. */
  readonly reason: string | null
}

/** Tells a command about the order of the plan. `point` names a point by its number and heading of now. */
export function structureWords(
  plan: Plan,
  command: StructureCommand,
  point: (id: PointId) => string,
): StructureWords {
  switch (command.kind) {
    case 'addPoint': {
      const rest = `the point “${command.heading}” in ${pillar(plan, command.pillarId)}`
      return { deed: `added ${rest}`, wish: `add ${rest}`, reason: null }
    }
    case 'renamePoint': {
      const rest = `${pointLabel(plan, command.pointId)} to “${command.heading}”`
      return { deed: `renamed ${rest}`, wish: `rename ${rest}`, reason: null }
    }
    case 'movePoint': {
      const { pointId, pillarId, after } = command
      const place =
        after === null
          ? `to the beginning of ${pillar(plan, pillarId)}`
          : `behind ${pointLabel(plan, after)} in ${pillar(plan, pillarId)}`
      const rest = `${point(pointId)}, ${place}`
      return { deed: `moved ${rest}`, wish: `move ${rest}`, reason: null }
    }
    case 'strikePoint': {
      const rest = point(command.pointId)
      return { deed: `struck ${rest}`, wish: `strike ${rest}`, reason: command.reason }
    }
    case 'restorePoint': {
      const rest = point(command.pointId)
      return { deed: `restored ${rest}`, wish: `restore ${rest}`, reason: null }
    }
    case 'renumber':
      return { deed: 'renumbered the points', wish: 'renumber the points', reason: null }
    case 'mergePoints': {
      const rest = `the point “${heading(plan, command.from)}” into ${point(command.into)}`
      return { deed: `merged ${rest}`, wish: `merge ${rest}`, reason: command.reason }
    }
    case 'splitPoint': {
      const rest = `the point “${command.heading}” off ${point(command.pointId)}`
      return { deed: `split ${rest}`, wish: `split ${rest}`, reason: null }
    }
    case 'addPillar': {
      const rest = `the pillar “${command.heading}”`
      return { deed: `added ${rest}`, wish: `add ${rest}`, reason: null }
    }
    case 'renamePillar': {
      const rest = `a pillar to “${command.heading}”`
      return { deed: `renamed ${rest}`, wish: `rename ${rest}`, reason: null }
    }
    case 'movePillar': {
      const { pillarId, after } = command
      const place = after === null ? 'to the beginning' : `behind ${pillar(plan, after)}`
      const rest = `${pillar(plan, pillarId)} ${place}`
      return { deed: `moved ${rest}`, wish: `move ${rest}`, reason: null }
    }
    default:
      return assertNever(command)
  }
}

const pillar = (plan: Plan, id: PillarId): string => {
  const found = plan.pillars.find((one) => one.id === id)
  return found === undefined ? 'a pillar that is not in this plan' : `the pillar “${found.heading}”`
}

const heading = (plan: Plan, id: PointId): string =>
  plan.pillars.flatMap(({ points }) => points).find((one) => one.id === id)?.heading ??
  'a point that is not in this plan'
