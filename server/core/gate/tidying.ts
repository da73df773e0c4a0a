import * as Y from 'yjs'
import { type Canonical, type DeletedRange, withDeletions } from './canonical.ts'

/**
 * The update without those deletions of formatting marks that its sender may not make; null when nothing is left.
 * Yjs makes such deletions by itself in every page that receives a change of formatting, a reader's too and in locked
 * points too, so they are no attempt to write; and as every page makes them, nobody misses these.
 */
export function withoutTidying(
  doc: Y.Doc,
  changes: Canonical,
  mayDelete: (item: Y.Item) => boolean,
): Canonical | null {
  const kept = new Map<number, DeletedRange[]>()
  let dropped = false
  for (const [client, ranges] of changes.deletions) {
    const structs = doc.store.clients.get(client) ?? []
    const known = Y.getState(doc.store, client)
    const rest: DeletedRange[] = []
    for (const { clock, len } of ranges) {
      let at = clock
      for (; at < Math.min(clock + len, known);) {
        const struct = structs[Y.findIndexSS(structs, at)]
        if (struct === undefined) break
        const end = Math.min(struct.id.clock + struct.length, clock + len)
        const tidies =
          struct instanceof Y.Item &&
          struct.content instanceof Y.ContentFormat &&
          !mayDelete(struct)
        if (tidies) dropped = true
        else rest.push({ clock: at, len: end - at })
        at = end
      }
      if (at < clock + len) rest.push({ clock: at, len: clock + len - at })
    }
    if (rest.length > 0) kept.set(client, rest)
  }
  if (!dropped) return changes
  return changes.structs.length === 0 && kept.size === 0 ? null : withDeletions(changes, kept)
}
