import { toHex } from '../../shared/lib/hex.ts'
import { no, type Result, yes } from '../../shared/lib/result.ts'
import type { PlanId } from '../../shared/model/ids.ts'
import { planLabels } from '../../shared/model/planLabels.ts'
import { type FrozenPoint, versionKindName } from '../../shared/model/version.ts'
import { dateOf } from '../../shared/print/moment.ts'
import { comparePlansByPoint, summarySentence } from '../../shared/rules/comparePlans.ts'
import { contentOf, type Table } from '../../shared/rules/freeze.ts'
import type { Histories } from './histories.ts'
import { STATES_AT_MOST } from './pointHistory.ts'
import { pointStory } from './pointStory.ts'
import { findVersion, type VersionPorts } from './readVersions.ts'
import { readTable } from './readTable.ts'
import type { PointStory, WordJob, WordText } from './wordJob.ts'
import { planName } from './writerNames.ts'

export interface WordRedlinePorts extends Pick<VersionPorts, 'rooms' | 'store'> {
  readonly histories: Pick<Histories, 'read'>
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Lets other work of the server go first. */
  readonly pause: () => Promise<void>
}

/** The way from one text of a plan to another, each `now` or a version, for a document with tracked changes. */
export async function wordRedline(
  ports: WordRedlinePorts,
  planId: PlanId,
  from: string,
  to: string,
): Promise<Result<WordJob, 'no-such-version'>> {
  const { table } = await readTable(ports.rooms, planId)
  const older = await sideOf(ports, table, from)
  const newer = await sideOf(ports, table, to)
  if (older === null || newer === null) return no('no-such-version')
  const { content, at } = newer.text
  return yes({
    kind: 'redline',
    planId,
    older: older.text,
    newer: newer.text,
    standing: `Changes from ${older.name} to ${newer.name}`,
    summary: await summaryOf(ports, older.text, newer.text),
    stories: await storiesOf(ports, planId, older.text, newer.text),
    otherwise: { name: planName(content), at },
  })
}

interface Side {
  readonly text: WordText
  /** For people: which text it is. */
  readonly name: string
}

async function sideOf(ports: WordRedlinePorts, table: Table, side: string): Promise<Side | null> {
  if (side === 'now') {
    const at = ports.now()
    const { day, time } = dateOf(at)
    return {
      text: { content: contentOf(table), symbol: table.plan.symbol, at, hash: null },
      name: `the text as it stood on ${day} at ${time}`,
    }
  }
  const found = await findVersion(ports, table.plan.id, side)
  if (found === null) return null
  const { content, symbol, at, kind } = found.version
  const { day, time } = dateOf(at)
  return {
    text: { content, symbol, at, hash: toHex(found.stored.hash) },
    name: `${symbol} (${versionKindName(kind).toLowerCase()}), frozen on ${day} at ${time}`,
  }
}

async function summaryOf(
  { pause }: WordRedlinePorts,
  older: WordText,
  newer: WordText,
): Promise<string> {
  const steps = comparePlansByPoint(older.content, newer.content, planLabels(newer.content))
  for (;;) {
    const step = steps.next()
    if (step.done === true) return summarySentence(step.value.summary)
    await pause()
  }
}

/** Of each point that changed between two moments. From a newer text back to an older one nobody changed anything. */
async function storiesOf(
  { histories, pause }: WordRedlinePorts,
  planId: PlanId,
  older: WordText,
  newer: WordText,
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

const pointsIn = ({ content }: WordText): ReadonlyMap<FrozenPoint['id'], FrozenPoint> =>
  new Map(content.pillars.flatMap(({ points }) => points.map((point) => [point.id, point])))
