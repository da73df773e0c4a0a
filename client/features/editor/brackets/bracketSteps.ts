import * as Y from 'yjs'
import { bracketElements, bracketIdOf, bracketPlace } from '../../../../shared/model/bracket.ts'
import { type BracketId, isId } from '../../../../shared/model/ids.ts'
import { isBracketNode } from '../../../../shared/model/nodes.ts'

/** A step of the history: what taking it back would delete, and what it would bring back. */
export interface Step {
  readonly insertions: Y.Transaction['deleteSet']
  readonly deletions: Y.Transaction['deleteSet']
}

/**
 * Whether taking back a step may be done: it may not take a bracket out of the text that stays there, and not bring
 * one back that was settled.
 */
export function mayTakeBack(
  doc: Y.Doc,
  texts: readonly Y.XmlFragment[],
  step: Step,
  stays: (bracketId: BracketId) => boolean,
): boolean {
  const back = new Set(broughtBack(doc, step))
  for (const id of back) if ((bracketPlace(doc, id)?.settledAt ?? null) !== null) return false
  return texts.every((text) => {
    const kept = new Map<BracketId, boolean>()
    for (const element of bracketElements(text)) {
      const id = bracketIdOf(element)
      if (id === null || element._item === null) continue
      const goes = Y.isDeleted(step.insertions, element._item.id)
      kept.set(id, (kept.get(id) ?? false) || !goes)
    }
    return [...kept].every(([id, remains]) => remains || back.has(id) || !stays(id))
  })
}

function broughtBack(doc: Y.Doc, step: Step): BracketId[] {
  const ids: BracketId[] = []
  doc.transact((transaction) => {
    Y.iterateDeletedStructs(transaction, step.deletions, (struct) => {
      if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentType)) return
      const { type } = struct.content
      if (!(type instanceof Y.XmlElement) || !isBracketNode(type.nodeName)) return
      const content = type._map.get('bracketId')?.content
      const id: unknown = content instanceof Y.ContentAny ? content.arr[0] : null
      if (typeof id === 'string' && isId(id)) ids.push(id as BracketId)
    })
  })
  return ids
}
