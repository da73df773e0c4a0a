import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'

type Struct = Y.Item | Y.GC | Y.Skip

/** A run of new structs of one client; the first may begin inside a struct that was sent before. */
interface NewStructs {
  readonly client: number
  readonly clock: number
  readonly offset: number
  readonly structs: Struct[]
}

/** What an update would change in a document, and nothing that the document has already. */
export interface Canonical {
  readonly kind: 'changes'
  readonly structs: readonly NewStructs[]
  readonly deletions: ReadonlyMap<number, readonly DeletedRange[]>
  /** The update that holds exactly this. */
  readonly update: Uint8Array
}
export interface DeletedRange {
  readonly clock: number
  readonly len: number
}

export type Canonicalised =
  | Canonical
  /** Everything in it is known already. */
  | { readonly kind: 'nothing' }
  /** It builds on something that this document has not seen; applying it would leave pending structs. */
  | { readonly kind: 'gap' }
  | { readonly kind: 'malformed' }

/**
 * Reduces an update (V1) to what is new for `doc`. A struct that overlaps known clocks is cut at the known clock, so
 * that it can only land where it declares; known deletions are dropped, so that a reconnect does not store the whole
 * delete set again; and the counts in the result are true, so that decoding it allocates what it holds.
 */
export function canonicalise(doc: Y.Doc, update: Uint8Array): Canonicalised {
  let decoded: { structs: Struct[]; ds: { clients: Map<number, DeletedRange[]> } }
  try {
    decoded = Y.decodeUpdate(update)
  } catch {
    return { kind: 'malformed' }
  }
  const fresh = newStructs(doc, decoded.structs)
  if (fresh === 'gap' || !dependenciesKnown(doc, fresh)) return { kind: 'gap' }
  const ends = new Map(fresh.map((run) => [run.client, endOf(run)]))
  const deletions = newDeletions(doc, decoded.ds.clients, ends)
  if (deletions === 'gap') return { kind: 'gap' }
  if (fresh.length === 0 && deletions.size === 0) return { kind: 'nothing' }
  try {
    return { kind: 'changes', structs: fresh, deletions, update: encode(fresh, deletions) }
  } catch {
    // A value nested so deep that it can be read but not written again overflows the stack here.
    return { kind: 'malformed' }
  }
}

/** The same new structs with other deletions. */
export const withDeletions = (
  changes: Canonical,
  deletions: ReadonlyMap<number, readonly DeletedRange[]>,
): Canonical => ({ ...changes, deletions, update: encode(changes.structs, deletions) })

function newStructs(doc: Y.Doc, structs: readonly Struct[]): NewStructs[] | 'gap' {
  const runs = new Map<number, NewStructs>()
  for (const struct of structs) {
    const { client, clock } = struct.id
    const run = runs.get(client)
    const known = run === undefined ? Y.getState(doc.store, client) : endOf(run)
    if (clock + struct.length <= known) continue
    if (clock > known || struct instanceof Y.Skip) return 'gap'
    if (run === undefined) {
      runs.set(client, { client, clock: known, offset: known - clock, structs: [struct] })
    } else {
      // Two structs of one update may not overlap; the honest encoder never writes that.
      if (clock < known) return 'gap'
      run.structs.push(struct)
    }
  }
  // Higher client ids first, as Yjs itself writes them.
  return [...runs.values()].sort((a, b) => b.client - a.client)
}

function endOf(run: NewStructs): number {
  const last = run.structs[run.structs.length - 1]
  return last === undefined ? run.clock : last.id.clock + last.length
}

/** The ids that must be there before a struct can be placed. */
function dependencies(struct: Struct, offset: number): Y.ID[] {
  if (!(struct instanceof Y.Item)) return []
  const ids: Y.ID[] = []
  if (struct.origin !== null && offset === 0) ids.push(struct.origin)
  if (struct.rightOrigin !== null) ids.push(struct.rightOrigin)
  if (struct.parent instanceof Y.ID) ids.push(struct.parent)
  return ids
}

/**
 * Whether every struct finds what it hangs on, in the document or earlier in the update in some order. Structs of
 * several clients may hang on each other in a circle, which would stay pending for ever.
 */
