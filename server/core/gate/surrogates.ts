import * as Y from 'yjs'
import type { Canonical } from './canonical.ts'
import type { StructIndex } from './structs.ts'

/**
 * Whether an update cuts a character in two. Yjs counts UTF-16 units and replaces the halves of a pair that it must
 * split, but not in every copy alike, so a cut pair makes two different texts. Editors never cut one.
 */
export function cutsCharacter(changes: Canonical, index: StructIndex): boolean {
  /** Whether a cut right before this id goes through a pair. */
  const cutsBefore = (client: number, clock: number): boolean => {
    const found = index.find(Y.createID(client, clock))
    if (found === null || !(found.struct instanceof Y.Item)) return false
    const { content, id } = found.struct
    const at = clock - id.clock
    if (at === 0 || !(content instanceof Y.ContentString)) return false
    return isHigh(content.str.charCodeAt(at - 1)) && isLow(content.str.charCodeAt(at))
  }
  for (const run of changes.structs) {
    for (const struct of run.structs) {
      if (!(struct instanceof Y.Item)) continue
      const { origin, rightOrigin } = struct
      if (origin !== null && cutsBefore(origin.client, origin.clock + 1)) return true
      if (rightOrigin !== null && cutsBefore(rightOrigin.client, rightOrigin.clock)) return true
    }
  }
  for (const [client, ranges] of changes.deletions) {
    for (const { clock, len } of ranges) {
      if (cutsBefore(client, clock) || cutsBefore(client, clock + len)) return true
    }
  }
  return false
}

const isHigh = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff
const isLow = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff
