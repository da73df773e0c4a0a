import * as Y from 'yjs'
import type { MemberId } from './ids.ts'

/** Who wrote a word: a member, or the server itself, for what came with the template. */
export type TextAuthor = MemberId | 'server'

/**
 * The root, in each document, in which the server writes to whom each Yjs client id belongs. No client may write in
 * it, so what it says is the server's own account.
 */
export const AUTHORS_ROOT = 'authors'

export const authorsOf = (doc: Y.Doc): Y.Map<TextAuthor> => doc.getMap(AUTHORS_ROOT)

/** Words of one author. */
export interface AuthorRun {
  readonly text: string
  /** Null for words whose author the server has not told yet. */
  readonly author: TextAuthor | null
}

/** Deeper nesting than this is not read, as in `readPointText`. */
const MAX_DEPTH = 40

/**
 * The words of a text in reading order with who wrote them, footnotes included. It looks at nothing that stands in the
 * text: each letter's author is whoever the server says its client id belongs to. Never changes the document.
 */
export function readTextAuthors(
  fragment: Y.XmlFragment,
  authors: { get(clientId: string): unknown },
): readonly AuthorRun[] {
  const runs: { text: string; author: TextAuthor | null }[] = []
  const known = new Map<number, TextAuthor | null>()
  const authorOf = (client: number): TextAuthor | null => {
    let author = known.get(client)
    if (author === undefined) {
      const found = authors.get(String(client))
      // The map's only writer is the server, and its values are ids of members or `server`.
      author = typeof found === 'string' ? (found as TextAuthor) : null
      known.set(client, author)
    }
    return author
  }
  walk(fragment, 0, (text, client) => {
    const author = authorOf(client)
    const last = runs.at(-1)
    if (last !== undefined && last.author === author) last.text += text
    else runs.push({ text, author })
  })
  return runs
}

function walk(
  parent: Y.XmlFragment,
  depth: number,
  found: (text: string, client: number) => void,
): void {
  if (depth > MAX_DEPTH) return
  for (const child of parent.toArray()) {
    if (child instanceof Y.XmlText) {
      for (let item = child._start; item !== null; item = item.right) {
        if (!item.deleted && item.content instanceof Y.ContentString) {
          found(item.content.str, item.id.client)
        }
      }
    } else if (child instanceof Y.XmlElement) {
      walk(child, depth + 1, found)
    }
  }
}
