import * as Y from 'yjs'

/** Nobody can nest deeper, see `readPointText`; this only keeps a copy from going on for ever. */
const MAX_DEPTH = 40

/** A whole copy. Not Yjs's own `clone`, which leaves out attributes that are no text, and with them the spans of cells. */
export function copyElement(element: Y.XmlElement, depth = 0): Y.XmlElement {
  const copy = new Y.XmlElement(element.nodeName)
  const attributes: Record<string, unknown> = element.getAttributes()
  for (const [name, value] of Object.entries(attributes)) {
    // Attributes may be of any type in Yjs, though its types say string.
    copy.setAttribute(name, value as string)
  }
  if (depth === MAX_DEPTH) return copy
  copy.insert(
    0,
    element.toArray().flatMap((child): (Y.XmlElement | Y.XmlText)[] => {
      if (child instanceof Y.XmlElement) return [copyElement(child, depth + 1)]
      if (!(child instanceof Y.XmlText)) return []
      const text = new Y.XmlText()
      text.applyDelta(child.toDelta())
      return [text]
    }),
  )
  return copy
}
