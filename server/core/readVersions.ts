import { toBase64 } from 'lib0/buffer'
import { toHex } from '../../shared/lib/hex.ts'
import type { PlanId, VersionId } from '../../shared/model/ids.ts'
import { readVersions } from '../../shared/model/record.ts'
import { type FrozenVersion, parseVersion } from '../../shared/model/version.ts'
import type { VersionResponse, VersionsResponse } from '../../shared/wire/versions.ts'
import type { Rooms } from './rooms.ts'
import type { StoredVersion, Versions } from './versions.ts'

export interface VersionPorts {
  readonly rooms: Pick<Rooms, 'open'>
  readonly store: Versions
  readonly signer: { readonly publicKey: Uint8Array }
}

/** What the record says of all versions of a plan. */
export async function listVersions(
  { rooms }: VersionPorts,
  planId: PlanId,
): Promise<VersionsResponse> {
  const record = await rooms.open(planId, 'record')
  return { versions: [...(await record.read(readVersions))] }
}

/** One version with all that proves it; null when the plan has no such version. */
export async function readVersion(
  ports: VersionPorts,
  planId: PlanId,
  id: string,
): Promise<VersionResponse | null> {
  const found = await findVersion(ports, planId, id)
  if (found === null) return null
  const { version, stored } = found
  return {
    version,
    hash: toHex(stored.hash),
    signature: toBase64(stored.signature),
    publicKey: toBase64(ports.signer.publicKey),
  }
}

/**
 * A version that the record names. Bytes that it does not name, of a freeze that was cut short, are no version.
 * Throws when the bytes are gone or are not what the record says: then the store is broken.
 */
export async function findVersion(
  { rooms, store }: Pick<VersionPorts, 'rooms' | 'store'>,
  planId: PlanId,
  id: string,
): Promise<{ readonly version: FrozenVersion; readonly stored: StoredVersion } | null> {
  const record = await rooms.open(planId, 'record')
  const entry = record.peek(readVersions).find((one) => one.id === id)
  if (entry === undefined) return null
  const stored = await store.find(planId, id as VersionId)
  const version = stored === undefined ? null : parseVersion(new TextDecoder().decode(stored.bytes))
  if (stored === undefined || version === null || toHex(stored.hash) !== entry.hash) {
    throw new Error(`Version ${id} of plan ${planId} is not what the record says`)
  }
  return { version, stored }
}
