import { defaultDeleteFilter, ySyncPluginKey } from '@tiptap/y-tiptap'
import * as Y from 'yjs'
import { parseRootName, pointRoot } from '../../../shared/model/documents.ts'
import type { PointId } from '../../../shared/model/ids.ts'
import type { Step } from './brackets/bracketSteps.ts'
import { type Caret, isCaret } from './text/caret.ts'
import { isGround } from './text/ground.ts'

/** What an undo or redo changed, so that the screen can go there. */
export interface Travelled {
  readonly pointId: PointId
  /** Where the caret stood before the change that was taken back, if that is known. */
  readonly caret: Caret | null
}

/** One undo history over all points that this member may write; it only ever takes back this member's own edits. */
export interface History {
  undo(): Travelled | null
  redo(): Travelled | null
  canUndo(): boolean
  canRedo(): boolean
  /** The points whose edits may be taken back now. An edit in any other stays as it is, whoever made it. */
  setPoints(points: readonly PointId[]): void
  /** The next edit begins a new step, however soon it comes. */
  cut(): void
  subscribe(listener: () => void): () => void
  close(): void
}

/** Steps that are kept. A day of drafting has a few thousand; what was deleted stays in memory while its step does. */
const STEPS = 2000

/** Edits closer together than this are one step, so that one undo takes back a burst of typing and not a letter. */
const BURST_MS = 500

const EVERY_ELEMENT = new Set([
  'paragraph',
  'orderedList',
  'bulletList',
  'listItem',
  'table',
  'tableRow',
  'tableCell',
  'tableHeader',
  'footnote',
])

/** Where the carets of this screen are. */
export interface Carets {
  /** Where the caret stood in a point just before the change that is now being recorded. */
  before(pointId: PointId): Caret | null
  /** Told before the history itself changes the text: the carets of now are the ones before. */
  keep(): void
}

/** Asked before a step is taken back; a step that may not be is forgotten, and the history goes on to the one before. */
export type MayTakeBack = (step: Step, texts: readonly Y.XmlFragment[]) => boolean

/** Opens the history of a document's points. */
export function createHistory(
  doc: Y.Doc,
  carets: Carets,
  mayTakeBack: MayTakeBack = () => true,
): History {
  const manager = new Y.UndoManager([], {
    doc,
    captureTimeout: BURST_MS,
    trackedOrigins: new Set<unknown>([ySyncPluginKey]),
    captureTransaction: (transaction) => transaction.meta.get('addToHistory') !== false,
    // An element goes only when nothing is left in it: taking back one's list must not take the words that others
    // have since written in it. Children are deleted before their parents, so an untouched list still goes whole.
    deleteFilter: (item) => defaultDeleteFilter(item, EVERY_ELEMENT) && !isGround(item),
  })
  const listeners = new Set<() => void>()
  const tell = () => listeners.forEach((listener) => listener())
  const onAdded: Parameters<typeof manager.on<'stack-item-added'>>[1] = (event) => {
    const pointId = changedPoint(doc, event.changedParentTypes)
    if (pointId !== null) event.stackItem.meta.set('caret', carets.before(pointId))
    if (manager.undoStack.length > STEPS) manager.undoStack.shift()
    tell()
  }
  let travelled: Travelled | null = null
  const texts = (): readonly Y.XmlFragment[] =>
    manager.scope.filter((type) => type instanceof Y.XmlFragment)
  const onPopped: Parameters<typeof manager.on<'stack-item-popped'>>[1] = (event) => {
    const pointId = changedPoint(doc, event.changedParentTypes)
    const caret: unknown = event.stackItem.meta.get('caret')
    travelled = pointId === null ? null : { pointId, caret: isCaret(caret) ? caret : null }
    tell()
  }
  manager.on('stack-item-added', onAdded)
  manager.on('stack-item-popped', onPopped)
  manager.on('stack-cleared', tell)

  function travel(steps: Step[], move: () => unknown): Travelled | null {
    travelled = null
    carets.keep()
    manager.stopCapturing()
    for (let last = steps.at(-1); last !== undefined; last = steps.at(-1)) {
      if (mayTakeBack(last, texts())) break
      steps.pop()
    }
    move()
    return travelled
  }

  return {
    undo: () => travel(manager.undoStack, () => manager.undo()),
    redo: () => travel(manager.redoStack, () => manager.redo()),
    canUndo: () => manager.canUndo(),
    canRedo: () => manager.canRedo(),
    setPoints: (points) => {
      const roots = points.map((id) => doc.getXmlFragment(pointRoot(id)))
      // Only narrowing needs the field itself; Yjs offers no method for it.
      manager.scope = manager.scope.filter((type) => roots.some((root) => root === type))
      manager.addToScope(roots)
    },
    cut: () => manager.stopCapturing(),
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: () => {
      listeners.clear()
      manager.destroy()
    },
  }
}

/** The point whose text a transaction changed. */
function changedPoint(doc: Y.Doc, changed: { has(type: unknown): boolean }): PointId | null {
  for (const [name, type] of doc.share) {
    const root = changed.has(type) ? parseRootName(name) : null
    if (root?.kind === 'point') return root.pointId
  }
  return null
}
