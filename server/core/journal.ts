import type { DocumentName } from '../../shared/model/documents.ts'
import type { MemberId, PlanId } from '../../shared/model/ids.ts'

/** Who caused an entry: a member, or the server itself by a command. */
export type Author = MemberId | 'server'

/** `update`: a canonical Yjs update (V1). `event`: a `PlanEvent` as JSON, only in the document `record`. */
export type EntryKind = 'update' | 'event'

/** One accepted update, or one event. Entries are never changed or removed: they are the history. */
export interface JournalEntry {
  /** 1, 2, 3 … within its document. */
  readonly seq: number
  /** Milliseconds since 1970, server clock. */
  readonly at: number
  readonly by: Author
  readonly kind: EntryKind
  readonly body: Uint8Array
  /** SHA-256 over the entry before it and this one; see `chainHash`. */
  readonly hash: Uint8Array
}

/** What opening a document needs: the newest snapshot and only what came after it. */
export interface LoadedDocument {
  readonly snapshot: { readonly seq: number; readonly state: Uint8Array } | null
  /** Entries after the snapshot, in order. */
  readonly entries: readonly JournalEntry[]
  /** The last entry's number and hash; seq 0 and 32 zero bytes for a document that has none. */
  readonly head: { readonly seq: number; readonly hash: Uint8Array }
}

/** The append log of all documents. An adapter is named by its medium and passes `journalContract`. */
export interface Journal {
  load(planId: PlanId, document: DocumentName): Promise<LoadedDocument>
  /**
   * Appends one entry; resolves once it is on disk and not before. Rejects, and stores nothing, when its number does
   * not follow the last one of its document: so nothing is ever stored behind an entry that failed.
   */
  append(planId: PlanId, document: DocumentName, entry: JournalEntry): Promise<void>
  /** Keeps the state after entry `seq`, so that loading does not depend on the length of the history. Replaces the snapshot before it. */
  keepSnapshot(
    planId: PlanId,
    document: DocumentName,
    seq: number,
    state: Uint8Array,
  ): Promise<void>
  /** Entries from `from` on, oldest first, at most `limit`. */
  entries(
    planId: PlanId,
    document: DocumentName,
    from: number,
    limit: number,
  ): Promise<readonly JournalEntry[]>
  close(): Promise<void>
}

export const NO_HASH: Uint8Array = new Uint8Array(32)
