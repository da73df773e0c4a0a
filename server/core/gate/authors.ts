import type * as Y from 'yjs'
import type { MemberId } from '../../../shared/model/ids.ts'
import { authorsOf } from '../../../shared/model/textAuthors.ts'
import type { Author } from '../journal.ts'
import type { Canonical } from './canonical.ts'

/** Client ids that one member may ever use in one document: a page opened anew takes one. */
const MAX_IDS_PER_MEMBER = 20_000

/**
 * To whom the client ids of a document belong. Without this table anybody could continue, under another's client id,
 * what that other is writing, and two different texts would carry the same clocks for ever.
 */
export interface Authors {
  ownerOf(clientId: number): Author | undefined
  /** Whether a member may write under this id: it is theirs, or nobody's and they have not used up their share. */
  mayUse(member: MemberId, clientId: number): boolean
}

export function createAuthors(doc: Y.Doc): Authors {
  const table = authorsOf(doc)
  const counts = new Map<Author, number>()
  const count = (owner: Author): void => void counts.set(owner, (counts.get(owner) ?? 0) + 1)
  for (const owner of table.values()) count(owner)
  table.observe((event) => {
    for (const key of event.keysChanged) {
      const owner = table.get(key)
      if (owner !== undefined) count(owner)
    }
  })
  return {
    ownerOf: (clientId) => table.get(String(clientId)),
    mayUse(member, clientId) {
      const owner = table.get(String(clientId))
      if (owner !== undefined) return owner === member
      return (counts.get(member) ?? 0) < MAX_IDS_PER_MEMBER
    },
  }
}

/** The client ids of an update that belong to nobody yet. */
export function unclaimed(changes: Canonical, authors: Authors): number[] {
  return changes.structs
    .map((run) => run.client)
    .filter((client) => authors.ownerOf(client) === undefined)
}
