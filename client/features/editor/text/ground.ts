import type { ProsemirrorBinding } from '@tiptap/y-tiptap'
import * as Y from 'yjs'

/** Who laid the ground: nobody, so that it is in no one's history. */
const GROUND = 'ground'

/**
 * Puts the empty paragraph that every editor shows for an empty text into the text itself, before the first letter is.
 * Otherwise the paragraph belongs to who typed that letter: their undo would take it away under the words of others,
 * and the editors that stand on it would each write a new one.
 */
export function layGround(binding: ProsemirrorBinding): void {
  const { type, doc } = binding
  if (type.length > 0) return
  // Inside the binding's own lock: the editor shows this paragraph already.
  binding.mux(() => {
    doc.transact(() => {
      const paragraph = new Y.XmlElement('paragraph')
      paragraph.insert(0, [new Y.XmlText()])
      type.insert(0, [paragraph])
    }, GROUND)
  })
}

/** Whether an item is the last paragraph of a text, or the words' own place in it: taking it would take the ground. */
export function isGround(item: Y.Item): boolean {
  if (!(item.content instanceof Y.ContentType)) return false
  const { type } = item.content
  const paragraph = type instanceof Y.XmlText ? type.parent : type
  if (!(paragraph instanceof Y.XmlElement) || paragraph.nodeName !== 'paragraph') return false
  const text = paragraph.parent
  return text instanceof Y.XmlFragment && !(text instanceof Y.XmlElement) && text.length === 1
}
