import * as Y from 'yjs'
import type { Canonical } from './canonical.ts'

/** Bounds of one update; a page reopened after a long time offline stays far below them. */
const MAX_STRUCTS = 100_000
const MAX_DELETED_RANGES = 100_000
const MAX_CLIENTS = 1_000
/** Client ids are 32-bit in Yjs 13. */
const MAX_CLIENT_ID = 0xffffffff
/** Clocks count characters; a member who typed for years stays below. */
const MAX_CLOCK = 2 ** 31
/** One struct of collected content may stand for a lot of text, but not for more than a plan ever held. */
const MAX_STRUCT_LENGTH = 10_000_000

/** Whether an update is of a size and shape that an honest client can make. */
export function withinBounds(changes: Canonical): boolean {
  if (changes.structs.length > MAX_CLIENTS || changes.deletions.size > MAX_CLIENTS) return false
  let structs = 0
  for (const run of changes.structs) {
    structs += run.structs.length
    if (structs > MAX_STRUCTS || run.client > MAX_CLIENT_ID) return false
    for (const struct of run.structs) {
      if (struct.length > MAX_STRUCT_LENGTH || struct.id.clock + struct.length > MAX_CLOCK) {
        return false
      }
      if (struct instanceof Y.Item && struct.content instanceof Y.ContentDoc) return false
    }
  }
  let ranges = 0
  for (const list of changes.deletions.values()) ranges += list.length
  return ranges <= MAX_DELETED_RANGES
}
