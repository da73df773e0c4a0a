import * as Y from 'yjs'
import type { Canonical } from './canonical.ts'

export type Struct = Y.Item | Y.GC | Y.Skip

/** Finds structs by id, in an update first and then in the document. */
export interface StructIndex {
  /** The struct that holds this id, and whether it is of the update; null when nobody has it. */
  find(id: Y.ID): { readonly struct: Struct; readonly fresh: boolean } | null
}

export function createStructIndex(doc: Y.Doc, changes: Canonical): StructIndex {
  const runs = new Map(changes.structs.map((run) => [run.client, run]))
  return {
    find(id) {
      const run = runs.get(id.client)
      if (run !== undefined && id.clock >= run.clock) {
        const struct = search(run.structs, id.clock)
        return struct === null ? null : { struct, fresh: true }
      }
      const stored = doc.store.clients.get(id.client)
      if (stored === undefined || id.clock >= Y.getState(doc.store, id.client)) return null
      const struct = stored[Y.findIndexSS(stored, id.clock)]
      return struct === undefined ? null : { struct, fresh: false }
    },
  }
}

/** The structs that an update deletes, of the document and of its own; those that nobody has are left out. */
export function deletedStructs(changes: Canonical, index: StructIndex): ReadonlySet<Struct> {
  const deleted = new Set<Struct>()
  for (const [client, ranges] of changes.deletions) {
    for (const { clock, len } of ranges) {
      for (let at = clock; at < clock + len;) {
        const found = index.find(Y.createID(client, at))
        if (found === null) break
        deleted.add(found.struct)
        at = found.struct.id.clock + found.struct.length
      }
    }
  }
  return deleted
}

/** Binary search; the structs of a run follow each other without a gap. */
function search(structs: readonly Struct[], clock: number): Struct | null {
  let low = 0
  let high = structs.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const struct = structs[middle]
    if (struct === undefined) return null
    if (clock < struct.id.clock) high = middle - 1
    else if (clock >= struct.id.clock + struct.length) low = middle + 1
    else return struct
  }
  return null
}
