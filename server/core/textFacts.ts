import type * as Y from 'yjs'
import { pointRoot } from '../../shared/model/documents.ts'
import type { PointId } from '../../shared/model/ids.ts'
import { readPointText } from '../../shared/model/pointText.ts'
import { factsOf, type TextFacts } from '../../shared/rules/agreement.ts'

/** Looks at the text of a point as the rules of agreement do; a text that did not change is not looked at again. */
export function createTextFacts(): (doc: Y.Doc, pointId: PointId) => TextFacts {
  const known = new WeakMap<object, TextFacts>()
  const watched = new WeakSet<Y.Doc>()

  function watch(doc: Y.Doc): void {
    if (watched.has(doc)) return
    watched.add(doc)
    doc.on('afterTransaction', (transaction: Y.Transaction) => {
      for (const type of transaction.changedParentTypes.keys()) known.delete(type)
    })
  }

  return (doc, pointId) => {
    watch(doc)
    const text = doc.getXmlFragment(pointRoot(pointId))
    const facts = known.get(text) ?? factsOf(readPointText(text))
    known.set(text, facts)
    return facts
  }
}
