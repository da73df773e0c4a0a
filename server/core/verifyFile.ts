import { fromBase64 } from 'lib0/buffer'
import { toHex } from '../../shared/lib/hex.ts'
import type { MemberId, PlanId } from '../../shared/model/ids.ts'
import type { RecordPage } from '../../shared/wire/record.ts'
import { firstBroken, type Sha256 } from './chain.ts'
import { type JournalEntry, NO_HASH } from './journal.ts'
import { sealText } from './seal.ts'

/** What came of checking an exported record. */
export type FileVerdict =
  | { readonly ok: true; readonly entries: number; readonly seals: number; readonly head: string }
  /** It does not begin with entry 1, so nothing can be said of it. */
  | { readonly ok: false; readonly what: 'not-from-the-start' }
  | { readonly ok: false; readonly what: 'entry' | 'seal'; readonly seq: number }

/** Checks an exported record with nothing but the file: every hash from the first entry on, and every seal. */
export function verifyFile(
  file: Pick<RecordPage, 'planId' | 'document' | 'entries' | 'seals' | 'publicKey'>,
  sha256: Sha256,
  isSignedBy: (publicKey: Uint8Array, bytes: Uint8Array, signature: Uint8Array) => boolean,
): FileVerdict {
  if (file.entries[0] !== undefined && file.entries[0].seq !== 1) {
    return { ok: false, what: 'not-from-the-start' }
  }
  // Ids were checked when the file was parsed.
  const planId = file.planId as PlanId
  const entries = file.entries.map((entry): JournalEntry => ({
    seq: entry.seq,
    at: entry.at,
    by: entry.by as MemberId,
    kind: entry.kind,
    body: fromBase64(entry.body),
    hash: fromHex(entry.hash),
  }))
  const start = { seq: 0, hash: NO_HASH }
  const { brokenAt, head } = firstBroken(sha256, planId, file.document, start, entries)
  if (brokenAt !== null) return { ok: false, what: 'entry', seq: brokenAt }
  const hashes = new Map(file.entries.map((entry) => [entry.seq, entry.hash]))
  const publicKey = fromBase64(file.publicKey)
  for (const seal of file.seals) {
    const { seq, at } = seal
    const text = sealText({ planId, document: file.document, seq, at, hash: fromHex(seal.hash) })
    const holds =
      hashes.get(seq) === seal.hash && isSignedBy(publicKey, text, fromBase64(seal.signature))
    if (!holds) return { ok: false, what: 'seal', seq }
  }
  return { ok: true, entries: entries.length, seals: file.seals.length, head: toHex(head.hash) }
}

const fromHex = (hex: string): Uint8Array =>
  Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
