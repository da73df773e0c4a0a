import type { PlanId, VersionId } from '../../shared/model/ids.ts'

/** A frozen version as it is kept: exactly the bytes that its hash is of. */
export interface StoredVersion {
  readonly planId: PlanId
  readonly id: VersionId
  /** `versionText` in UTF-8. */
  readonly bytes: Uint8Array
  /** SHA-256 of `bytes`. */
  readonly hash: Uint8Array
  /** Ed25519 (RFC 8032) over `signedText`, 64 bytes. */
  readonly signature: Uint8Array
}

/** Where frozen versions are kept. An adapter is named by its medium and passes `versionsContract`. */
export interface Versions {
  /** Keeps a version for ever; on disk when it resolves. Rejects when there is one with this id: none is ever replaced. */
  keep(version: StoredVersion): Promise<void>
  find(planId: PlanId, id: VersionId): Promise<StoredVersion | undefined>
}
