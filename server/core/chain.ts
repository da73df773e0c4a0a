import * as encoding from 'lib0/encoding'
import type { DocumentName } from '../../shared/model/documents.ts'
import type { PlanId } from '../../shared/model/ids.ts'
import type { JournalEntry } from './journal.ts'

/** The last entry of a document's chain. */
export interface ChainHead {
  readonly seq: number
  readonly hash: Uint8Array
}

/** SHA-256 (FIPS 180-4) of bytes, 32 bytes; passed in because the core opens nothing. */
export type Sha256 = (bytes: Uint8Array) => Uint8Array

/**
 * The hash of an entry: SHA-256 over the hash before it, the document's name, number, time, author, kind and body, each
 * length-prefixed. Changing, dropping or reordering any earlier entry changes every hash after it.
 */
export function chainHash(
  sha256: Sha256,
  previous: Uint8Array,
  planId: PlanId,
  document: DocumentName,
  entry: Omit<JournalEntry, 'hash'>,
): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint8Array(encoder, previous)
  encoding.writeVarString(encoder, planId)
  encoding.writeVarString(encoder, document)
  encoding.writeVarUint(encoder, entry.seq)
  encoding.writeVarUint(encoder, entry.at)
  encoding.writeVarString(encoder, entry.by)
  encoding.writeVarString(encoder, entry.kind)
  encoding.writeVarUint8Array(encoder, entry.body)
  return sha256(encoding.toUint8Array(encoder))
}

/**
 * The number of the first entry that does not follow from the ones before it, or null when all do. `entries` begin
 * right after `from`.
 */
export function firstBroken(
  sha256: Sha256,
  planId: PlanId,
  document: DocumentName,
  from: ChainHead,
  entries: Iterable<JournalEntry>,
): { readonly brokenAt: number | null; readonly head: ChainHead } {
  let head = from
  for (const entry of entries) {
    const hash = chainHash(sha256, head.hash, planId, document, entry)
    const follows = entry.seq === head.seq + 1 && sameBytes(hash, entry.hash)
    if (!follows) return { brokenAt: entry.seq, head }
    head = { seq: entry.seq, hash }
  }
  return { brokenAt: null, head }
}

export const sameBytes = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, at) => byte === b[at])
