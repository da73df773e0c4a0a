import { toBase64 } from 'lib0/buffer'
import { toHex } from '../../shared/lib/hex.ts'
import { caucusOf, type DocumentName } from '../../shared/model/documents.ts'
import type { MemberId, PlanId } from '../../shared/model/ids.ts'
import type {
  RecordEntry,
  RecordPage,
  RecordSeal,
  VerifyResponse,
} from '../../shared/wire/record.ts'
import { type ChainHead, firstBroken, sameBytes, type Sha256 } from './chain.ts'
import { type Journal, type JournalEntry, NO_HASH } from './journal.ts'
import type { Rooms } from './rooms.ts'
import { type Seal, type Seals, sealText } from './seal.ts'

/** Entries read and checked at one go; between two the server does other work. */
const VERIFY_STEP = 1_000

export interface RecordPorts {
  readonly journal: Journal
  readonly seals: Seals
  readonly rooms: Rooms
  readonly sha256: Sha256
  /** The key with which this server seals. */
  readonly publicKey: Uint8Array
  readonly isSignedBy: (publicKey: Uint8Array, bytes: Uint8Array, signature: Uint8Array) => boolean
}

/** One page of the record's entries, with the seals on them. */
export async function readRecord(
  ports: RecordPorts,
  planId: PlanId,
  from: number,
  limit: number,
): Promise<RecordPage> {
  const room = await ports.rooms.open(planId, 'record')
  const entries = await ports.journal.entries(planId, 'record', from, limit)
  const last = entries[entries.length - 1]
  const seals =
    last === undefined ? [] : await ports.seals.between(planId, 'record', from, last.seq)
  const stored = Math.max(room.lastStored(), last?.seq ?? 0)
  return {
    planId,
    document: 'record',
    entries: entries.map(toWireEntry),
    seals: seals.map(toWireSeal),
    publicKey: toBase64(ports.publicKey),
    next: last !== undefined && last.seq < stored ? last.seq + 1 : null,
    last: stored,
  }
}

const toWireEntry = (entry: JournalEntry): RecordEntry => ({
  seq: entry.seq,
  at: entry.at,
  by: entry.by,
  kind: entry.kind,
  body: toBase64(entry.body),
  hash: toHex(entry.hash),
})

const toWireSeal = (seal: Seal): RecordSeal => ({
  seq: seal.seq,
  at: seal.at,
  hash: toHex(seal.hash),
  signature: toBase64(seal.signature),
})

/** Computes the chain of every document again that this member may open, and checks the seals on it. */
export async function verifyPlan(
  ports: RecordPorts,
  planId: PlanId,
  memberId: MemberId,
): Promise<VerifyResponse> {
  const member = await ports.rooms.member(planId, memberId)
  const candidates: DocumentName[] = ['record', 'plan', 'review']
  if (member !== undefined && member.partyId !== null) candidates.push(caucusOf(member.partyId))
  const documents: VerifyResponse['documents'] = []
  for (const document of candidates) {
    if (await ports.rooms.mayOpen(planId, memberId, document)) {
      documents.push(await verifyDocument(ports, planId, document))
    }
  }
  const ok = documents.every((one) => one.brokenAt === null && one.brokenSealAt === null)
  return { ok, documents }
}

async function verifyDocument(
  ports: RecordPorts,
  planId: PlanId,
  document: DocumentName,
): Promise<VerifyResponse['documents'][number]> {
  let head: ChainHead = { seq: 0, hash: NO_HASH }
  let brokenAt: number | null = null
  let brokenSealAt: number | null = null
  let sealed = 0
  for (;;) {
    const entries = await ports.journal.entries(planId, document, head.seq + 1, VERIFY_STEP)
    if (entries.length === 0) break
    const last = entries[entries.length - 1]?.seq ?? head.seq
    const seals = await ports.seals.between(planId, document, head.seq + 1, last)
    brokenSealAt ??= seals.find((seal) => !holds(ports, seal, entries))?.seq ?? null
    sealed += seals.length
    const checked = firstBroken(ports.sha256, planId, document, head, entries)
    head = checked.head
    brokenAt = checked.brokenAt
    if (brokenAt !== null) break
  }
  return {
    document,
    entries: head.seq,
    head: toHex(head.hash),
    brokenAt,
    seals: sealed,
    brokenSealAt,
  }
}

function holds(ports: RecordPorts, seal: Seal, entries: readonly JournalEntry[]): boolean {
  const entry = entries.find((one) => one.seq === seal.seq)
  return (
    entry !== undefined &&
    sameBytes(entry.hash, seal.hash) &&
    ports.isSignedBy(ports.publicKey, sealText(seal), seal.signature)
  )
}
