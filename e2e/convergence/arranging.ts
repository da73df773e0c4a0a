import { runCommand } from '../../server/core/runCommand.ts'
import type { Rooms } from '../../server/core/rooms.ts'
import { commandPorts } from '../../server/core/testing/commandPorts.ts'
import type { Chance } from '../../shared/lib/chance.ts'
import type { Command } from '../../shared/model/command.ts'
import type { MemberId, PillarId, PlanId } from '../../shared/model/ids.ts'
import { pointsOf } from '../../shared/model/plan.ts'

/** Somebody who arranges the plan while others type: moves, adds and renames points, moves pillars, renumbers. */
export function createArranger(planId: PlanId, memberId: MemberId, chance: Chance) {
  let commands = 0
  /** Asked for and not answered; it is asked for again under its id, as a page does. */
  let open: { readonly id: string; readonly command: Command } | null = null
  let done = 0
  return {
    done: () => done,
    /** Asks for something. What becomes of it is seen in the record. */
    async arrange(rooms: Rooms, now: () => number): Promise<void> {
      if (open === null) {
        const plan = await rooms.plan(planId)
        if (plan === null) return
        const point = () => chance.pick(pointsOf(plan)).id
        const pillar = () => chance.pick(plan.pillars).id
        const behind = <T>(one: T): T | null => (chance.below(3) === 0 ? null : one)
        const choices: readonly Command[] = [
          { kind: 'movePoint', pointId: point(), pillarId: pillar(), after: behind(point()) },
          { kind: 'movePoint', pointId: point(), pillarId: pillar(), after: behind(point()) },
          { kind: 'addPoint', pillarId: pillar(), heading: 'New', after: behind(point()) },
          { kind: 'renamePoint', pointId: point(), heading: `Name ${commands}` },
          { kind: 'addPillar', heading: 'New', after: behind<PillarId>(pillar()) },
          { kind: 'movePillar', pillarId: pillar(), after: behind<PillarId>(pillar()) },
          { kind: 'renumber' },
        ]
        open = { id: `arranged-${(commands += 1)}`, command: chance.pick(choices) }
      }
      const asked = open
      runCommand(commandPorts(rooms, now), planId, memberId, asked.id, asked.command)
        .then((answer) => {
          if (open === asked) open = null
          if (answer.ok && !answer.value.before) done += 1
        })
        // The disk refused it or the server stopped: nobody answered.
        .catch(() => undefined)
    },
  }
}
