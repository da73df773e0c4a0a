import { fromBase64 } from 'lib0/buffer'
import * as Y from 'yjs'
import type { PlanId, PointId } from '../../shared/model/ids.ts'
import { findPoint, type Plan } from '../../shared/model/plan.ts'
import { planLabels } from '../../shared/model/planLabels.ts'
import { readVersions } from '../../shared/model/record.ts'
import { textRootsOf } from '../../shared/model/textRoots.ts'
import { authorsOf, type TextAuthor, writtenSince } from '../../shared/model/textAuthors.ts'
import type { Wording } from '../../shared/model/wording.ts'
import { comparePlansByPoint, type PointDifference } from '../../shared/rules/comparePlans.ts'
import type { Table } from '../../shared/rules/freeze.ts'
import { planState, type PlanState } from '../../shared/rules/planState.ts'
import type { ComparedSide, CompareResponse } from '../../shared/wire/versions.ts'
import { readTable } from './readTable.ts'
import { findVersion, type VersionPorts } from './readVersions.ts'

export interface ComparePorts extends VersionPorts {
  /** Lets other work of the server go first; asked between any two points. */
  readonly pause: () => Promise<void>
}

/** The difference of two states of a plan, or of one point in them; null when there is no such state. */
export async function compareStates(
  ports: ComparePorts,
  planId: PlanId,
  asked: {
    readonly from: ComparedSide
    readonly to: ComparedSide
    readonly point?: string | undefined
  },
): Promise<CompareResponse | null> {
  const { table } = await readTable(ports.rooms, planId)
  const pointId = (asked.point ?? null) as PointId | null
  const from = await stateOf(ports, table, asked.from, pointId)
  const to = await stateOf(ports, table, asked.to, pointId)
  if (from === null || to === null) return null
  const authorsSince = await authorsBetween(ports, planId, asked.from, asked.to)
  const steps = comparePlansByPoint(from, to, planLabels(table.plan))
  const points: CompareResponse['points'] = []
  for (;;) {
    const step = steps.next()
    if (step.done === true) return { summary: step.value.summary, points }
    points.push({ ...plainly(step.value), writtenBy: authorsSince(step.value) })
    await ports.pause()
  }
}

/** Lists are read-only in the rules and not in the answer. */
const plainly = (
  difference: PointDifference,
): Omit<CompareResponse['points'][number], 'writtenBy'> => ({
  ...difference,
  comparison:
    difference.comparison === null
      ? null
      : {
          ...difference.comparison,
          lines: difference.comparison.lines.map((line) => ({
            ...line,
            runs: line.runs.map((run) => ({ ...run })),
          })),
        },
})

async function stateOf(
  ports: ComparePorts,
  table: Table,
  side: ComparedSide,
  pointId: PointId | null,
): Promise<PlanState | null> {
  const state = await wholeState(ports, table, side, pointId)
  if (state === null || pointId === null) return state
  return onlyPoint(state, pointId)
}

async function wholeState(
  ports: ComparePorts,
  table: Table,
  side: ComparedSide,
  pointId: PointId | null,
): Promise<PlanState | null> {
  switch (side.kind) {
    case 'now':
      return planState(table.plan, table.textOf)
    case 'version':
      return (await findVersion(ports, table.plan.id, side.id))?.version.content ?? null
    case 'wording': {
      const wording = table.review.wording(side.hash)
      return wording === null || pointId === null ? null : withWording(table.plan, pointId, wording)
    }
  }
}

/** The plan as it is with other words in one point. */
const withWording = (plan: Plan, pointId: PointId, wording: Wording): PlanState | null =>
  findPoint(plan, pointId) === undefined
    ? null
    : planState(plan, (id) => (id === pointId ? wording : []))

const onlyPoint = ({ pillars }: PlanState, pointId: PointId): PlanState => ({
  pillars: pillars.map((pillar) => ({
    ...pillar,
    points: pillar.points.filter((point) => point.id === pointId),
  })),
})

/** Says of a point who wrote in it from a version to now. */
async function authorsBetween(
  { rooms }: ComparePorts,
  planId: PlanId,
  from: ComparedSide,
  to: ComparedSide,
): Promise<(difference: PointDifference) => TextAuthor[] | null> {
  const nobody = (): null => null
  if (from.kind !== 'version' || to.kind !== 'now') return nobody
  const record = await rooms.open(planId, 'record')
  const entry = record.peek(readVersions).find((one) => one.id === from.id)
  if (entry === undefined) return nobody
  const then = Y.decodeStateVector(fromBase64(entry.stateVector))
  const text = await rooms.open(planId, 'plan')
  return ({ pointId, comparison }) =>
    comparison === null
      ? []
      : text.peek((doc) => [...writtenSince(textRootsOf(doc, pointId), then, authorsOf(doc))])
}
