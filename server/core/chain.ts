import * as encoding from 'lib0/encoding'
import type { DocumentName } from '../../shared/model/documents.ts'
import type { PlanId } from '../../shared/model/ids.ts'
import type { JournalEntry } from './journal.ts'

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
