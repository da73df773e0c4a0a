import * as Y from 'yjs'
import type { Canonical } from './canonical.ts'

/**
 * Whether an update only deletes formatting marks of text. Yjs makes such updates by itself in every page that
 * receives a change of formatting, a reader's too, so they are no attempt to write.
 */
export function onlyTidiesFormatting(doc: Y.Doc, changes: Canonical): boolean {
  if (changes.structs.length > 0) return false
  for (const [client, ranges] of changes.deletions) {
    const structs = doc.store.clients.get(client)
    if (structs === undefined) return false
    for (const { clock, len } of ranges) {
      for (let index = Y.findIndexSS(structs, clock); index < structs.length; index++) {
        const struct = structs[index]
        if (struct === undefined || struct.id.clock >= clock + len) break
        if (struct instanceof Y.Item && struct.content instanceof Y.ContentFormat) continue
        return false
      }
    }
  }
  return true
}
