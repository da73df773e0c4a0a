import type * as Y from 'yjs'
import { alternativeRoots, bracketElements, bracketIdOf } from './bracket.ts'
import { pointRoot } from './documents.ts'
import type { PointId } from './ids.ts'

/** All roots whose words stand in a point: its own, and those of the alternatives of its brackets. */
export function textRootsOf(doc: Y.Doc, pointId: PointId): readonly Y.XmlFragment[] {
  const text = doc.getXmlFragment(pointRoot(pointId))
  const alternatives = bracketElements(text).flatMap((element) => {
    const bracketId = bracketIdOf(element)
    return bracketId === null ? [] : alternativeRoots(doc, bracketId)
  })
  return [text, ...alternatives.map(({ fragment }) => fragment)]
}
