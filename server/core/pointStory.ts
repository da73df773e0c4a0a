import type { FrozenContent, FrozenPoint } from '../../shared/model/version.ts'
import { textHash, wordingOf } from '../../shared/model/wording.ts'
import type { HistoryPage } from '../../shared/wire/history.ts'
import type { Author } from './journal.ts'
import { STATES_AT_MOST } from './pointHistory.ts'
import type { PointStory, Writer } from './wordJob.ts'
import { writerName } from './writerNames.ts'

/** A point as it was at a moment; null for one that was not there yet. */
export interface PointThen {
  readonly point: FrozenPoint | null
  readonly at: number
}

type State = HistoryPage['states'][number]

/** More steps of one point are put together: of many it takes long to follow every letter. */
const STEPS_AT_MOST = 60
/** States that are kept one by one, of however long a life; an older one may stand for others that are forgotten. */
const WHOLE_STATES = STATES_AT_MOST / 2

/** How a point came from one moment to another. Nothing in it is a guess: what cannot be told is null. */
export function pointStory(
  content: FrozenContent,
  pointId: FrozenPoint['id'],
  older: PointThen,
  newer: PointThen,
  states: readonly State[],
): PointStory {
  const { lineage = [] } = newer.point ?? {}
  const writer = (kinds: ReadonlySet<string>): Writer | null => {
    const steps = lineage.filter(
      ({ kind, at }) => kinds.has(kind) && at > older.at && at <= newer.at,
    )
    const last = steps.at(-1)
    if (last === undefined) return null
    const by = steps.map((step) => step.by)
    return { name: writerName(content, by), at: last.at }
  }
  const steps = stepsBetween(older, newer, states)
  return {
    pointId,
    steps:
      steps?.map(({ by, at, text }) => ({ by: { name: writerName(content, by), at }, text })) ??
      null,
    renamed: writer(RENAMED),
    arranged: writer(ARRANGED),
  }
}

const RENAMED = new Set(['renamed'])
const ARRANGED = new Set([
  ...['added', 'moved', 'struck', 'restored', 'merged-into', 'merged-from', 'split-from'],
])

interface Step {
  readonly by: readonly Author[]
  readonly at: number
  readonly text: State['text']
}

/** The states between two moments; null where they do not lead from the one text to the other without a gap. */
function stepsBetween(older: PointThen, newer: PointThen, states: readonly State[]): Step[] | null {
  const first = states.findIndex((state) => state.at > older.at)
  // Each state begins after the one before it.
  const last = states.filter((state) => state.begunAt <= newer.at).length - 1
  const [begin, end] = [states[first], states[last]]
  if (begin === undefined || end === undefined || last < first) return null
  if (states.length > WHOLE_STATES && first < states.length - WHOLE_STATES) return null
  // A moment within a state lies between its first and its last letter; any other has the text of the state before it.
  const before = states[first - 1]?.text ?? []
  if (begin.begunAt > older.at && !isText(before, older)) return null
  if (end.at <= newer.at && !isText(end.text, newer)) return null
  return together(
    states.slice(first, last + 1).map(({ by, at, text }) => ({
      // Ids of members, or `server`.
      by: by as readonly string[] as readonly Author[],
      at: Math.min(at, newer.at),
      text,
    })),
  )
}

const isText = (text: State['text'], { point }: PointThen): boolean =>
  textHash(wordingOf(text)) === (point?.textHash ?? EMPTY_HASH)
const EMPTY_HASH = textHash([])

/** Fewer steps that say the same, less exactly. */
function together(steps: readonly Step[]): Step[] {
  const size = Math.ceil(steps.length / STEPS_AT_MOST)
  return steps.flatMap((step, at): Step[] => {
    const isEnd = (at + 1) % size === 0 || at === steps.length - 1
    if (!isEnd) return []
    const own = steps.slice(at - (at % size), at + 1)
    return [{ ...step, by: own.flatMap(({ by }) => by) }]
  })
}
