import * as Y from 'yjs'
import { bracketElements, bracketIdOf } from '../../shared/model/bracket.ts'
import { parseRootName, pointRoot } from '../../shared/model/documents.ts'
import type { BracketId, PointId } from '../../shared/model/ids.ts'

/** Tells of every change of a point's text, the alternatives of its brackets included, as long as the document lives. */
export function observeText(doc: Y.Doc, pointId: PointId, onChange: () => void): void {
  const fragment = doc.getXmlFragment(pointRoot(pointId))
  fragment.observeDeep(onChange)
  doc.on('afterTransaction', (transaction: Y.Transaction) => {
    const touched = touchedBrackets(transaction)
    if (touched.size === 0) return
    const isHere = bracketElements(fragment).some((element) => {
      const id = bracketIdOf(element)
      return id !== null && touched.has(id)
    })
    if (isHere) onChange()
  })
}

/** Each transaction is looked through once, however many points ask. */
const known = new WeakMap<Y.Transaction, ReadonlySet<BracketId>>()

/** The brackets in whose alternatives a transaction changed something. */
export function touchedBrackets(transaction: Y.Transaction): ReadonlySet<BracketId> {
  let touched = known.get(transaction)
  if (touched === undefined) {
    const found = new Set<BracketId>()
    const roots = new Set([...transaction.changed.keys()].map(rootOf))
    const isKnown = (root: unknown): boolean =>
      [...transaction.doc.share.values()].includes(root as never)
    // Who opens a root gives it a type of its own; then which one it was cannot be told any more.
    const isAny = [...roots].some((root) => !isKnown(root))
    for (const [name, root] of transaction.doc.share) {
      const parsed = parseRootName(name)
      if (parsed?.kind === 'alternative' && (isAny || roots.has(root))) found.add(parsed.bracketId)
    }
    touched = found
    known.set(transaction, found)
  }
  return touched
}

/** A root that nobody has opened yet is no part of the text that observers are told of, so this looks at the types. */
function rootOf(type: unknown): unknown {
  let root = type
  while (root instanceof Y.AbstractType && root._item !== null) root = root._item.parent
  return root
}
