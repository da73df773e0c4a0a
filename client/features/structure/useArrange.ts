import { useMemo, useRef, useState } from 'react'
import type { PillarId, PointId } from '../../../shared/model/ids.ts'
import { pointLabel } from '../../../shared/model/plan.ts'
import type { StructureCommand } from '../../../shared/model/structureCommand.ts'
import { decide, mayCommand } from '../../../shared/rules/command.ts'
import { useCommand } from '../../sync/useCommand.ts'
import { useMe, usePlan } from '../../sync/usePlan.ts'
import { pointMovedBy, type Way } from './neighbours.ts'
import { capital } from './question.ts'

/** Moves points and pillars without a question: they can be moved back as easily. */
export interface Arrange {
  mayMove(pointId: PointId, way: Way): boolean
  move(pointId: PointId, way: Way): void
  /** Puts a point right behind another one, or at the beginning of a pillar. */
  place(pointId: PointId, pillarId: PillarId, after: PointId | null): void
  give(command: StructureCommand): void
  /** What came of the last one, for listeners and for whoever looks. */
  readonly said: string
}

/** Null for those who may not arrange the plan. */
export function useArrange(): Arrange | null {
  const plan = usePlan()
  const me = useMe()
  const { run } = useCommand()
  const [said, setSaid] = useState('')
  const isAsking = useRef(false)
  return useMemo(() => {
    if (plan === null || me === null || !mayCommand(me, 'movePoint').ok) return null
    const give = (command: StructureCommand): void => {
      // A key that is held down asks again and again; the next place is known once the last answer is here.
      if (isAsking.current || !decide(plan, me, command, 0).ok) return
      isAsking.current = true
      const about = command.kind === 'movePoint' ? pointLabel(plan, command.pointId) : 'the pillar'
      void run(command).then((answer) => {
        isAsking.current = false
        setSaid(
          answer === null
            ? `${capital(about)} was not moved. Try again in a moment.`
            : `${capital(about)} was moved.`,
        )
      })
    }
    return {
      mayMove: (pointId, way) => pointMovedBy(plan, pointId, way) !== null,
      move(pointId, way) {
        const command = pointMovedBy(plan, pointId, way)
        if (command !== null) give(command)
      },
      place: (pointId, pillarId, after) => give({ kind: 'movePoint', pointId, pillarId, after }),
      give,
      said,
    }
  }, [plan, me, run, said])
}
