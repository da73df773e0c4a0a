import * as Y from 'yjs'
import { bracketPlace } from '../../shared/model/bracket.ts'
import { parseRootName } from '../../shared/model/documents.ts'
import type { PointId } from '../../shared/model/ids.ts'

/** The points whose text a transaction changed, or what is disputed in it. */
export function touchedPoints(transaction: Y.Transaction): PointId[] {
  const points = new Set<PointId>()
  for (const type of transaction.changedParentTypes.keys()) {
    // Only a root has no item that it hangs on.
    if (type._item !== null) continue
    const root = parseRootName(Y.findRootTypeKey(type))
    if (root?.kind === 'point') points.add(root.pointId)
    if (root?.kind === 'alternative') {
      const place = bracketPlace(transaction.doc, root.bracketId)
      if (place !== undefined) points.add(place.pointId)
    }
  }
  return [...points]
}

/** The entries of `review` that a transaction changed, as `<root> <key>`. */
export function touchedEntries(transaction: Y.Transaction): string[] {
  return [...transaction.changed].flatMap(([type, keys]) => {
    if (type._item !== null) return []
    const root = Y.findRootTypeKey(type)
    return [...keys].flatMap((key) => (key === null ? [] : [`${root} ${key}`]))
  })
}
