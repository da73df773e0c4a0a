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

/** How far each client had written at some moment: the decoded state vector of the document. */
export type WrittenSoFar = ReadonlyMap<number, number>

/**
 * Who wrote the letters of some texts that were not in the document at some moment; whoever wrote most of them first. A
 * letter never changes its id, so this is no guess out of a comparison of words.
 */
export function writtenSince(
  fragments: readonly Y.XmlFragment[],
  before: WrittenSoFar,
  authors: { get(clientId: string): unknown },
): readonly TextAuthor[] {
  const letters = new Map<TextAuthor, number>()
  const found = (text: string, client: number, clock: number): void => {
    const fresh = Math.min(text.length, clock + text.length - (before.get(client) ?? 0))
    const author = fresh > 0 ? authors.get(String(client)) : null
    if (typeof author !== 'string') return
    letters.set(author as TextAuthor, (letters.get(author as TextAuthor) ?? 0) + fresh)
  }
  for (const fragment of fragments) walk(fragment, 0, found)
  return [...letters].sort(([, a], [, b]) => b - a).map(([author]) => author)
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
  found: (text: string, client: number, clock: number) => void,
): void {
  if (depth > MAX_DEPTH) return
  for (const child of parent.toArray()) {
    if (child instanceof Y.XmlText) {
      for (let item = child._start; item !== null; item = item.right) {
        if (!item.deleted && item.content instanceof Y.ContentString) {
          found(item.content.str, item.id.client, item.id.clock)
        }
      }
    } else if (child instanceof Y.XmlElement) {
      walk(child, depth + 1, found)
    }
  }
}
