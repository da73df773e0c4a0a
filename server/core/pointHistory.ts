import * as Y from 'yjs'
import { bracketPlace } from '../../shared/model/bracket.ts'
import { parseRootName, pointRoot } from '../../shared/model/documents.ts'
import type { PointId } from '../../shared/model/ids.ts'
import { type PointText, readPointText } from '../../shared/model/pointText.ts'
import { applyExactly } from './applyExactly.ts'
import type { Author, JournalEntry } from './journal.ts'

/** The text of a point after somebody had written in it for a while. */
export interface HistoryState {
  /** The first and the last entry of the journal that changed the point in that while. */
  readonly from: number
  readonly seq: number
  /** Milliseconds since 1970, server clock: of the first and of the last of them. */
  readonly begunAt: number
  readonly at: number
  /** More than one only where people wrote at the same time. */
  readonly by: readonly Author[]
  readonly text: PointText
}

/** Whoever pauses for so long begins a new state. */
export const BURST_MS = 2 * 60_000
/** Whoever writes again within so long of their last letter writes at the same time as those who wrote in between. */
export const TOGETHER_MS = 10_000
/** States of one point that are kept; of a longer life the older half gets coarser. */
export const STATES_AT_MOST = 600

/** The life of all points of a document, out of its journal. */
export interface PointHistories {
  /** The last entry that is in it; 0 before the first. */
  seq(): number
  /** Takes the next entry in. */
  add(entry: JournalEntry): void
  /** The states of a point, the first one first. */
  of(pointId: PointId): readonly HistoryState[]
}

interface OpenState {
  from: number
  seq: number
  begunAt: number
  at: number
  /** When each of those who write in it last did. */
  by: Map<Author, number>
  text: PointText
}

interface Life {
  states: OpenState[]
  /** The text of the last state is not read yet. */
  isDirty: boolean
}

export function createPointHistories(): PointHistories {
  const doc = new Y.Doc({ gc: true })
  const lives = new Map<PointId, Life>()
  const dirty = new Set<PointId>()
  let seq = 0

  const lifeOf = (pointId: PointId): Life => {
    const life = lives.get(pointId) ?? { states: [], isDirty: false }
    lives.set(pointId, life)
    return life
  }

  /** Reads the text of the last state: it is about to change, or asked for. */
  function read(pointId: PointId): void {
    const life = lifeOf(pointId)
    const last = life.states.at(-1)
    if (last !== undefined && life.isDirty) {
      last.text = readPointText(doc.getXmlFragment(pointRoot(pointId)))
    }
    life.isDirty = false
    dirty.delete(pointId)
  }

  function touch(pointId: PointId, entry: JournalEntry): void {
    const life = lifeOf(pointId)
    const { states } = life
    const last = states.at(-1)
    if (last !== undefined && goesOn(last, entry)) extend(last, entry)
    else if (last !== undefined && isTogether(states, entry)) join(states, entry)
    else states.push(begin(entry))
    life.isDirty = true
    dirty.add(pointId)
    if (states.length > STATES_AT_MOST) life.states = coarser(states)
  }

  return {
    seq: () => seq,
    add(entry) {
      seq = entry.seq
      if (entry.kind !== 'update') return
      for (const pointId of [...dirty]) {
        const last = lives.get(pointId)?.states.at(-1)
        // What goes on overwrites its own text; anything else needs it as it stands before this entry.
        if (last === undefined || !goesOn(last, entry)) read(pointId)
      }
      const touched = new Set<PointId>()
      const gather = (transaction: Y.Transaction): void => {
        for (const pointId of pointsIn(doc, transaction)) touched.add(pointId)
      }
      doc.once('afterTransaction', gather)
      applyExactly(doc, entry.body)
      doc.off('afterTransaction', gather)
      for (const pointId of touched) touch(pointId, entry)
    },
    of(pointId) {
      const life = lives.get(pointId)
      if (life === undefined) return []
      read(pointId)
      return life.states.map(({ by, ...state }) => ({ ...state, by: [...by.keys()] }))
    },
  }
}

const begin = ({ seq, at, by }: JournalEntry): OpenState => ({
  from: seq,
  seq,
  begunAt: at,
  at,
  by: new Map([[by, at]]),
  text: [],
})

const goesOn = (state: OpenState, { at, by }: JournalEntry): boolean =>
  state.by.has(by) && at - state.at < BURST_MS

function extend(state: OpenState, { seq, at, by }: JournalEntry): void {
  state.seq = seq
  state.at = at
  state.by.set(by, at)
}

/** Whether the author wrote in the state before the last one only a moment ago. */
function isTogether(states: readonly OpenState[], { at, by }: JournalEntry): boolean {
  const before = states.at(-2)?.by.get(by)
  return before !== undefined && at - before < TOGETHER_MS
}

/** Makes one state of the last two and this entry. */
function join(states: OpenState[], entry: JournalEntry): void {
  const last = states.pop()
  const before = states.at(-1)
  if (last === undefined || before === undefined) return
  for (const [author, at] of last.by) before.by.set(author, at)
  extend(before, entry)
}

/** Of the older half every second state is left out; the first one stays, it says where the point began. */
const coarser = (states: readonly OpenState[]): OpenState[] =>
  states.filter((_, at) => at >= STATES_AT_MOST / 2 || at % 2 === 0)

/** The points whose words a transaction changed, be it in an alternative of a bracket. */
function pointsIn(doc: Y.Doc, transaction: Y.Transaction): readonly PointId[] {
  return [...transaction.changed.keys()].flatMap((type): PointId[] => {
    const root = parseRootName(Y.findRootTypeKey(rootOf(type)))
    if (root?.kind === 'point') return [root.pointId]
    if (root?.kind !== 'alternative') return []
    const place = bracketPlace(doc, root.bracketId)
    return place === undefined ? [] : [place.pointId]
  })
}

type SharedType = Parameters<typeof Y.findRootTypeKey>[0]

/** Not out of `changedParentTypes`: it leaves out roots that nobody has opened by name. */
function rootOf(type: SharedType): SharedType {
  let current = type
  // What hangs on an item of an applied update hangs on a type.
  while (current._item !== null) current = current._item.parent as SharedType
  return current
}
