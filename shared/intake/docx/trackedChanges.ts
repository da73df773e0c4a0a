import type { TrackedChange } from '../incoming.ts'
import { firstWords, oneLine } from '../words.ts'
import type { XmlElement } from './xml.ts'

/** Gathers the tracked changes of a document. What one person did in one go in one place is one change. */
export function createChangeLog() {
  const changes: TrackedChange[] = []
  let last: { readonly key: string; readonly index: number } | null = null
  return {
    changes: changes as readonly TrackedChange[],
    /** The change that an element stands for. */
    of(kind: TrackedChange['kind'], element: XmlElement): number {
      const author = authorOf(element)
      const at = momentOf(element)
      const key = JSON.stringify([kind, author, at])
      if (last?.key === key) return last.index
      changes.push({ kind, author, at })
      last = { key, index: changes.length - 1 }
      return last.index
    },
    /** Something stands here that nobody tracked: what comes next is another change. */
    interrupt(): void {
      last = null
    },
  }
}
export type ChangeLog = ReturnType<typeof createChangeLog>

/** As long as the name of a member can be. */
const NAME_LETTERS = 80

export const authorOf = (element: XmlElement): string =>
  firstWords(oneLine(element.attributes['w:author'] ?? ''), NAME_LETTERS) || 'Somebody'

/** Null for what is no moment, or one before 1970. */
export function momentOf(element: XmlElement): number | null {
  const at = Date.parse(element.attributes['w:date'] ?? '')
  return Number.isNaN(at) || at < 0 ? null : at
}
