import { no, type Result, yes } from '../../shared/lib/result.ts'
import type { PlanId } from '../../shared/model/ids.ts'
import type { FrozenPoint } from '../../shared/model/version.ts'
import { ENGLISH } from '../../shared/print/labels/en.ts'
import type { Histories } from './histories.ts'
import {
  compareSides,
  type PlanSide,
  planSide,
  type PlanSidePorts,
  type PlanText,
} from './planSides.ts'
import { STATES_AT_MOST } from './pointHistory.ts'
import { pointStory } from './pointStory.ts'
import { readTable } from './readTable.ts'
import type { PointStory, WordJob } from './wordJob.ts'
import { planName } from './writerNames.ts'

export interface WordRedlinePorts extends PlanSidePorts {
  readonly histories: Pick<Histories, 'read'>
}

/** The way from one text of a plan to another, each `now` or a version, for a document with tracked changes. */
export async function wordRedline(
  ports: WordRedlinePorts,
  planId: PlanId,
  from: string,
  to: string,
): Promise<Result<WordJob, 'no-such-version'>> {
  const { table } = await readTable(ports.rooms, planId)
  const older = await planSide(ports, table, from)
  const newer = await planSide(ports, table, to)
  if (older === null || newer === null) return no('no-such-version')
  const { summary } = await compareSides(ports, older, newer, ENGLISH)
  return yes({
    kind: 'redline',
    planId,
    older: textOf(older),
    newer: textOf(newer),
    standing: ENGLISH.changes(older.standing, newer.standing),
    summary: ENGLISH.summary(summary),
    stories: await storiesOf(ports, planId, older, newer),
    otherwise: { name: planName(newer.content), at: newer.at },
  })
}

/** What goes into a document of it. */
const textOf = ({ content, symbol, at, hash }: PlanSide): PlanText => ({
  ...{ content, symbol, at, hash },
})

/** Of each point that changed between two moments. From a newer text back to an older one nobody changed anything. */
async function storiesOf(
  { histories, pause }: WordRedlinePorts,
  planId: PlanId,
  older: PlanText,
  newer: PlanText,
): Promise<readonly PointStory[]> {
  if (newer.at < older.at) return []
  const [before, after] = [pointsIn(older), pointsIn(newer)]
  const stories: PointStory[] = []
  for (const [id, point] of after) {
    const was = before.get(id) ?? null
    const isSame = was?.textHash === point.textHash
    const page = isSame ? null : await histories.read(planId, id, 1, STATES_AT_MOST)
    const [then, now] = [
      { point: was, at: older.at },
      { point, at: newer.at },
    ]
    stories.push(pointStory(newer.content, id, then, now, page?.states ?? []))
    await pause()
  }
  return stories
}

const pointsIn = ({ content }: PlanText): ReadonlyMap<FrozenPoint['id'], FrozenPoint> =>
  new Map(content.pillars.flatMap(({ points }) => points.map((point) => [point.id, point])))
