import type * as Y from 'yjs'
import type { PointId } from './ids.ts'
import { authorsOf, readTextAuthors, type TextAuthor } from './textAuthors.ts'
import { textRootsOf } from './textRoots.ts'

/** Neither white space, nor the second half of a character that takes two units. */
const COUNTED = /[^\s\udc00-\udfff]/g

/**
 * How many characters of each author stand in a point now, the alternatives of its brackets included; under null those
 * whose author the server has not told. White space is not counted. Never changes the document.
 */
export function lettersByAuthor(
  doc: Y.Doc,
  pointId: PointId,
): ReadonlyMap<TextAuthor | null, number> {
  const letters = new Map<TextAuthor | null, number>()
  const authors = authorsOf(doc)
  for (const root of textRootsOf(doc, pointId)) {
    for (const { text, author } of readTextAuthors(root, authors)) {
      const count = text.match(COUNTED)?.length ?? 0
      if (count > 0) letters.set(author, (letters.get(author) ?? 0) + count)
    }
  }
  return letters
}