function dependenciesKnown(doc: Y.Doc, runs: readonly NewStructs[]): boolean {
  const placed = new Map(runs.map((run) => [run.client, run.clock]))
  const next = runs.map(() => 0)
  const isPlaced = (id: Y.ID): boolean =>
    id.clock < (placed.get(id.client) ?? Y.getState(doc.store, id.client))
  for (let progress = true; progress;) {
    progress = false
    runs.forEach((run, at) => {
      for (let index = next[at] ?? 0; index < run.structs.length; index++) {
        const struct = run.structs[index]
        if (struct === undefined) break
        if (!dependencies(struct, index === 0 ? run.offset : 0).every(isPlaced)) break
        placed.set(run.client, struct.id.clock + struct.length)
        next[at] = index + 1
        progress = true
      }
    })
  }
  return runs.every((run, at) => next[at] === run.structs.length)
}

function newDeletions(
  doc: Y.Doc,
  clients: ReadonlyMap<number, readonly DeletedRange[]>,
  ends: ReadonlyMap<number, number>,
): Map<number, DeletedRange[]> | 'gap' {
  const result = new Map<number, DeletedRange[]>()
  for (const [client, ranges] of clients) {
    const known = Y.getState(doc.store, client)
    const end = ends.get(client) ?? known
    const fresh: DeletedRange[] = []
    for (const { clock, len } of apart(ranges)) {
      if (clock + len > end) return 'gap'
      if (clock < known) liveRanges(doc, client, clock, Math.min(clock + len, known), fresh)
      if (clock + len > known) {
        const from = Math.max(clock, known)
        fresh.push({ clock: from, len: clock + len - from })
      }
    }
    if (fresh.length > 0) result.set(client, fresh)
  }
  return result
}

/** The same ranges without overlaps: thousands that repeat each other would be walked, and written, once for each. */
function apart(ranges: readonly DeletedRange[]): readonly DeletedRange[] {
  const result: DeletedRange[] = []
  for (const range of [...ranges].sort((a, b) => a.clock - b.clock)) {
    const last = result.at(-1)
    const end = last === undefined ? -1 : last.clock + last.len
    if (last === undefined || range.clock >= end) result.push(range)
    else if (range.clock + range.len > end) {
      result[result.length - 1] = { clock: last.clock, len: range.clock + range.len - last.clock }
    }
  }
  return result
}

/** Appends to `into` the parts of [from, to) that are not deleted yet. */
function liveRanges(
  doc: Y.Doc,
  client: number,
  from: number,
  to: number,
  into: DeletedRange[],
): void {
  const structs = doc.store.clients.get(client)
  if (structs === undefined || from >= to) return
  for (let index = Y.findIndexSS(structs, from); index < structs.length; index++) {
    const struct = structs[index]
    if (struct === undefined || struct.id.clock >= to) return
    if (struct.deleted) continue
    const clock = Math.max(struct.id.clock, from)
    into.push({ clock, len: Math.min(struct.id.clock + struct.length, to) - clock })
  }
}

function encode(
  runs: readonly NewStructs[],
  deletions: ReadonlyMap<number, readonly DeletedRange[]>,
): Uint8Array {
  const encoder = new Y.UpdateEncoderV1()
  encoding.writeVarUint(encoder.restEncoder, runs.length)
  for (const run of runs) {
    encoding.writeVarUint(encoder.restEncoder, run.structs.length)
    encoder.writeClient(run.client)
    encoding.writeVarUint(encoder.restEncoder, run.clock)
    run.structs.forEach((struct, index) => struct.write(encoder, index === 0 ? run.offset : 0))
  }
  encoding.writeVarUint(encoder.restEncoder, deletions.size)
  for (const [client, ranges] of deletions) {
    encoder.resetDsCurVal()
    encoding.writeVarUint(encoder.restEncoder, client)
    encoding.writeVarUint(encoder.restEncoder, ranges.length)
    for (const { clock, len } of ranges) {
      encoder.writeDsClock(clock)
      encoder.writeDsLen(len)
    }
  }
  return encoder.toUint8Array()
}
